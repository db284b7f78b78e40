"""Finds out from when until when every text holds, as far as the stored texts say so themselves.

Of the versions of one document the next one ends the one before. Across documents, a newer rule
of the same title and place ends the older, a clause such as 《甲办法》同时废止 ends what it
names, and a term such as 有效期至2025年12月31日 ends a text by itself. Where a clause speaks of
single articles, only these are ended.

Example: 学位条例 (effective 1981-01-01) and 学位法 (effective 2025-01-01, 《…学位条例》同时废止)
give the first a term from 1981-01-01 until 2025-01-01, repealed by that sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from corpus.fold import fold
from corpus.known import Kind, Part, Relation, Status, Tie
from rag.named import Title, numbered, read
from rag.principal import principal
from rag.term import ALWAYS, Exempt, Held, Reason, Term, older, reached

RULES = frozenset({Kind.LAW, Kind.REGULATION})
"""Kinds of which a newer text under the same title takes the place of the older."""
_AMENDED_DAYS = 366


def timeline(parts: Sequence[Held]) -> dict[tuple[int, int], Term]:
    """The term of every part, by version and index."""
    shelf = [_Titled(held, read(held.part.title.value)) for held in parts]
    called: dict[str, list[_Titled]] = defaultdict(list)
    for one in shelf:
        for name in filter(None, (*one.title.names, one.number)):
            called[name].append(one)
    terms = {one.held.place: _own(one) for one in shelf}
    for place, end in _ends(shelf, called):
        terms[place] = _sooner(terms[place], end)
    for place, exempt in _exemptions(shelf, called):
        terms[place] = replace(terms[place], exempt=(*terms[place].exempt, exempt))
    return terms


@dataclass(frozen=True, slots=True)
class _End:
    """What may end a text."""

    until: str
    ends: Status
    reason: Reason


@dataclass(frozen=True, slots=True)
class _Titled:
    held: Held
    title: Title

    @property
    def part(self) -> Part:
        return self.held.part

    @property
    def number(self) -> str:
        return numbered(self.part.number.value) if self.part.number else self.title.number

    @property
    def since(self) -> str:
        """Its first day; of an amended text the day of the amendment."""
        effective = self.part.effective.value if self.part.effective else ""
        dated = self.part.dated.value if self.part.dated else ""
        return dated if effective and _amended(self.part, effective, dated) else effective

    @property
    def begins(self) -> str:
        """The day from which it can end others."""
        return self.since or self.held.date or self.title.year or ALWAYS

    def before(self, other: _Titled) -> bool | None:
        """Whether it is older than another; None where neither dates nor titles tell."""
        told = older(self.held.date, other.held.date)
        return told if told is not None else older(self.title.year, other.title.year)


def _amended(part: Part, effective: str, dated: str) -> bool:
    """Whether a text was changed after it took effect: 自2001年9月1日起施行, 2024年修正."""
    if not older(effective, dated):
        return False
    if len(part.history) > 1:
        return dated in part.history
    full = len("2024-01-01")
    if part.kind.value not in RULES or not len(effective) == len(dated) == full:
        return False
    return date.fromisoformat(dated) - date.fromisoformat(effective) > timedelta(_AMENDED_DAYS)


def _own(one: _Titled) -> Term:
    """The term of a text as it tells it itself."""
    part = one.part
    own = Term(since=one.since, trial="试行" in fold(part.title.value))
    if part.expires:
        reason = Reason(*one.held.place, part.expires.words)
        own = replace(own, until=_after(part.expires.value), ends=Status.EXPIRED, reason=reason)
    return own


def _sooner(term: Term, end: _End) -> Term:
    """The term with this end, if it comes before the end that is known, or tells it in words."""
    if term.until and (
        term.until < end.until or (term.until == end.until and not end.reason.words)
    ):
        return term
    return replace(term, until=end.until, ends=end.ends, reason=end.reason)


def _ends(
    shelf: Sequence[_Titled], called: Mapping[str, Sequence[_Titled]]
) -> Iterator[tuple[tuple[int, int], _End]]:
    """What ends what: the next version, a newer rule of the same title, a clause of repeal."""
    yield from _successions(shelf)
    for one in shelf:
        if not one.title.finished:
            continue
        reason = Reason(*one.held.place, "")
        for clause in one.part.clauses:
            if not clause.articles and clause.status.past:  # 有效性：失效, as a page tells of it
                stated = replace(reason, words=clause.words)
                yield one.held.place, _End(clause.since or ALWAYS, clause.status, stated)
        for other in _replaced(one, called):
            yield other.held.place, _End(one.begins, Status.SUPERSEDED, reason)
        for told in one.part.relations:
            if told.tie in {Tie.REPEALS, Tie.REPLACES} and not told.articles:
                ends = Status.REPEALED if told.tie is Tie.REPEALS else Status.SUPERSEDED
                said = _End(told.since or one.begins, ends, replace(reason, words=told.words))
                for other in _meant(one, told, called):
                    yield other.held.place, said


def _successions(shelf: Sequence[_Titled]) -> Iterator[tuple[tuple[int, int], _End]]:
    """Every version of a document is ended, with all its parts, by the next one in time."""
    parts: dict[int, list[_Titled]] = defaultdict(list)
    for one in shelf:
        parts[one.held.version].append(one)
    for versions in _in_time(shelf).values():
        for old, new in pairwise(versions):
            begins = new.begins if older(old.begins, new.begins) else ALWAYS
            end = _End(begins, Status.SUPERSEDED, Reason(*new.held.place, ""))
            for one in parts[old.held.version]:
                yield one.held.place, end


def _in_time(shelf: Sequence[_Titled]) -> dict[int, list[_Titled]]:
    """The principal parts of the versions of every document, the oldest first."""
    files: dict[int, list[_Titled]] = defaultdict(list)
    for one in filter(lambda one: one.held.document, shelf):
        files[one.held.version].append(one)
    documents: dict[int, list[_Titled]] = defaultdict(list)
    for file in files.values():
        chosen = file[principal([one.part for one in file])]
        documents[chosen.held.document].append(chosen)
    return {
        document: sorted(versions, key=lambda one: (one.begins, one.held.version))
        for document, versions in documents.items()
    }


def speaking(parts: Sequence[Held], day: date) -> frozenset[int]:
    """The version of every document that speaks for it on a day.

    It is the newest that has begun, or the first one where none has yet.
    """
    chosen = set()
    for versions in _in_time([_Titled(one, read(one.part.title.value)) for one in parts]).values():
        begun = [one for one in versions if not one.since or reached(day, one.since)]
        chosen.add((begun or versions[:1])[-1].held.version)
    return frozenset(chosen)


def _replaced(one: _Titled, called: Mapping[str, Sequence[_Titled]]) -> list[_Titled]:
    """The older rules of the same title and place in other documents."""
    if one.part.kind.value not in RULES:
        return []
    return [
        other
        for name in one.title.names
        for other in called[name]
        if other.part.kind.value in RULES
        and other.title.finished
        and not _same_document(one, other)
        and _same_place(one.part, other.part)
        and other.before(one)
    ]


def _meant(
    one: _Titled, told: Relation, called: Mapping[str, Sequence[_Titled]]
) -> Iterator[_Titled]:
    """What a text names, but not itself nor what came later under the name."""
    named = read(told.title)
    number = numbered(told.number) or named.number
    for name in filter(None, (*named.names, number)):
        for other in called.get(name, ()):
            own = bool(one.title.names & other.title.names)
            later = one.before(other)
            if (
                other.held.version != one.held.version
                and _agree(named, number, other)
                and (later is False or not (later or own))
            ):
                yield other


def _agree(named: Title, number: str, other: _Titled) -> bool:
    """Whether number and year agree: 《甲办法》（2015年） is not that of 2019."""
    if number and other.number:
        return number == other.number
    facts = (other.part.dated, other.part.effective)
    years = {other.title.year, *(fact.value[:4] for fact in facts if fact)} - {""}
    years |= {told[:4] for told in other.part.history}
    return not named.year or not years or named.year in years


def _exemptions(
    shelf: Sequence[_Titled], called: Mapping[str, Sequence[_Titled]]
) -> Iterator[tuple[tuple[int, int], Exempt]]:
    """What is said of single articles: by the text itself, or by another one."""
    for one in shelf:
        for clause in filter(lambda clause: clause.articles, one.part.clauses):
            reason = Reason(*one.held.place, clause.words)
            yield one.held.place, Exempt(clause.articles, clause.status, clause.since, reason)
        for told in one.part.relations:
            if told.tie is Tie.REPEALS and told.articles:
                reason = Reason(*one.held.place, told.words)
                since = told.since or one.begins
                for other in _meant(one, told, called):
                    yield other.held.place, Exempt(told.articles, Status.REPEALED, since, reason)


def _same_document(one: _Titled, other: _Titled) -> bool:
    return bool(one.held.document) and one.held.document == other.held.document


def _same_place(one: Part, other: Part) -> bool:
    return not (one.place and other.place and one.place.value != other.place.value)


def _after(iso: str) -> str:
    """The first day after a date, a month or a year."""
    if len(iso) == len("2024-01-01"):
        return (date.fromisoformat(iso) + timedelta(1)).isoformat()
    if len(iso) == len("2024-01"):
        year, month = int(iso[:4]), int(iso[5:])
        return f"{year + month // 12}-{month % 12 + 1:02}"
    return str(int(iso) + 1)
