"""Lets work that takes long give way to questions."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from rag.ports import Progress

_STEP = 0.01
_LONGEST = 0.5
"""Seconds of work at the least, and of rest at the most."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Half of the time while somebody waits for an answer, all of it while nobody does.

    Threads of Python share one interpreter: a question that computes beside other work takes
    more than twice as long, as it gets the interpreter back only every five milliseconds.
    `busy` tells whether somebody waits.
    """

    busy: Callable[[], bool]
    clock: Callable[[], float] = time.perf_counter
    rest: Callable[[float], None] = time.sleep

    def __call__(self, progress: Progress) -> Progress:
        """The same progress, which rests after a step for as long as the step took."""
        began = self.clock()

        def paced(done: int, total: int) -> None:
            nonlocal began
            progress(done, total)
            took = self.clock() - began
            if took < _STEP:
                return
            if self.busy():
                self.rest(min(took, _LONGEST))
            began = self.clock()

        return paced
