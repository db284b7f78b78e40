"""Does work at a terminal while its person looks on; Ctrl-C cancels it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread

from bot.message import Reaction, Task
from bot.ports import Doer, StoppedError

_LOOK = 0.1


class _Labour:
    """Work in a thread: Ctrl-C must not strike in the middle of a transaction."""

    def __init__(self, doer: Doer, task: Task, show: Callable[[str], None]) -> None:
        self._doer = doer
        self._task = task
        self._show = show
        self._stop = Event()
        self._thread = Thread(target=self._run, name="task", daemon=True)
        self.reaction: Reaction | None = None

    def wait(self) -> None:
        """Until it is done, or undone."""
        self._thread.start()
        while True:
            try:
                while self._thread.is_alive():
                    self._thread.join(_LOOK)
            except KeyboardInterrupt:
                self._stop.set()
            else:
                return

    def _run(self) -> None:
        try:
            self.reaction = self._doer(self._task, self._tell)
        except StoppedError:
            return

    def _tell(self, done: int, total: int, words: str = "") -> None:
        if self._stop.is_set():
            raise StoppedError
        count = f"{done} / {total}" if total else ""
        self._show(" ".join(filter(None, (count, words))) or "…")


def done(doer: Doer, task: Task, show: Callable[[str], None]) -> Reaction | None:
    """What came of work; None where it was cancelled. `show` gets a line of progress."""
    labour = _Labour(doer, task, show)
    labour.wait()
    return labour.reaction
