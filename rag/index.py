"""Tells what an index lacks and what it has too much of, and names vectors by their text."""

from __future__ import annotations

import hashlib
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from corpus.document import Chunk
from corpus.fold import fold


@dataclass(frozen=True, slots=True)
class Difference:
    """What brings an index to the wanted state: chunks to put and chunks to drop."""

    put: frozenset[int]
    drop: frozenset[int]

    def __bool__(self) -> bool:
        return bool(self.put or self.drop)


def difference(have: AbstractSet[int], want: AbstractSet[int]) -> Difference:
    """What to put and what to drop so that `have` becomes `want`."""
    return Difference(frozenset(want - have), frozenset(have - want))


def wording(chunk: Chunk) -> str:
    """The exact text that is embedded for a chunk: its own words, folded.

    Folded, because the embedder places 學前教育 away from 学前教育. Title and headings are left to
    the lexical index: embedded with every chunk they make the chunks of a document alike
    (over the seeds, evidence in the
    first five fell from .896 to .731; over the small samples it rose, see the decision record).
    """
    return fold(chunk.text)


def key(words: str) -> str:
    """The name of the vector of an embedded text: equal texts share one vector."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
