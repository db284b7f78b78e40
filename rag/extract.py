"""Composes the shortest draft that carries the answer, without a model: sentences as they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.fold import fold
from rag.aim import Aim
from rag.answer import Draft, DraftClaim, Passage
from rag.evidence import Evidence
from rag.expect import asked_figures
from rag.inquiry import Inquiry, Wants


@dataclass(frozen=True, slots=True)
class Manner:
    """How long an answer may get: `most` sentences, the next one at least `share` of the best.

    `gain` is the part of the question that a further sentence must add.
    """

    most: int
    share: float
    gain: float


ONE_FACT = Manner(most=2, share=0.8, gain=0.12)
OPEN = Manner(most=5, share=0.5, gain=0.0)
SIDES = Manner(most=4, share=0.5, gain=0.0)


_SIDES = 3
_CLEARLY = 0.5
_ALSO = 0.6
_JOINED = re.compile(r"和|与|跟|以及|vs|、|:")


def manner(inquiry: Inquiry) -> Manner:
    """The manner a question wants."""
    if Wants.COMPARISON in inquiry.wants:
        return SIDES
    return ONE_FACT if asked_figures(inquiry) else OPEN


def extract(
    inquiry: Inquiry, evidence: Sequence[Evidence], aims: Sequence[Aim]
) -> tuple[Draft, tuple[Passage, ...]]:
    """A draft over numbered passages; evidence comes best first."""
    how = manner(inquiry)
    if how is SIDES:
        chosen = _sides(inquiry, evidence, aims)
    else:
        chosen = _choose(inquiry, evidence, how)
    passages = tuple(dict.fromkeys(e.found.passage for e in chosen))
    claims = tuple(
        DraftClaim(e.words, ((passages.index(e.found.passage), e.words),)) for e in chosen
    )
    return Draft(claims), passages


def _sides(inquiry: Inquiry, evidence: Sequence[Evidence], aims: Sequence[Aim]) -> list[Evidence]:
    """One block a side: of the documents the question names, else of the things it joins by 和."""
    named = [a for a in aims if a.weight >= _CLEARLY * aims[0].weight][:_SIDES]
    if len(named) > 1:
        words = frozenset(word for a in named for word in a.words)
        return [
            best
            for a in named
            for best in _best_of(
                [e for e in evidence if e.found.passage.source.version == a.source.version],
                lambda e: _bearing(inquiry, e, lambda w: w not in words),
            )
        ]
    joined = [part for part in _JOINED.split(inquiry.text) if part][:_SIDES]
    if len(joined) > 1:
        chosen = [
            best
            for part in joined
            for best in _best_of(evidence, lambda e, p=part: _bearing(inquiry, e, lambda w: w in p))  # type: ignore[misc]
        ]
        return list(dict.fromkeys(chosen))
    versions = dict.fromkeys(e.found.passage.source.version for e in evidence)
    firsts = [
        next(e for e in evidence if e.found.passage.source.version == version)
        for version in versions
    ]
    return [e for e in firsts if e.score >= _ALSO * firsts[0].score][:_SIDES]


def _best_of(evidence: Sequence[Evidence], bearing: Callable[[Evidence], float]) -> list[Evidence]:
    best = max(evidence, key=bearing, default=None)
    return [best] if best and bearing(best) else []


def _bearing(inquiry: Inquiry, piece: Evidence, mine: Callable[[str], bool]) -> float:
    """How much of one side's units a sentence carries, the sentence's own words first."""
    weights = [
        (s, u.weight) for s, u in zip(piece.share, inquiry.units, strict=True) if mine(u.words[0])
    ]
    total = sum(weight for _, weight in weights) or 1.0
    return sum(share * weight for share, weight in weights) / total + 0.3 * piece.score


def _choose(inquiry: Inquiry, evidence: Sequence[Evidence], how: Manner) -> list[Evidence]:
    chosen: list[Evidence] = []
    said: list[str] = []
    covered = [0.0] * len(inquiry.units)
    total = sum(unit.weight for unit in inquiry.units) or 1.0
    pool = list(evidence)
    while pool and len(chosen) < how.most:
        gains = [_gain(inquiry, e, covered) / total for e in pool]
        at = max(range(len(pool)), key=lambda i: pool[i].score + 0.6 * gains[i])
        piece, gain = pool.pop(at), gains[at]
        words = "".join(fold(piece.words).split())
        if any(words in other or other in words for other in said):
            continue
        if chosen and (piece.score < how.share * chosen[0].score or gain < how.gain):
            if how.gain:
                break
            continue
        chosen.append(piece)
        said.append(words)
        covered = [max(a, b) for a, b in zip(covered, piece.share, strict=True)]
    return chosen


def _gain(inquiry: Inquiry, piece: Evidence, covered: Sequence[float]) -> float:
    return sum(
        max(0.0, share - before) * unit.weight
        for share, before, unit in zip(piece.share, covered, inquiry.units, strict=True)
    )
