"""Finds the nearer twin of an answer: the city's own words for what the nation's text says.

The rules of a city mostly repeat those above it in other words, with another figure. A question
put in the words of the one must not be answered with its figure where the other one holds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.fold import fold
from rag.atlas import Stand, home, stand, steps
from rag.evidence import Evidence
from rag.inquiry import Inquiry
from rag.terms import HAN, terms

_ALIKE = 0.6
"""Share of the shorter sentence's pairs that must stand in the longer one."""
_LEAST = 8
"""Pairs that a sentence must have to be compared at all."""
_AHEAD = 0.3
"""How far a nearer twin stands before what it is one of."""
_NO_WORD = re.compile(f"[^{HAN}]+")


def with_twins(
    inquiry: Inquiry, chosen: Sequence[Evidence], evidence: Sequence[Evidence]
) -> list[Evidence]:
    """What was chosen, and before it the nearer sentences that hold a figure and say alike."""
    best: dict[int, Evidence] = {id(piece): piece for piece in chosen}
    for piece in evidence:
        further = [one for one in chosen if _nearer(inquiry, piece, one)] if piece.holds else []
        alike_ones = [one for one in further if alike(piece.words, one.words)]
        if alike_ones:
            ahead = max(one.score for one in alike_ones) + _AHEAD
            best[id(piece)] = replace(piece, score=max(piece.score, ahead))
    return sorted(best.values(), key=lambda one: -one.score)


def alike(one: str, other: str) -> bool:
    """Whether two sentences are worded alike, but for their figures."""
    pairs = [{t for run in _NO_WORD.split(fold(text)) for t in terms(run)} for text in (one, other)]
    shorter, longer = sorted(pairs, key=len)
    return len(shorter) >= _LEAST and len(shorter & longer) >= _ALIKE * len(shorter)


def _nearer(inquiry: Inquiry, piece: Evidence, other: Evidence) -> bool:
    return _distance(inquiry, piece) < _distance(inquiry, other)


def _distance(inquiry: Inquiry, piece: Evidence) -> tuple[Stand, int]:
    place = home(piece.found.passage.source)
    return stand(place, inquiry.places), steps(place, inquiry.places)
