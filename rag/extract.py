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

    `gain` is the part of the question that a further sentence must add, `each` the most
    sentences of one document: that several documents say it is part of the answer.
    """

    most: int
    share: float
    gain: float
    each: int = 2


ONE_FACT = Manner(most=2, share=0.8, gain=0.12)
OPEN = Manner(most=5, share=0.5, gain=0.0)
SIDES = Manner(most=4, share=0.5, gain=0.0)


_SIDES = 3
_ALSO = 0.6
_JOINED = re.compile(r"和|与|跟|以及|vs|、|[,:;?]")


def manner(inquiry: Inquiry) -> Manner:
    """The manner a question wants."""
    if Wants.COMPARISON in inquiry.wants:
        return SIDES
    listed = inquiry.counts and Wants.MEMBERS in inquiry.wants
    return ONE_FACT if asked_figures(inquiry) or listed else OPEN


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
    """One block a side: of the documents the question names, else of the things it joins."""
    if len(aims) > 1:
        return _named(inquiry, evidence, aims)
    joined = [part for part in _JOINED.split(inquiry.text) if part]
    sides = dict.fromkeys(best for part in joined if (best := _best_for(inquiry, evidence, part)))
    if len(sides) > 1:
        return list(sides)[:_SIDES]
    return _firsts(evidence)


def _named(inquiry: Inquiry, evidence: Sequence[Evidence], aims: Sequence[Aim]) -> list[Evidence]:
    """The best of each document named, for what is asked beside its name."""
    asked = inquiry.text
    for a in aims:
        asked = asked.replace(a.mention, " ")
    chosen: list[Evidence] = []
    for a in aims[:_SIDES]:
        own = [e for e in evidence if e.found.passage.source.version in a.versions]
        own = [
            e
            for e in own
            if e not in chosen
            and e.found.passage.source.version
            not in {c.found.passage.source.version for c in chosen}
        ]
        best = _best_for(inquiry, own, asked)
        if best:
            chosen.append(best)
            chosen += [
                e
                for e in sorted(own, key=lambda e: -_bearing(inquiry, e, asked))[1:2]
                if _bearing(inquiry, e, asked) >= _ALSO * _bearing(inquiry, best, asked)
            ]
    return chosen


def _firsts(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The best of each document that speaks of it as clearly as the first does."""
    firsts: dict[int, Evidence] = {}
    for piece in evidence:
        firsts.setdefault(piece.found.passage.source.version, piece)
    best = next(iter(firsts.values()), None)
    if best is None:
        return []
    return [e for e in firsts.values() if e.score >= _ALSO * best.score][:_SIDES]


def _best_for(inquiry: Inquiry, evidence: Sequence[Evidence], part: str) -> Evidence | None:
    """The evidence that bears most on one part of the question; None where none does."""
    best = max(evidence, key=lambda e: _bearing(inquiry, e, part), default=None)
    return best if best and _bearing(inquiry, best, part) else None


def _bearing(inquiry: Inquiry, piece: Evidence, part: str) -> float:
    """How much of the units in one part of the question a sentence carries; 0 without units."""
    weights = [
        (share, unit.weight)
        for share, unit in zip(piece.share, inquiry.units, strict=True)
        if unit.words[0] in part
    ]
    total = sum(weight for _, weight in weights)
    if not total or not any(share for share, _ in weights):
        return 0.0
    return sum(share * weight for share, weight in weights) / total + 0.3 * piece.score


def _choose(inquiry: Inquiry, evidence: Sequence[Evidence], how: Manner) -> list[Evidence]:
    chosen: list[Evidence] = []
    said: list[str] = []
    versions: list[int] = []
    covered = [0.0] * len(inquiry.units)
    total = sum(unit.weight for unit in inquiry.units) or 1.0
    pool = list(evidence)
    while pool and len(chosen) < how.most:
        gains = [_gain(inquiry, e, covered) / total for e in pool]
        at = max(range(len(pool)), key=lambda i: pool[i].score + 0.6 * gains[i])
        piece, gain = pool.pop(at), gains[at]
        words = "".join(fold(piece.words).split())
        version = piece.found.passage.source.version
        if versions.count(version) >= how.each:
            continue
        if any(words in other or other in words for other in said):
            continue
        if chosen and (piece.score < how.share * chosen[0].score or gain < how.gain):
            if how.gain:
                break
            continue
        chosen.append(piece)
        said.append(words)
        versions.append(version)
        covered = [max(a, b) for a, b in zip(covered, piece.share, strict=True)]
    return chosen


def _gain(inquiry: Inquiry, piece: Evidence, covered: Sequence[float]) -> float:
    return sum(
        max(0.0, share - before) * unit.weight
        for share, before, unit in zip(piece.share, covered, inquiry.units, strict=True)
    )
