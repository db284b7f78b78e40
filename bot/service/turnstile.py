"""Who may ask now: not too much of one person or group, and no more than can be answered soon."""

from __future__ import annotations

import math
from collections import OrderedDict
from dataclasses import dataclass, field
from enum import StrEnum

from aiolimiter import AsyncLimiter

from bot.incoming import Incoming
from bot.message import RoomKind

MINUTE = 60.0
_REMEMBERED = 20_000
_LONGEST_WAIT = 20.0
_FIRST_GUESS = 0.1
_WEIGHT = 0.05
_FIRST_RATE = 30.0
_RATE_WEIGHT = 0.3
_SLOWEST = 1.0
_MANY = 20
_TOLD = 10.0
"""Seconds in which the same person or group is not told again to ask more slowly."""


class Verdict(StrEnum):
    """What becomes of a question."""

    ENTERS = "enters"
    WAITS = "waits"
    """Its person is told, once, in how many seconds to ask again."""
    WAITS_HERE = "waits here"
    """Likewise for the group, where all its people ask too much together."""
    TURNED_AWAY = "turned away"
    """Too much is waiting: its person is told at once."""
    DROPPED = "dropped"
    """Its person has been told already."""


class Load:
    """How long a question that comes now would wait for its answer.

    `waiting` (questions) and `unsent` (messages) are set to what the inbox and the outbox count
    from time to time; in between, arrivals and beginnings are counted here.
    """

    def __init__(self, threads: int) -> None:
        self.waiting = 0
        self.unsent = 0
        self._threads = threads
        self._seconds = _FIRST_GUESS
        self._sent = 0
        self._rate = _FIRST_RATE

    def took(self, seconds: float) -> None:
        """A question was computed in so many seconds."""
        self._seconds += _WEIGHT * (seconds - self._seconds)

    def sent(self) -> None:
        """A message was sent."""
        self._sent += 1

    def counted(self, waiting: int, unsent: int, seconds: float) -> None:
        """So much waits; it was last counted so many seconds ago."""
        # How fast messages go can be seen only while there are enough of them, and they go.
        if self._sent and min(unsent, self.unsent) > _MANY:
            self._rate += _RATE_WEIGHT * (self._sent / seconds - self._rate)
        self.waiting, self.unsent, self._sent = waiting, unsent, 0

    @property
    def wait(self) -> float:
        """Seconds until a question that comes now is answered."""
        computed = self.waiting * self._seconds / self._threads
        return max(computed, self.unsent / max(self._rate, _SLOWEST))


class Once:
    """Tells the first time in a `window` from the others, for everybody."""

    def __init__(self, window: float) -> None:
        self._window = window
        self._last: OrderedDict[str, float] = OrderedDict()

    def first(self, name: str, now: float) -> bool:
        """Whether it has not happened in the window before; now it has."""
        if now - self._last.get(name, -math.inf) < self._window:
            return False
        self._last[name] = now
        self._last.move_to_end(name)
        while len(self._last) > _REMEMBERED:
            self._last.popitem(last=False)
        return True


@dataclass(slots=True)
class _Gate:
    """At most `most` in a `window`, for everybody; forgets who has not come for longest."""

    most: int
    window: float
    _flows: OrderedDict[str, AsyncLimiter] = field(default_factory=OrderedDict)

    def open(self, name: str) -> bool:
        """Whether one more is allowed."""
        flow = self._flows.get(name)
        if flow is None:
            flow = self._flows[name] = AsyncLimiter(self.most, self.window)
        self._flows.move_to_end(name)
        while len(self._flows) > _REMEMBERED:
            self._flows.popitem(last=False)
        return flow.has_capacity()

    async def take(self, name: str) -> None:
        """Count one that was allowed."""
        await self._flows[name].acquire()

    @property
    def pause(self) -> int:
        """Seconds after which the next one is allowed, at the most."""
        return max(1, math.ceil(self.window / self.most))


class Turnstile:
    """Lets questions in. `person` and `group` are how many a window takes of each."""

    def __init__(self, person: int, group: int, load: Load, window: float = MINUTE) -> None:
        self.load = load
        self._people = _Gate(person, window)
        self._groups = _Gate(group, window)
        self._told = Once(min(window, _TOLD))

    async def admit(self, incoming: Incoming, now: float) -> Verdict:
        """Whether a question enters, and what is said if not; `now` is any clock's."""
        here, who = incoming.room.lane, incoming.person
        if not self._people.open(who):
            return Verdict.WAITS if self._told.first(who, now) else Verdict.DROPPED
        shared = incoming.room.kind is not RoomKind.PRIVATE
        if shared and not self._groups.open(here):
            return Verdict.WAITS_HERE if self._told.first(here, now) else Verdict.DROPPED
        await self._people.take(who)
        if shared:
            await self._groups.take(here)
        if self.load.wait > _LONGEST_WAIT:
            return Verdict.TURNED_AWAY
        self.load.waiting += 1
        return Verdict.ENTERS

    def pause(self, verdict: Verdict) -> int:
        """The seconds to wait that are told."""
        if verdict is Verdict.TURNED_AWAY:
            return math.ceil(self.load.wait)
        return (self._groups if verdict is Verdict.WAITS_HERE else self._people).pause
