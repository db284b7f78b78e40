"""Does what can wait when nobody is kept waiting by it: in one thread of low priority."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import TypeAlias

import structlog

_log = structlog.get_logger("zhengda")
_WAITING = 50
_PAUSE = 0.2
_LOW = 10

Task: TypeAlias = Callable[[Callable[[], bool]], object]
"""Work in steps: before each it asks whether to go on, which waits until nobody else computes."""


class Idle:
    """Does tasks while `busy` is false, the newest first; of many that wait, the oldest go.

    The thread begins with the first task.
    """

    def __init__(self, busy: Callable[[], bool], pause: float = _PAUSE) -> None:
        self._busy = busy
        self._pause = pause
        self._tasks: deque[Task] = deque(maxlen=_WAITING)
        self._woken = threading.Event()
        self._closed = threading.Event()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def put(self, task: Task) -> None:
        """Do something when there is time; perhaps never."""
        with self._lock:
            if self._closed.is_set():
                return
            self._tasks.append(task)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="idle", daemon=True)
                self._thread.start()
        self._woken.set()

    def close(self) -> None:
        """Stop after the step that is being done, and wait for it."""
        with self._lock:
            self._closed.set()
            self._woken.set()
        if self._thread:
            self._thread.join()

    def _run(self) -> None:
        with suppress(OSError, AttributeError):  # not every system knows priorities of threads
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _LOW)
        while not self._closed.is_set():
            self._woken.wait()
            self._woken.clear()
            while self._tasks and self._calm():
                self._do(self._tasks.pop())

    def _do(self, task: Task) -> None:
        try:
            task(self._calm)
        except Exception as error:  # noqa: BLE001  the outermost handler of this thread
            _log.warning("idle_task_failed", kind=type(error).__name__)

    def _calm(self) -> bool:
        """Waits until nobody computes; False where it is time to stop."""
        while not self._closed.is_set() and self._busy():
            self._closed.wait(self._pause)
        return not self._closed.is_set()
