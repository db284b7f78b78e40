"""Answers also where a vector index breaks while it serves."""

from __future__ import annotations

from collections.abc import Callable

import structlog

from rag.hits import Hit
from rag.ports import IndexDamagedError, Vector, VectorIndex

_log = structlog.get_logger(__name__)


class EnduringIndex:
    """A vector index that turns to its spare when it breaks while it serves."""

    def __init__(self, index: VectorIndex, spare: Callable[[], VectorIndex]) -> None:
        self._index = index
        self._spare = spare

    def __len__(self) -> int:
        return len(self._index)

    def search(self, vector: Vector, limit: int) -> list[Hit]:
        """The chunks with the highest cosine, best first."""
        try:
            return self._index.search(vector, limit)
        except IndexDamagedError as error:
            _log.warning("index_broke", reason=str(error))
            self._index = self._spare()
            return self._index.search(vector, limit)
