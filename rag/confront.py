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
from rag.clauses import clauses, conditional
from rag.quantity import Quantity, same
from rag.stated import Mode, Statement, Word, first_member, members, pivots, read

_LISTS = re.compile("[、和及或与]")
_MEMBERS = re.compile("、|以及|或者|(?<!共)和(?![谐平睦])")
_MADE = re.compile(
    r"不得|严禁|禁止|不准|不许|不可以|不能|不应当|不予|不再|不需要?|无需|无须|不用|不必|不要|应当|必须|可以|需要|不|未|没有|要"
)
_REACH = 14
_DAYS = frozenset({"date", "clock"})
_STOPS = re.compile(r"[,，。;；:：]")
_LIKE = 0.6
"""Share of a long word's bigrams that must stand for it to be said in other words."""
_FORM, _LOOSE, _PART, _SHARED = 0.8, 0.4, 0.7, 0.95
"""What a word counts that is said as the lexicon has it (less, to oppose), in part, or by the
context."""
_POOR, _INHERITED = 3, 0.5
"""Words of a claim that stands alone; what those count that it silently goes on from."""
_SUPPORTS, _BACK = 0.82, 0.4
_OPPOSES, _OPPOSED = 0.8, 0.46
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
    `earlier` are the sentences before it in its paragraph.
    """

    sentence: str
    above: str
    years: frozenset[int] = frozenset()
    lead: str = ""
    earlier: str = ""


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

    def words(self) -> Iterator[tuple[Word, float]]:
        """Its words and what they count; what it goes on from, where it says little itself."""
        yield from ((word, 1.0) for word in self.own.words)
        if len(self.own.words) < _POOR:
            groups = [group for group, _ in self.own.labels]
            for word in self.topic.words:
                if not any(re.search(group, word.forms[0]) for group in map(members, groups)):
                    yield word, _INHERITED

    @property
    def labels(self) -> frozenset[tuple[str, str]]:
        """What it is restricted to, where it does not say so itself by what went before."""
        groups = {group for group, _ in self.own.labels}
        return self.own.labels | {one for one in self.topic.labels if one[0] not in groups}


def confront(claim: Claimed, said: Said) -> Meeting:
    """Hold a claim against a sentence; the best of its clauses counts."""
    before = [read(clause) for clause in _clauses(said.earlier)]
    parts = [*before, *(read(clause) for clause in _clauses(said.sentence))]
    windows = _windows(claim.own, parts, said, len(before))
    meetings = [_meet(claim, window) for window in windows]
    return max(meetings, key=strength, default=NOTHING)


def strength(meeting: Meeting) -> tuple[int, float]:
    """What counts most of several meetings: that it is the same, then that it differs."""
    return _RANK[meeting.bearing], meeting.cover


def _clauses(sentence: str) -> list[str]:
    """The clauses of a sentence; a condition stays with the clause that it is one of."""
    found: list[str] = []
    for clause in clauses(sentence):
        if found and conditional(found[-1]):
            found[-1] += clause
        else:
            found.append(clause)
    return found


@dataclass(frozen=True, slots=True)
class _Window:
    """The clause that is held against a claim, and what it goes on from.

    `led` is the clause with the words that lead it in, `before` what goes before it in its
    sentence, `above` its headings.
    """

    own: Statement
    led: Statement
    before: tuple[str, ...]
    above: str
    years: frozenset[int]

    @property
    def shared(self) -> str:
        """Everything that the clause goes on from."""
        return " ".join((self.above, *self.before))


def _windows(
    claim: Statement, parts: Sequence[Statement], said: Said, own_from: int
) -> Iterator[_Window]:
    for first in range(own_from, len(parts)):
        before = (said.lead, *_before(claim, parts[:first]))
        for last in range(first, len(parts)):
            text = "".join(one.text for one in parts[first : last + 1])
            own = parts[first] if first == last else read(text)
            led = read(f"{_STOPS.sub(' ', said.lead)} {text}") if said.lead else own
            yield _Window(own, led, tuple(filter(None, before)), said.above, said.years)


def _before(claim: Statement, parts: Sequence[Statement]) -> Iterator[str]:
    """What a clause goes on from: of clauses with figures of their own, who they are of."""
    total = max((at for at, one in enumerate(parts) if one.text.startswith("其中")), default=0)
    for at, one in enumerate(parts):
        yield one.text if at < total or not _rivals(one, claim) else _head(one.text, claim)


def _rivals(clause: Statement, claim: Statement) -> bool:
    """Whether a clause has figures of its own of a kind that the claim has."""
    kinds = {one.kind for one in claim.quantities}
    return any(one.kind in kinds for one in clause.quantities)


def _head(text: str, claim: Statement) -> str:
    """What a clause says before it names others than those the claim is of.

    Example: 育英学校小学招生90人 gives 育英学校, where the claim is of 初中.
    """
    cuts = [
        found.start()
        for group, _ in claim.labels
        for found in [re.search(members(group), text)]
        if found and group != "kind"
    ]
    return text[: min(cuts)] if cuts else ""


def _meet(claim: Claimed, window: _Window) -> Meeting:
    cover = _cover(claim, window, _FORM)
    if cover < _SUPPORTS or _mixed(claim.own, window.own) or not _of_the_same(claim, window):
        return Meeting(Bearing.OTHER, cover)
    back = _back(claim, _named(claim, window.own))
    if back < _BACK or not _conditions_named(claim, window.own):
        return Meeting(Bearing.OTHER, cover)
    figures = _figures(claim.own, window)
    words = _words(claim.own, window)
    if figures is None or words is None:
        return Meeting(Bearing.OTHER, cover)
    differences = (*figures, *words)
    if not differences:
        return Meeting(Bearing.SAME, cover)
    sure = _cover(claim, window, _LOOSE) >= _OPPOSES and back >= _OPPOSED
    if not sure or len(differences) > 1 or differences[0].there == differences[0].said:
        return Meeting(Bearing.OTHER, cover)
    return Meeting(Bearing.DIFFERS, cover, differences)


def _mixed(claim: Statement, own: Statement) -> bool:
    """Whether a clause has more figures of a kind than the claim: whose they are nobody knows.

    A claim without figures must say more than who it is of.
    """
    kinds = [one.kind for one in own.quantities if one.kind not in _DAYS]
    mine = [one.kind for one in claim.quantities]
    if not mine and not any(map(_tells, claim.words)):
        return True
    return any(kinds.count(kind) > mine.count(kind) for kind in set(mine))


def _tells(word: Word) -> bool:
    """Whether a word says more than of whom something is said."""
    return not read(word.forms[0]).labels


def _cover(claim: Claimed, window: _Window, form: float) -> float:
    """How much of a claim, by the weight of its words, a clause and its context say.

    `form` is what a word counts that is said in other words.
    """
    own, shared, total, told = window.own.text, window.shared, 0.0, 0.0
    for word, share in claim.words():
        weight = share * claim.weight(word.forms[0])
        total += weight
        told += weight * max(_said(word, own, form), _SHARED * _said(word, shared, form))
    return told / total if total else 0.0


def _said(word: Word, text: str, form: float = _FORM) -> float:
    first, *others = word.forms
    if first in text:
        return 1.0
    if any(other in text for other in others if len(other) > 1):
        return form
    pairs = [first[at : at + 2] for at in range(len(first) - 1)]
    part = sum(pair in text for pair in pairs) / len(pairs) if len(pairs) > 1 else 0.0
    return _PART if part >= _LIKE else 0.0


def _back(claim: Claimed, own: Statement) -> float:
    """How much of a clause the claim, or what it goes on from, says."""
    text = f"{claim.own.text} {claim.topic.text} {' '.join(_forms(claim))}"
    weights = [claim.weight(word.forms[0]) for word in own.words]
    told = (w * _said(word, text) for w, word in zip(weights, own.words, strict=True))
    return sum(told) / sum(weights) if sum(weights) else 1.0


def _named(claim: Claimed, own: Statement) -> Statement:
    """A clause without the members of its lists that a claim does not name."""
    first, *others = _MEMBERS.split(own.text)
    if not others:
        return own
    text = f"{claim.own.text} {' '.join(_forms(claim))}"
    kept = [one for one in others if any(_said(word, text) for word in read(one).words)]
    if any(word.forms[0] in text for one in kept for word in read(one).words):
        head = first if any(_said(w, text) for w in read(first).words) or not kept else ""
        return read(" ".join([head, *kept]))
    return read(" ".join([first, *kept]))


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
    told = _named(claim, window.own)
    own, wanted = _by_group(told.labels), _by_group(claim.labels)
    if not all(
        _named_there(group, asked, window) for group, asked in _by_group(claim.own.labels).items()
    ):
        return False
    for group, here in own.items():
        asked = wanted.get(group, frozenset())
        first = first_member(told.text, group)
        others = bool(here - asked) and not _LISTS.search(told.text)
        if not asked & here or (others and first not in asked):
            return False
    text = f"{window.own.text} {window.shared}"
    return all(word in text for word in claim.own.widened)


def _named_there(group: str, asked: frozenset[str], window: _Window) -> bool:
    """Whether those of a group that a claim names are those of a clause, or of what it goes on."""
    own = _by_group(window.own.labels).get(group, frozenset())
    above = _by_group(read(window.above).labels).get(group, frozenset())
    if group in {"kind", "grade"}:
        before = _by_group(read(" ".join(window.before)).labels).get(group, frozenset())
        return asked <= own | before | above
    if own:
        return asked <= own
    before = frozenset(first_member(one, group) for one in window.before) - {""}
    return asked <= (before or above)


def _by_group(labels: frozenset[tuple[str, str]]) -> dict[str, frozenset[str]]:
    groups = {group for group, _ in labels}
    return {one: frozenset(m for group, m in labels if group == one) for one in groups}


def _figures(claim: Statement, window: _Window) -> tuple[Difference, ...] | None:
    """Where the figures of a claim and a clause differ; None where they do not meet."""
    there, found = list(window.own.quantities), []
    for one in claim.quantities:
        if one.dated and not any(one.value[1:]) and int(one.value[0]) in window.years:
            continue
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
    turned = {*pivots(own), *pivots(claim)}
    flips = [
        word
        for word in claim.words
        for form in word.forms[:1]
        if form in denied and denied[form] is not word.denied and form in turned
    ]
    unmet = [w for w in claim.words if w.denied and not any(f in own.text for f in w.forms)]
    if flips:
        return (_flipped(own, claim, flips[0]),)
    if unmet or (_denies(claim) and not any(denied.values())):
        return None
    return _modes(claim, own)


def _flipped(own: Statement, claim: Statement, word: Word) -> Difference:
    there, said = _around(own, word), _around(claim, word)
    return Difference(there, said) if there != said else Difference(own.text.strip(), claim.text)


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
