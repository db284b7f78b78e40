"""Gives chunks their vectors; texts that were embedded before cost nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Chunk
from rag.index import key, wording
from rag.ports import Embedder, Progress, Store, Vector

_BATCH = 64


@dataclass(frozen=True, slots=True)
class Embedding:
    """Embeds what a store does not have."""

    store: Store
    embedder: Embedder

    @property
    def model(self) -> str:
        """The name of the embedder."""
        return self.embedder.name

    def of(self, chunks: Sequence[Chunk]) -> tuple[list[str], dict[str, Vector]]:
        """The vector key of every chunk, and the vectors that were not stored before.

        Of many, those that are made are kept at once: whoever has to begin anew goes on there.
        """
        words = {key(text): text for text in map(wording, chunks)}
        missing = sorted(self.store.missing_vectors(words.keys(), self.model))
        vectors: dict[str, Vector] = {}
        for at in range(0, len(missing), _BATCH):
            batch = missing[at : at + _BATCH]
            rows = self.embedder.passages([words[one] for one in batch])
            made = dict(zip(batch, rows, strict=True))
            if len(missing) > _BATCH:
                self.store.keep(made, self.model)
            vectors |= made
        return [key(wording(chunk)) for chunk in chunks], vectors

    def stored(self, progress: Progress) -> int:
        """Embed what may be found and has no vector of this embedder; gives how many it made."""
        waiting = self.store.unembedded(self.model)
        embedded = 0
        for at in range(0, len(waiting), _BATCH):
            _, vectors = self.of(waiting[at : at + _BATCH])
            self.store.keep(vectors, self.model)
            embedded += len(vectors)
            progress(min(at + _BATCH, len(waiting)), len(waiting))
        return embedded
