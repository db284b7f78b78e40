"""Renews an index beside the questions, where an embedder elsewhere may take long, or be away.

Until it is done, what there is answers: by words alone, and it is said.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from threading import Event, Thread

from bot.service.rounds import Keyed, Limits
from bot.trouble import note
from rag.ingest import CancelledError
from rag.ports import Progress

_EVERY = 300.0
_PATIENCE = 10.0


class RenewalRound:
    """A `bot.service.rounds.Round`; close it before what it works on.

    `behind` tells whether there is anything to do, `renew` does it in a thread of its own. It is
    tried again after `every` seconds, for the server may be back then.
    """

    def __init__(
        self,
        behind: Callable[[], bool],
        renew: Callable[[Progress], None],
        every: float = _EVERY,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._behind = behind
        self._renew = renew
        self._every = every
        self._clock = clock
        self._due = clock()
        self._ending = Event()
        self._thread: Thread | None = None

    def __call__(self, limits: Limits) -> Iterator[Sequence[Keyed]]:
        """Begin, if it is time and there is anything to do."""
        del limits
        running = self._thread is not None and self._thread.is_alive()
        if running or self._clock() < self._due:
            return
        self._due = self._clock() + self._every
        if self._behind():
            self._thread = Thread(target=self._run, name="renewal", daemon=True)
            self._thread.start()
        yield from ()

    def close(self) -> None:
        """Leave off after the next step; what is embedded by then is kept."""
        self._ending.set()
        if self._thread:
            self._thread.join(_PATIENCE)

    def _run(self) -> None:
        try:
            self._renew(self._go_on)
        except CancelledError:
            return
        except Exception as error:  # noqa: BLE001  the next round may go better
            note(error, "index not renewed")

    def _go_on(self, done: int, total: int) -> None:
        del done, total
        if self._ending.is_set():
            raise CancelledError
