"""Indexes in which only some chunks are found; everything else of them stays as it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np

from rag.hits import Hit
from rag.ports import Indexes, LexicalIndex, Matrix, Store, Vector


@dataclass(frozen=True, slots=True)
class Words:
    """A `LexicalIndex`: scores are those among all chunks, as rare words stay rare."""

    whole: LexicalIndex
    chunks: frozenset[int]

    def __len__(self) -> int:
        return len(self.whole)

    def search(self, terms: Collection[str], limit: int) -> list[Hit]:
        """BM25, best first."""
        found = self.whole.search(terms, len(self.whole))
        return [hit for hit in found if hit.chunk in self.chunks][:limit]

    def frequency(self, terms: Collection[str]) -> dict[str, int]:
        """In how many of all chunks each term stands."""
        return self.whole.frequency(terms)

    def homophones(self, words: str) -> list[str]:
        """Stretches of the whole corpus that sound like these words."""
        return self.whole.homophones(words)

    def abbreviated(self, letters: str) -> list[str]:
        """Stretches of the whole corpus with these initials."""
        return self.whole.abbreviated(letters)


@dataclass(frozen=True, slots=True)
class Meanings:
    """A `VectorIndex` that compares with every one of its chunks; `size` is that of the whole."""

    chunks: Sequence[int]
    rows: Matrix
    size: int

    def __len__(self) -> int:
        return self.size

    def search(self, vector: Vector, limit: int) -> list[Hit]:
        """The chunks with the highest cosine, best first."""
        if not self.chunks:
            return []
        cosine = self.rows @ vector
        ranked = np.argsort(-cosine, kind="stable")[:limit]
        return [Hit(self.chunks[at], float(cosine[at])) for at in ranked]


def meanings(store: Store, indexes: Indexes, chunks: Collection[int]) -> Meanings:
    """The vectors of some chunks."""
    entries = list(store.entries(sorted(chunks), indexes.model))
    rows = np.stack([one.vector for one in entries]) if entries else np.zeros((0, 0), np.float32)
    return Meanings([one.chunk for one in entries], rows, len(indexes.vector))


def within(store: Store, indexes: Indexes, versions: Collection[int]) -> Indexes:
    """The indexes as if only these versions could be found."""
    chunks = frozenset(one.chunk for version in versions for one in store.within(version))
    vectors = meanings(store, indexes, chunks)
    return replace(indexes, lexical=Words(indexes.lexical, chunks), vector=vectors)
