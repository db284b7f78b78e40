"""Leaves a model alone that fails again and again.

No library: those there are hold a lock while the call lasts, or let everybody through at once
when the rest is over; and none knows a call whose outcome comes with its last piece.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from rag.patience import soonest
from rag.ports import Fault, Model, ModelError, Prompt

_LEAST = 1.0
"""Seconds that a question must have left, so that a model is asked at all."""
_WORKS = Fault.CUT
"""It wrote, if not to the end."""


@dataclass(slots=True)
class Breaker:
    """Counts failures in a row; after `failures` of them it rests, then lets one call try."""

    failures: int = 5
    rest: float = 30.0
    clock: Callable[[], float] = time.monotonic
    _row: int = 0
    _until: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def admit(self) -> None:
        """Let a call through.

        Raises:
            ModelError: RESTING.
        """
        with self._lock:
            if self._row < self.failures:
                return
            if self.clock() < self._until:
                raise ModelError(Fault.RESTING)
            self._until = self.clock() + self.rest  # this one tries, the others wait for it

    def passed(self) -> None:
        """A call came through."""
        with self._lock:
            self._row = 0

    def failed(self, fault: Fault) -> None:
        """A call did not."""
        if fault is Fault.SPENT:  # which says nothing about it
            return
        with self._lock:
            self._row = 0 if fault is _WORKS else self._row + 1
            self._until = self.clock() + self.rest


@dataclass(frozen=True, slots=True)
class Breaking:
    """A `rag.ports.Model` that is left alone while it rests."""

    model: Model
    breaker: Breaker = field(default_factory=Breaker)

    @property
    def name(self) -> str:
        """What it is called where it is served."""
        return self.model.name

    def write(self, prompt: Prompt, until: float) -> Iterator[str]:
        """Pieces of what it writes; see `rag.ports.Model`."""
        if soonest(math.inf) < time.monotonic() + _LEAST:
            raise ModelError(Fault.SLOW)  # which is no fault of the model
        self.breaker.admit()
        try:
            yield from self.model.write(prompt, until)
        except ModelError as error:
            self.breaker.failed(error.fault)
            raise
        except GeneratorExit:  # nobody wants the rest
            self.breaker.passed()
            raise
        self.breaker.passed()
