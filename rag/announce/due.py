"""Finds what happens to documents by itself: they take effect, run out, are ended by others.

Nothing is looked up twice: each happening has the day on which it came about, and whoever asks
tells from which moment on he wants to know. What a document was already when it was taken in
did not happen to it here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from rag.answer import Source
from rag.records import Edition

_FULL = len("2024-01-01")


class Due(StrEnum):
    """What happens to a document by itself, or is about to."""

    EFFECTIVE = "effective"
    SOON_EFFECTIVE = "soon_effective"
    EXPIRED = "expired"
    SOON_EXPIRED = "soon_expired"
    REPEALED = "repealed"
    """Another document ended it."""


@dataclass(frozen=True, slots=True)
class Falling:
    """Something that came about, or will within days; `version` is the row it happens to."""

    due: Due
    version: int
    day: date


@dataclass(frozen=True, slots=True)
class Period:
    """From which moment on, until which day, and how many days before one is reminded."""

    after: datetime
    today: date
    ahead: int = 7

    @property
    def first(self) -> date:
        """The day on which it begins."""
        return self.after.astimezone().date()

    def concerns(self, source: Source) -> bool:
        """Whether anything can have happened to a text by itself; most have long begun."""
        last = self.today + timedelta(self.ahead)
        days = filter(None, map(_day, (source.since, source.until)))
        near = any(self.first < day <= last for day in days)
        return near or (source.speaks and source.status.past)


def due(
    editions: Sequence[Edition], added: Mapping[int, datetime], period: Period
) -> Iterator[Falling]:
    """What happens to the versions of one document; `added` tells of every version when."""
    own = {one.version for one in editions}
    for one in editions:
        if begins := _day(one.since):
            yield from _told(one, begins, begins, (Due.EFFECTIVE, Due.SOON_EFFECTIVE), period)
        if one.reason is None:
            continue
        ends = _day(one.until)
        if one.reason.version == one.version and ends:
            yield from _told(one, ends, ends, (Due.EXPIRED, Due.SOON_EXPIRED), period)
        elif one.reason.version not in own and one.reason.version in added:
            came = added[one.reason.version].astimezone()
            day = max(ends, came.date()) if ends else came.date()
            if came > period.after and one.added < came:
                yield from _now(one, Due.REPEALED, day, period)
            elif ends and ends > came.date():
                yield from _told(one, ends, ends, (Due.REPEALED, None), period)


def _told(
    one: Edition, day: date, first: date, kinds: tuple[Due, Due | None], period: Period
) -> Iterator[Falling]:
    """That it is so now, or will be; a reminder only of what was known well before."""
    happened, coming = kinds
    added = one.added.astimezone().date()
    if period.first < day <= period.today and added < day:
        yield Falling(happened, one.version, day)
    early = day - timedelta(period.ahead)
    if coming and early <= period.today < first and added < early:
        yield Falling(coming, one.version, day)


def _now(one: Edition, happened: Due, day: date, period: Period) -> Iterator[Falling]:
    if day <= period.today:
        yield Falling(happened, one.version, day)


def _day(iso: str) -> date | None:
    """A date that tells its day; None for a month or a year."""
    return date.fromisoformat(iso) if len(iso) == _FULL else None
