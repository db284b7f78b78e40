"""How many compute at once, where many more wait for a language model."""

from __future__ import annotations

from threading import BoundedSemaphore, Lock
from types import TracebackType


class Permits:
    """A context manager that at most `size` threads are in at once. Thread-safe.

    Whoever answers is in it while computing, and out of it while a model writes.
    """

    def __init__(self, size: int) -> None:
        self._places = BoundedSemaphore(size)
        self._lock = Lock()
        self._taken = 0

    def __enter__(self) -> None:
        self._places.acquire()
        with self._lock:
            self._taken += 1

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._lock:
            self._taken -= 1
        self._places.release()

    @property
    def busy(self) -> bool:
        """Whether somebody computes."""
        return self._taken > 0
