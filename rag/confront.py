"""Holds a claim against one sentence of a document: the same, the same but for a difference, or no.

Both are taken apart by `rag.stated`. A clause of the sentence is looked at together with what it
silently goes on from: the clauses before it, the words that lead it in, its headings. What other
clauses say with a figure of their own does not count, or 小学生320元，初中生280元 would say that
小学生 get 280.

A difference is told only where nearly all else is the same, in both directions; where a claim
says less, more or of other people than the sentence does, nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rag.checked import Difference
from rag.quantity import Quantity, same
from rag.stated import Mode, Statement, Word, read

_CLAUSE = re.compile(r"[^,，;；。!！?？\n]*(?:\d,(?=\d)[^,，;；。!！?？\n]*)*[,，;；。!！?？\n]?")
_CONDITION = re.compile(r"的[,，]$|^(?:如果|如|若|凡|对|因|除|在.{1,20}(?:时|后|前)[,，]$)")
_LISTS = re.compile("[、和及或与]")
_MADE = re.compile(
    r"不得|严禁|禁止|不准|不许|不可以|不能|不应当|不予|不再|不需要?|无需|无须|不用|不必|不要|应当|必须|可以|需要|不|未|没有|要"
)
_REACH = 8
_STOPS = re.compile(r"[,，。;；:：]")
_LIKE = 0.6
"""Share of a long word's bigrams that must stand for it to be said in other words."""
_FORM, _PART, _SHARED = 0.8, 0.7, 0.95
"""What a word counts that is said as the lexicon has it, in part, or by the context."""
_SUPPORTS, _BACK = 0.82, 0.4
_OPPOSES, _OPPOSED = 0.82, 0.55
"""How much of the claim a clause must cover to support it or to oppose it, and the other way."""
_CONDITIONED = 0.5
"""How much of a condition a claim must name."""


class Bearing(StrEnum):
    """How a sentence stands to a claim."""

    SAME = "same"
    DIFFERS = "differs"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of a document, folded, with what stands over it and the years it is of.

    `lead` are the words that lead it in: 不得有下列行为： decides what the sentence says.
    """

    sentence: str
    above: str
    years: frozenset[int] = frozenset()
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """What came of it. `cover` is the share of the claim that the sentence covers."""

    bearing: Bearing
    cover: float
    differences: tuple[Difference, ...] = ()


NOTHING = Meeting(Bearing.OTHER, 0.0)
_RANK = {Bearing.SAME: 2, Bearing.DIFFERS: 1, Bearing.OTHER: 0}


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim taken apart, and what it silently goes on from; `weight` tells rare words."""

    own: Statement
    topic: Statement
    weight: Callable[[str], float]

    @property
    def labels(self) -> frozenset[tuple[str, str]]:
        """What it is restricted to, where it does not say so itself by what went before."""
        groups = {group for group, _ in self.own.labels}
        return self.own.labels | {one for one in self.topic.labels if one[0] not in groups}


def confront(claim: Claimed, said: Said) -> Meeting:
    """Hold a claim against a sentence; the best of its clauses counts."""
    clauses = [read(clause) for clause in _clauses(said.sentence)]
    meetings = [_meet(claim, window) for window in _windows(claim.own, clauses, said)]
    return max(meetings, key=strength, default=NOTHING)


def strength(meeting: Meeting) -> tuple[int, float]:
    """What counts most of several meetings: that it is the same, then that it differs."""
    return _RANK[meeting.bearing], meeting.cover


def _clauses(sentence: str) -> list[str]:
    """The clauses of a sentence; a condition stays with the clause that it is one of."""
    found: list[str] = []
    for clause in _CLAUSE.findall(sentence):
        if not clause.strip():
            continue
        if found and _CONDITION.search(found[-1].strip()):
            found[-1] += clause
        else:
            found.append(clause)
    return found


@dataclass(frozen=True, slots=True)
class _Window:
    """The clause that is held against a claim, and what it goes on from."""

    own: Statement
    led: Statement
    shared: str
    years: frozenset[int]


def _windows(claim: Statement, clauses: Sequence[Statement], said: Said) -> Iterator[_Window]:
    for first in range(len(clauses)):
        for last in range(first, len(clauses)):
            text = "".join(one.text for one in clauses[first : last + 1])
            own = clauses[first] if first == last else read(text)
            before = [one for one in clauses[:first] if not _rivals(one, claim)]
            shared = " ".join([said.above, said.lead, *(one.text for one in before)])
            led = read(f"{_STOPS.sub(' ', said.lead)} {text}") if said.lead else own
            yield _Window(own, led, shared, said.years)


def _rivals(clause: Statement, claim: Statement) -> bool:
    """Whether a clause has figures of its own of a kind that the claim has."""
    kinds = {one.kind for one in claim.quantities}
    return any(one.kind in kinds for one in clause.quantities)


def _meet(claim: Claimed, window: _Window) -> Meeting:
    cover = _cover(claim.own.words, window.own.text, window.shared, claim.weight)
    if cover < _SUPPORTS - 0.02 or not _of_the_same(claim, window):
        return Meeting(Bearing.OTHER, cover)
    back = _back(claim, window.own)
    if back < _BACK or not _conditions_named(claim, window.own):
        return Meeting(Bearing.OTHER, cover)
    figures = _figures(claim.own, window)
    words = _words(claim.own, window)
    if figures is None or words is None:
        return Meeting(Bearing.OTHER, cover)
    differences = (*figures, *words)
    if not differences:
        return Meeting(Bearing.SAME if cover >= _SUPPORTS else Bearing.OTHER, cover)
    sure = cover >= _OPPOSES and back >= _OPPOSED and len(differences) == 1
    return Meeting(Bearing.DIFFERS, cover, differences) if sure else Meeting(Bearing.OTHER, cover)


def _cover(words: Sequence[Word], own: str, shared: str, weight: Callable[[str], float]) -> float:
    """How much of some words, by their weight, a clause and its context say."""
    total = sum(weight(word.forms[0]) for word in words)
    if not total:
        return 0.0
    told = (
        weight(word.forms[0]) * max(_said(word, own), _SHARED * _said(word, shared))
        for word in words
    )
    return sum(told) / total


def _said(word: Word, text: str) -> float:
    first, *others = word.forms
    if first in text:
        return 1.0
    if any(form in text for form in others if len(form) > 1):
        return _FORM
    pairs = [first[at : at + 2] for at in range(len(first) - 1)]
    part = sum(pair in text for pair in pairs) / len(pairs) if len(pairs) > 1 else 0.0
    return _PART if part >= _LIKE else 0.0


def _back(claim: Claimed, own: Statement) -> float:
    """How much of a clause the claim, or what it goes on from, says."""
    text = f"{claim.own.text} {claim.topic.text} {' '.join(_forms(claim))}"
    return _cover(own.words, text, "", claim.weight) if own.words else 1.0


def _forms(claim: Claimed) -> Iterator[str]:
    for word in (*claim.own.words, *claim.topic.words):
        yield from word.forms[1:]


def _conditions_named(claim: Claimed, own: Statement) -> bool:
    """Whether a claim names the condition under which alone a clause holds."""
    head, _, rest = own.text.partition("的,") if "的," in own.text else own.text.partition("的，")
    if not rest.strip():
        return True
    return _back(claim, read(head)) >= _CONDITIONED


def _of_the_same(claim: Claimed, window: _Window) -> bool:
    """Whether a clause speaks of those whom the claim speaks of, no more and no fewer."""
    wanted, own, shared = claim.labels, window.own.labels, read(window.shared).labels
    if any(one not in own and one not in shared for one in claim.own.labels):
        return False
    for group in {group for group, _ in own}:
        here = {member for name, member in own if name == group}
        asked = {member for name, member in wanted if name == group}
        if not asked & here:
            return False
        if here - asked and not _LISTS.search(window.own.text):
            return False
    text = f"{window.own.text} {window.shared}"
    return all(word in text for word in claim.own.widened)


def _figures(claim: Statement, window: _Window) -> tuple[Difference, ...] | None:
    """Where the figures of a claim and a clause differ; None where they do not meet."""
    there, found = list(window.own.quantities), []
    for one in claim.quantities:
        match = next((q for q in there if same(one, q, window.years)), None)
        if match is None:
            rivals = [q for q in there if q.kind == one.kind]
            if len(rivals) != 1 or not _apart(one, rivals[0], window.years):
                return None
            there.remove(rivals[0])
            found.append(Difference(rivals[0].words, one.words))
            continue
        told = _limits(one, match, window)
        if told is None:
            return None
        there = there[there.index(match) + 1 :] if len(claim.quantities) > 1 else there
        found += told
    return tuple(found)


def _apart(one: Quantity, other: Quantity, years: frozenset[int]) -> bool:
    """Whether two figures of one kind cannot both hold: exact, with no other limit or period."""
    if one.about or other.about or (one.per and other.per and one.per != other.per):
        return False
    if one.bound and one.bound != other.bound:
        return False
    if one.dated:
        (year, *rest), (known, *there) = one.value, other.value
        if year and not known and years and int(year) not in years:
            return False
        full = all(not a or b for a, b in zip(one.value[1:], other.value[1:], strict=True))
        return (
            full
            and (any(rest) or bool(year and known))
            and (not year or not known or year == known or not any(rest) or rest == there)
        )
    return True


def _limits(one: Quantity, other: Quantity, window: _Window) -> list[Difference] | None:
    """Where equal figures are limited otherwise, or counted for another period."""
    if one.about != other.about:
        return None
    if one.per and other.per and one.per != other.per:
        return [Difference(f"每{other.per}{other.words}", f"每{one.per}{one.words}")]
    if (
        one.per
        and not other.per
        and one.per not in read(window.shared).periods | window.own.periods
    ):
        return None
    if one.bound and other.bound and one.bound != other.bound:
        return [Difference(_bounded(other), _bounded(one))]
    if one.bound != other.bound and not (one.dated and not one.bound and other.bound):
        return None
    return []


def _bounded(one: Quantity) -> str:
    signs = {"most": "以前" if one.dated else "以内", "least": "以后" if one.dated else "以上"}
    return f"{one.words}{signs.get(one.bound, '')}"


def _words(claim: Statement, window: _Window) -> tuple[Difference, ...] | None:
    """Where a claim denies what a clause says, or the other way; None where they do not meet."""
    own = window.led
    if told := _degrees(claim, window):
        return told if told[0].there else None
    denied = {word.forms[0]: word.denied for word in own.words}
    flips = [
        word
        for word in claim.words
        for form in word.forms[:1]
        if form in denied and denied[form] is not word.denied
    ]
    unmet = [w for w in claim.words if w.denied and not any(f in own.text for f in w.forms)]
    if flips:
        return (Difference(_around(own, flips[0]), _around(claim, flips[0])),)
    if unmet or (_denies(claim) and not any(denied.values())):
        return None
    return _modes(claim, own)


def _degrees(claim: Statement, window: _Window) -> tuple[Difference, ...]:
    """Free, half, whole: a difference; without words where they do not meet."""
    own = window.led.degrees
    if claim.degrees == own or (not claim.degrees and own <= {"full", "charged"}):
        return ()
    names = {"free": "免费", "half": "减半", "full": "全额", "charged": "收费"}
    mine, there = claim.degrees - own, own - claim.degrees
    if len(mine) == len(there) == 1:
        return (Difference(names[next(iter(there))], names[next(iter(mine))]),)
    if mine <= {"charged"} and not there:
        return ()
    return (Difference("", ""),)


def _modes(claim: Statement, own: Statement) -> tuple[Difference, ...] | None:
    mine, there = claim.modes, own.modes
    if Mode.MUST in mine and Mode.MAY in there and Mode.MUST not in there:
        return (Difference("可以", "必须"),)
    if Mode.SPARES in mine and Mode.SPARES not in there:
        return None
    if Mode.BARS in mine and Mode.BARS not in there:
        return None
    if there & {Mode.BARS} and not mine & {Mode.BARS} and not _denies(claim):
        return None
    return ()


def _denies(claim: Statement) -> bool:
    return any(word.denied for word in claim.words)


def _around(statement: Statement, word: Word) -> str:
    """A word with what is made of it: 不得强制, 可以强制."""
    text = statement.text
    form = next((form for form in word.forms if form in text), "")
    at = text.find(form)
    found = [one.start() for one in _MADE.finditer(text[max(at - _REACH, 0) : at])]
    return text[max(at - _REACH, 0) + found[0] if found else at : at + len(form)].strip()
