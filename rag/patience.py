"""How long one question may wait for models, however many of them it asks and however often.

A question is answered in one thread, from its first word to its last; what it has left is known
in that thread, so that every station and every model behind it shares the same rest.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

_VECTORS = 5.0


@dataclass(slots=True)
class Patience:
    """What a question has left.

    `until` is the moment (`time.monotonic()`) by which it must be answered, `again` how often a
    model that was busy or away may be asked once more, `vectors` the seconds for being embedded,
    `ranked` those it has waited for its passages to be put in order; infinite: it waited in vain.
    `blind`: it was searched for by its words alone, at least in part.
    """

    until: float
    again: int = 2
    vectors: float = _VECTORS
    ranked: float = 0.0
    blind: bool = False

    def embedding(self, seconds: float) -> float:
        """How long one vector may take, where it would get so many seconds."""
        return max(0.0, min(seconds, self.vectors, self.until - time.monotonic()))

    def ranking(self, seconds: float) -> float:
        """How long passages may take to be put in order, where a question has so many seconds."""
        return max(0.0, min(seconds - self.ranked, self.until - time.monotonic()))

    def unranked(self) -> None:
        """Note that this was waited for in vain: the question goes on without it."""
        self.ranked = math.inf


_asked: ContextVar[Patience | None] = ContextVar("patience", default=None)


def patience() -> Patience | None:
    """What the question has left that is answered in this thread; None: nobody waits."""
    return _asked.get()


@contextmanager
def within(seconds: float, again: int) -> Iterator[Patience]:
    """Answer a question in the block, in so many seconds; one within another shares its rest."""
    if outer := _asked.get():
        yield outer
        return
    mine = Patience(time.monotonic() + seconds, again)
    token = _asked.set(mine)
    try:
        yield mine
    finally:
        _asked.reset(token)


def soonest(until: float) -> float:
    """A moment, or the end of the question's patience where that is sooner."""
    left = _asked.get()
    return min(until, left.until) if left else until


def blind() -> bool:
    """Whether the question is searched for by its words alone; then nothing is embedded for it."""
    left = _asked.get()
    return left is not None and left.blind


def blinded() -> None:
    """Note that it could not be searched for by its meaning, or not everywhere."""
    if left := _asked.get():
        left.blind = True
