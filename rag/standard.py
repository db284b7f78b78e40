"""The noun of an answer that somebody wrote by hand: what is asked, and the quotes it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Use(StrEnum):
    """What becomes of a standard answer."""

    DRAFT = "draft"
    LIVE = "live"
    WITHDRAWN = "withdrawn"


class Flag(StrEnum):
    """Why a standard answer is not given any more, though nobody withdrew it."""

    CHANGED = "changed"
    """A document it quotes has a newer version."""
    GONE = "gone"
    """A document it quotes was taken out."""
    ENDED = "ended"
    """What it quotes holds no longer."""
    EXPIRED = "expired"
    """The day it was good until is past."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Words of a stored version, and the stretch of its text that they are cited from."""

    version: int
    start: int
    stop: int
    quote: str


@dataclass(frozen=True, slots=True)
class Rested:
    """One sentence of a standard answer and the words it rests on."""

    text: str
    places: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Standard:
    """An answer that somebody wrote by hand, or rather chose: every sentence is a quote.

    `turn` rises with every change, so that an old button is known for one. `until` is the last
    day it may be given; None: as long as its sources hold. `by` is who wrote it, `gap` the
    number of the unanswered question it was written for (0: none).
    """

    number: int
    question: str
    said: tuple[Rested, ...]
    by: str
    use: Use = Use.DRAFT
    turn: int = 0
    until: date | None = None
    made: datetime | None = None
    flag: Flag | None = None
    gap: int = 0

    @property
    def versions(self) -> frozenset[int]:
        """The versions it quotes."""
        return frozenset(place.version for one in self.said for place in one.places)
