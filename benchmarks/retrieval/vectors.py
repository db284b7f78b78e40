"""Vectors that are kept between runs, so that no passage is embedded twice.

A file of records, each the SHA-256 of model and text and then the vector: it is only ever
appended to, and what a kill left unfinished at its end is cut off.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from rag.ports import Embedder, Matrix, Vector

_BATCH = 64
_DIGEST = 32
_TOLD = 1024


class Remembering:
    """An embedder that looks for passages in a file first; questions are embedded as they come."""

    def __init__(self, real: Embedder, kept: Path) -> None:
        """`kept` is made where it is not there."""
        self._real = real
        self._kept = kept
        self._rows: dict[bytes, Vector] = {}
        self._load()

    @property
    def name(self) -> str:
        """That of the real one."""
        return self._real.name

    @property
    def measured(self) -> bool:
        """As the real one says."""
        return self._real.measured

    @property
    def dimensions(self) -> int:
        """That of the real one."""
        return self._real.dimensions

    def begin(self, text: str) -> None:
        """As the real one does."""
        self._real.begin(text)

    def query(self, text: str) -> Vector:
        """The vector of a question."""
        return self._real.query(text)

    def passages(self, texts: Sequence[str]) -> Matrix:
        """The vectors of passages, in their order."""
        missing = list(dict.fromkeys(text for text in texts if self._key(text) not in self._rows))
        for at in range(0, len(missing), _BATCH):
            batch = missing[at : at + _BATCH]
            self.keep(dict(zip(batch, self._real.passages(batch), strict=True)))
        if not texts:
            return np.zeros((0, self.dimensions), np.float32)
        return np.stack([self._rows[self._key(text)] for text in texts])

    def keep(self, vectors: Mapping[str, Vector]) -> None:
        """Remember the vectors of texts."""
        new = {self._key(text): row for text, row in vectors.items()}
        new = {key: row.astype("<f4") for key, row in new.items() if key not in self._rows}
        with self._kept.open("ab") as file:
            file.write(b"".join(key + row.tobytes() for key, row in new.items()))
        if len(self._rows) // _TOLD < (len(self._rows) + len(new)) // _TOLD:
            print(f"{len(self._rows) + len(new)} passages embedded", flush=True)
        self._rows |= new

    def _load(self) -> None:
        if not self._kept.is_file():
            return
        size = _DIGEST + 4 * self.dimensions
        whole = self._kept.stat().st_size // size * size
        with self._kept.open("r+b") as file:
            file.truncate(whole)
        record = np.dtype([("key", "u1", _DIGEST), ("row", "<f4", self.dimensions)])
        rows = np.fromfile(self._kept, record)
        keys = rows["key"].tobytes()
        self._rows = {
            keys[at * _DIGEST : (at + 1) * _DIGEST]: row for at, row in enumerate(rows["row"])
        }

    def _key(self, text: str) -> bytes:
        return hashlib.sha256(f"{self.name} {text}".encode("utf-8", "surrogatepass")).digest()
