"""Finds out which documents hold, as far as the stored documents say so themselves."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.document import Kind, Part, Status
from corpus.fold import fold

_YEAR = re.compile(r"(?:19|20)\d\d")
_NOTE = re.compile(r"[(〔\[]([^()〔〕\[\]]*)[)〕\]]$")
_QUOTED = re.compile(r"《(.+)》(.*)$")
_UNFINISHED = re.compile("草案|征求意见|送审|讨论稿|审议稿")
_RULES = frozenset({Kind.LAW, Kind.REGULATION})
"""Kinds of which a newer text under the same title takes the place of the older."""


@dataclass(frozen=True, slots=True)
class Held:
    """A part of a stored version, as the judgement of validity sees it."""

    version: int
    index: int
    part: Part

    @property
    def date(self) -> str:
        """When it was made, or else when it takes effect; ISO, shortened, or empty."""
        fact = self.part.dated or self.part.effective
        return fact.value if fact else ""


@dataclass(frozen=True, slots=True)
class Title:
    """A title without its brackets and notes: 《甲办法》（2019年修订） is 甲办法, 2019."""

    base: str
    year: str
    finished: bool

    @classmethod
    def of(cls, words: str) -> Title:
        """Read a title as it stands in a heading or in a repeal clause."""
        rest = re.sub(r"\s+", "", fold(words))
        quoted = _QUOTED.search(rest)
        if quoted:
            rest = quoted[1] + quoted[2]
        notes: list[str] = []
        while note := _NOTE.search(rest):
            notes.append(note[1])
            rest = rest[: note.start()]
        year = _YEAR.search("".join(notes))
        base = rest.strip("《》<>〈〉\"“”'")
        return cls(base, year[0] if year else "", not _UNFINISHED.search("".join(notes)))


def older(one: str, other: str) -> bool | None:
    """Whether one ISO date lies before another; None where they do not tell.

    Shortened dates are compared as far as both go: 2019 is older than 2024-05, but 2024 and
    2024-05 do not tell.
    """
    length = min(len(one), len(other))
    if not length or one[:length] == other[:length]:
        return None
    return one[:length] < other[:length]


def validity(parts: Sequence[Held], today: date) -> dict[tuple[int, int], Status]:
    """The status of every part, by version and index, on a day."""
    titles = {id(held): Title.of(held.part.title.value) for held in parts}
    by_base: dict[str, list[Held]] = defaultdict(list)
    for held in parts:
        by_base[titles[id(held)].base].append(held)
    statuses = {(held.version, held.index): _own(held.part, today) for held in parts}
    working = [held for held in parts if titles[id(held)].finished and _works(held.part, today)]
    for held in working:
        for older_one in _replaced(held, by_base[titles[id(held)].base], titles):
            statuses[older_one.version, older_one.index] = Status.SUPERSEDED
    for held in working:
        for repealed in _repealed(held, by_base, titles):
            statuses[repealed.version, repealed.index] = Status.REPEALED
    return statuses


def _own(part: Part, today: date) -> Status:
    if part.effective is None:
        return Status.UNKNOWN
    return Status.IN_FORCE if _works(part, today) else Status.NOT_YET_EFFECTIVE


def _works(part: Part, today: date) -> bool:
    """Whether its day has come; a text that names no day works at once."""
    if part.effective is None:
        return True
    day = part.effective.value
    return day <= today.isoformat()[: len(day)]


def _replaced(held: Held, same: Iterable[Held], titles: dict[int, Title]) -> list[Held]:
    if held.part.kind.value not in _RULES:
        return []
    return [
        other
        for other in same
        if other.part.kind.value in _RULES
        and titles[id(other)].finished
        and _same_place(held.part, other.part)
        and _before(other, held, titles)
    ]


def _repealed(held: Held, by_base: dict[str, list[Held]], titles: dict[int, Title]) -> list[Held]:
    found: list[Held] = []
    for words in held.part.repeals:
        named = Title.of(words)
        for other in by_base.get(named.base, ()):
            if other is held or _other_year(named, other, titles):
                continue
            own = titles[id(held)].base == named.base
            newer = _before(held, other, titles)
            if newer is False or (newer is None and not own):
                found.append(other)
    return found


def _other_year(named: Title, other: Held, titles: dict[int, Title]) -> bool:
    """Whether the repeal names another year's text: 《甲办法》（2015年） is not that of 2019."""
    facts = (other.part.dated, other.part.effective)
    years = {titles[id(other)].year, *(fact.value[:4] for fact in facts if fact)} - {""}
    return bool(named.year and years and named.year not in years)


def _before(one: Held, other: Held, titles: dict[int, Title]) -> bool | None:
    told = older(one.date, other.date)
    return told if told is not None else older(titles[id(one)].year, titles[id(other)].year)


def _same_place(one: Part, other: Part) -> bool:
    return not (one.place and other.place and one.place.value != other.place.value)
