"""Holds a claim against one sentence of a document: the same, the same but for a difference, or no.

Both are taken apart by `rag.stated`; the clauses of the sentence are looked at with what they
silently go on from (`rag.window`).

A difference is told only where nearly all else is the same, in both directions; where a claim
says less, more or of other people than the sentence does, nothing is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rag.checked import Difference
from rag.concerned import of_the_same
from rag.coverage import LOOSE, back, conditions_named, cover, narrowed
from rag.discord import discord
from rag.stated import Statement, Word, read
from rag.window import Claimed, Said, Window, windows

_DAYS = frozenset({"date", "clock"})
_SUPPORTS, _BACK = 0.82, 0.4
_OPPOSES, _OPPOSED = 0.8, 0.46
"""How much of the claim a clause must cover to support it or to oppose it, and the other way."""


class Bearing(StrEnum):
    """How a sentence stands to a claim."""

    SAME = "same"
    DIFFERS = "differs"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Meeting:
    """What came of it. `cover` is the share of the claim that the sentence covers."""

    bearing: Bearing
    cover: float
    differences: tuple[Difference, ...] = ()


NOTHING = Meeting(Bearing.OTHER, 0.0)
_RANK = {Bearing.SAME: 2, Bearing.DIFFERS: 1, Bearing.OTHER: 0}


def confront(claim: Claimed, said: Said) -> Meeting:
    """Hold a claim against a sentence; the best of its clauses counts."""
    meetings = (_meet(claim, window) for window in windows(claim.own, said))
    return max(meetings, key=strength, default=NOTHING)


def strength(meeting: Meeting) -> tuple[int, float]:
    """What counts most of several meetings: that it is the same, then that it differs."""
    return _RANK[meeting.bearing], meeting.cover


def _meet(claim: Claimed, window: Window) -> Meeting:
    covered = cover(claim, window)
    nothing = Meeting(Bearing.OTHER, covered)
    if covered < _SUPPORTS or _mixed(claim.own, window.own) or not of_the_same(claim, window):
        return nothing
    told = back(claim, narrowed(claim, window.own))
    if told < _BACK or not conditions_named(claim, window.own):
        return nothing
    differences = discord(claim.own, window)
    if differences is None:
        return nothing
    if not differences:
        return Meeting(Bearing.SAME, covered)
    sure = cover(claim, window, LOOSE) >= _OPPOSES and told >= _OPPOSED
    if not sure or len(differences) > 1 or differences[0].there == differences[0].said:
        return nothing
    return Meeting(Bearing.DIFFERS, covered, differences)


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
