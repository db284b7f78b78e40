"""Finds out which documents hold, as far as the stored documents say so themselves."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from corpus.fold import fold
from corpus.known import Kind, Part, Status

_YEAR = re.compile(r"(?:19|20)\d\d")
_NOTE = re.compile(r"\(([^()]*)\)$|〔([^〔〕]*)〕$|\[([^\[\]]*)\]$")
_NUMBER = re.compile(r"([^\W\d]+)[〔\[(]((?:19|20)\d\d)[〕\])]第?0*(\d+)号")
_ISSUED = re.compile(r"(?:印发|公布|发布|颁布)(.+)的(?:通知|决定|公告|命令|令)$")
_BRACKETS = str.maketrans("", "", "《》<>〈〉\"“”'‘’")
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
    """A title as it can be met again, without brackets, issuer and notes.

    Example: 某县关于印发《甲办法》的通知（县政发〔2019〕12号） may be named in full, from 关于 on,
    as 甲办法, or by its number; its year is 2019.
    """

    names: frozenset[str]
    year: str
    number: str
    finished: bool

    @classmethod
    def of(cls, words: str) -> Title:
        """Read a title as it stands in a heading or in a repeal clause."""
        rest = re.sub(r"\s+", "", fold(words)).strip("《》")
        notes = ""
        while note := _NOTE.search(rest):
            notes += f"({note[1] or note[2] or note[3] or ''})"
            rest = rest[: note.start()].strip("《》")
        year = _YEAR.search(notes)
        core = rest.translate(_BRACKETS)
        names = {core, core[max(core.find("关于"), 0) :]}
        names.update(issued[1] for issued in [_ISSUED.search(core)] if issued)
        unfinished = _UNFINISHED.search(notes)
        return cls(frozenset(names), year[0] if year else "", numbered(notes), not unfinished)


def numbered(words: str) -> str:
    """The document number in some words, however it is bracketed; empty where there is none."""
    found = _NUMBER.search(re.sub(r"\s+", "", fold(words)))
    return "-".join(found.groups()) if found else ""


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
    shelf = [_Titled(held, _title(held.part.title.value)) for held in parts]
    called: dict[str, list[_Titled]] = defaultdict(list)
    for one in shelf:
        for name in filter(None, (*one.title.names, one.number)):
            called[name].append(one)
    statuses = {one.place: _own(one.part, today) for one in shelf}
    working = [one for one in shelf if one.title.finished and _works(one.part, today)]
    for one in working:
        for replaced in _replaced(one, called):
            statuses[replaced.place] = Status.SUPERSEDED
    for one in working:
        for repealed in _repealed(one, called):
            statuses[repealed.place] = Status.REPEALED
    return statuses


_title = lru_cache(10_000)(Title.of)


@dataclass(frozen=True, slots=True)
class _Titled:
    held: Held
    title: Title

    @property
    def part(self) -> Part:
        return self.held.part

    @property
    def place(self) -> tuple[int, int]:
        return self.held.version, self.held.index

    @property
    def number(self) -> str:
        return numbered(self.part.number.value) if self.part.number else self.title.number

    def before(self, other: _Titled) -> bool | None:
        """Whether it is older than another; None where neither dates nor titles tell."""
        told = older(self.held.date, other.held.date)
        return told if told is not None else older(self.title.year, other.title.year)


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


def _replaced(one: _Titled, called: Mapping[str, Sequence[_Titled]]) -> list[_Titled]:
    """The older rules of the same title and place."""
    if one.part.kind.value not in _RULES:
        return []
    return [
        other
        for name in one.title.names
        for other in called[name]
        if other.part.kind.value in _RULES
        and other.title.finished
        and _same_place(one.part, other.part)
        and other.before(one)
    ]


def _repealed(one: _Titled, called: Mapping[str, Sequence[_Titled]]) -> list[_Titled]:
    """What a text names as repealed, but not itself nor what came later under the name."""
    found: list[_Titled] = []
    for named in (_title(told.title) for told in one.part.repeals):
        met = [
            other
            for name in filter(None, (*named.names, named.number))
            for other in called.get(name, ())
        ]
        for other in met:
            own = bool(one.title.names & other.title.names)
            later = one.before(other)
            if other is not one and _meant(named, other) and (later is False or not (later or own)):
                found.append(other)
    return found


def _meant(named: Title, other: _Titled) -> bool:
    """Whether number and year agree: 《甲办法》（2015年） is not that of 2019."""
    if named.number and other.number:
        return named.number == other.number
    facts = (other.part.dated, other.part.effective)
    years = {other.title.year, *(fact.value[:4] for fact in facts if fact)} - {""}
    return not named.year or not years or named.year in years


def _same_place(one: Part, other: Part) -> bool:
    return not (one.place and other.place and one.place.value != other.place.value)
