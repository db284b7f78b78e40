"""The noun of what somebody wants to be told of, and when (pure)."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.announcement import Facets
from bot.message import Room
from corpus.known import Kind
from rag.announce.facets import Stage, Topic
from rag.atlas import placed, stand

ZONE = "Asia/Shanghai"
MORNING = 8 * 60

_Facet = TypeVar("_Facet", Topic, Stage, Kind)


class Rhythm(StrEnum):
    """How often somebody is told."""

    IMMEDIATE = "immediate"
    DAILY = "daily"
    WEEKLY = "weekly"


@dataclass(frozen=True, slots=True)
class Quiet:
    """The hours at which nothing is sent, in minutes of the day; they may pass midnight."""

    begin: int
    end: int

    def holds(self, minute: int) -> bool:
        """Whether a minute of the day is in it. Example: 22:00 to 7:00 holds 23:15 and 6:59."""
        if self.begin <= self.end:
            return self.begin <= minute < self.end
        return minute >= self.begin or minute < self.end


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a person subscribed to. What is chosen of a facet is empty where all of it is wanted.

    `minute` (of the day) and `weekday` (0 is Monday) are when a digest comes; `zone` is the name
    of the time zone of all this.
    """

    person: str
    room: Room
    topics: frozenset[Topic] = frozenset()
    places: tuple[str, ...] = ()
    stages: frozenset[Stage] = frozenset()
    kinds: frozenset[Kind] = frozenset()
    rhythm: Rhythm = Rhythm.IMMEDIATE
    minute: int = MORNING
    weekday: int = 0
    quiet: Quiet | None = None
    zone: str = ZONE

    @property
    def bundle(self) -> str:
        """What keeps what goes into one digest together; empty where there are none."""
        return "" if self.rhythm is Rhythm.IMMEDIATE else self.person

    def wants(self, facets: Facets) -> bool:
        """Whether an announcement concerns this person; what is untold concerns everybody."""
        return (
            _meet(self.topics, facets.topics)
            and _meet(self.stages, facets.stages)
            and (facets.kind is None or _meet(self.kinds, {facets.kind}))
            and (not self.places or not facets.places or any(map(self._holds_here, facets.places)))
        )

    def _holds_here(self, place: str) -> bool:
        """Whether what is issued for a place holds at one that was chosen: there, or above it."""
        homes = [home for one in self.places if (home := placed(one)) is not None]
        return stand(placed(place), homes).holds

    def due(self, now: datetime) -> datetime:
        """When what is posted now is to be sent."""
        here = now.astimezone(ZoneInfo(self.zone))
        if self.rhythm is Rhythm.IMMEDIATE:
            return self.awake(now)
        days = 1 if self.rhythm is Rhythm.DAILY else 7
        ahead = 0 if days == 1 else (self.weekday - here.weekday()) % 7
        at = _at(here + timedelta(days=ahead), self.minute)
        return at if at > here else _at(at + timedelta(days=days), self.minute)

    def awake(self, now: datetime) -> datetime:
        """Now, or the end of the quiet hours."""
        here = now.astimezone(ZoneInfo(self.zone))
        if self.quiet is None or not self.quiet.holds(here.hour * 60 + here.minute):
            return here
        end = _at(here, self.quiet.end)
        return end if end > here else _at(here + timedelta(days=1), self.quiet.end)


def _meet(chosen: AbstractSet[_Facet], told: AbstractSet[_Facet]) -> bool:
    return not chosen or not told or not chosen.isdisjoint(told)


def _at(day: datetime, minute: int) -> datetime:
    """A minute of a day, as the clocks there show it."""
    shown = time(minute // 60 % 24, minute % 60)
    return datetime.combine(day.date(), shown, day.tzinfo)
