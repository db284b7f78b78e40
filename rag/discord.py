"""Where a claim and a clause of the same matter differ: a figure, a denial, a degree, a duty."""

from __future__ import annotations

import re

from rag.checked import Difference
from rag.quantity import Quantity, same
from rag.stated import Mode, Statement, Word, pivots, read
from rag.window import Window

_MADE = re.compile(
    r"不得|严禁|禁止|不准|不许|不可以|不能|不应当|不予|不再|不需要?|无需|无须|不用|不必|不要|应当|必须|可以|需要|不|未|没有|要"
)
_REACH = 14
"""What is made of a word: 不得 of 强制 in 不得强制."""


def discord(claim: Statement, window: Window) -> tuple[Difference, ...] | None:
    """All differences of a claim from a clause; None where the two do not meet."""
    figures, words = _figures(claim, window), _words(claim, window)
    return None if figures is None or words is None else (*figures, *words)


def _figures(claim: Statement, window: Window) -> tuple[Difference, ...] | None:
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


def _limits(one: Quantity, other: Quantity, window: Window) -> list[Difference] | None:
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


def _words(claim: Statement, window: Window) -> tuple[Difference, ...] | None:
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


def _degrees(claim: Statement, window: Window) -> tuple[Difference, ...]:
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
