"""The nouns of validity: a text, from when until when it holds, and who says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.fold import fold
from corpus.known import Part, Status

ALWAYS = "0000"
"""A day before all others: what is ended by a text that names no day is ended at once."""


@dataclass(frozen=True, slots=True)
class Held:
    """A part of a stored version; versions of one `document` share its number."""

    version: int
    index: int
    part: Part
    document: int = 0

    @property
    def date(self) -> str:
        """When it was made, or else when it takes effect; ISO, shortened, or empty."""
        fact = self.part.dated or self.part.effective
        return fact.value if fact else ""

    @property
    def place(self) -> tuple[int, int]:
        """Version and index."""
        return self.version, self.index


@dataclass(frozen=True, slots=True)
class Holding:
    """A live version with what is known of it, corrections included."""

    version: int
    document_id: int
    document: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """The sentence that says so: `words` stand in part `index` of `version`, if not empty."""

    version: int
    index: int
    words: str


@dataclass(frozen=True, slots=True)
class Exempt:
    """Articles that stand otherwise than their text, from `since` on."""

    articles: tuple[str, ...]
    status: Status
    since: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Term:
    """From when until when a text holds.

    `since` is the first day, empty where nobody says; `until` the first day on which it holds no
    longer, empty while it has no end; `ends` is what it is from then on, for `reason`.
    """

    since: str = ""
    until: str = ""
    ends: Status = Status.SUPERSEDED
    reason: Reason | None = None
    trial: bool = False
    exempt: tuple[Exempt, ...] = ()

    def on(self, day: date) -> Status:
        """What it is on a day."""
        if self.until and reached(day, self.until):
            return self.ends
        if self.since and not reached(day, self.since):
            return Status.NOT_YET_EFFECTIVE
        if self.trial:
            return Status.TRIAL
        return Status.IN_FORCE if self.since else Status.UNKNOWN

    def of(self, path: Sequence[str], day: date) -> Status:
        """What the section under a heading path is on a day."""
        whole = self.on(day)
        for one in () if whole.past else self.exempt:
            if _within(path, one.articles):
                if reached(day, one.since or ALWAYS):
                    return one.status
                if not one.status.past:  # 第十条自2026年1月1日起施行
                    return Status.NOT_YET_EFFECTIVE
        return whole


def reached(day: date, iso: str) -> bool:
    """Whether an ISO date, perhaps shortened to year or month, has come on a day."""
    return day.isoformat()[: len(iso)] >= iso


def older(one: str, other: str) -> bool | None:
    """Whether one ISO date lies before another; None where they do not tell.

    Shortened dates are compared as far as both go: 2019 is older than 2024-05, but 2024 and
    2024-05 do not tell.
    """
    length = min(len(one), len(other))
    if not length or one[:length] == other[:length]:
        return None
    return one[:length] < other[:length]


def _within(path: Sequence[str], articles: Sequence[str]) -> bool:
    """Whether a heading path lies in one of some articles: 第十条 is not 第十条之一."""
    heads = [fold(heading).split(maxsplit=1)[0] for heading in path if heading.strip()]
    return any(fold(article) in heads for article in articles)
