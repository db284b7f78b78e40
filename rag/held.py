"""Holds a claim against a sentence, as `rag.confront` does, and then as the gate would.

`confront` weighs words; what turns a clause, hedges it or bounds whom it is said of may weigh
little. A claim that has such a word of its own is not confirmed: 少数幼儿园应当, 仅应当, 尽量. What
the gate for claims in other words proves (`rag.reworded`) is confirmed.
"""

from __future__ import annotations

import re
from dataclasses import replace

from rag.atoms import LINKS, Turn, atoms
from rag.confront import Bearing, Meeting, confront
from rag.reworded import unproved
from rag.window import Claimed, Said

_NEAR = 0.5
"""What a sentence must cover of a claim to be looked at as the gate does."""

_HEDGES = re.compile(
    "少数|多数|大多|部分|个别|尽量|原则上|一般|通常|可能|未必|仅|只|才|已|曾|将|拟|计划|正在"
    "|至[多少]|最[多少]|均|所有|任何|全部|一律|每[一所个]"
)
_MILD = frozenset(
    [
        (Turn.CANNOT, Turn.BARS),
        (Turn.BARS, Turn.CANNOT),
        (Turn.FORBIDS, Turn.BARS),
        (Turn.BARS, Turn.FORBIDS),
        (Turn.NEEDS, Turn.MUST),
        (Turn.MUST, Turn.NEEDS),
        (Turn.CAN, Turn.MAY),
        (Turn.MAY, Turn.CAN),
    ]
)
_MODES = frozenset([Turn.MUST, Turn.MAY, Turn.BARS, Turn.ONLY])
"""What is said of a duty, a right or a ban where the sentence has another one."""


def held(claim: str, claimed: Claimed, said: Said) -> Meeting:
    """What comes of holding a claim (folded, and taken apart) against a sentence."""
    met = confront(claimed, said)
    if met.bearing is Bearing.SAME:
        kept = not vetoed(claim, f"{said.above} {said.lead} {said.sentence}")
        return met if kept else replace(met, bearing=Bearing.OTHER)
    if met.cover >= _NEAR and not unproved(claim, [said.lead + said.sentence], "", said.years):
        return Meeting(Bearing.SAME, 1.0)
    return met


def vetoed(claim: str, sentence: str) -> str:
    """What of a folded claim a folded sentence does not have; empty where nothing of the kind."""
    for found in _HEDGES.finditer(claim):
        if found[0] not in sentence:
            return found[0]
    said = {turn for _, turn in atoms(claim).turns}
    there = {turn for _, turn in atoms(sentence).turns}
    modes = there & _MODES
    for turn in said & _MODES:
        if modes and turn not in there and not any((turn, one) in _MILD for one in there):
            return turn
    if Turn.EITHER in there - said and Turn.AND in said and not there & said - LINKS:
        return Turn.EITHER
    return ""
