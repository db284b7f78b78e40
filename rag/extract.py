"""Composes the shortest draft that carries the answer, without a model: sentences as they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from corpus.fold import fold
from rag.aim import Aim
from rag.answer import Draft, DraftClaim, Passage
from rag.evidence import Evidence
from rag.expect import asked_figures
from rag.inquiry import Inquiry, Wants
from rag.lists import is_row
from rag.numerals import figures
from rag.several import several
from rag.sides import sides


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
OPEN = Manner(most=3, share=0.5, gain=0.0)
PARTS = Manner(most=5, share=0.5, gain=0.0)
NUMBERS = Manner(most=3, share=0.8, gain=0.0, each=1)
A_WAY = Manner(most=3, share=0.7, gain=0.0, each=1)
_SEVERAL = frozenset({Wants.MEMBERS, Wants.OUTLINE, Wants.DOCUMENT})
_CLEAR = 0.8
"""The more of the question the first sentence says itself, the better a further one must be."""
_AS_WELL = 0.9
"""Share of the first sentence's score from which on another document says it as well."""
_LONGEST = 300
"""Characters of a paragraph that is quoted whole."""
_HOW = re.compile(
    "(?:怎么|如何|怎样|咋)(?![办样回看说讲没不]|规定|要求|个)|流程|步骤|程序是|手续"
    r"|\bhow (?:to|do|does|can|should)\b"
)
_HEADED = 0.65
"""What a unit of the question counts that stands over a sentence: a fact needs it no more."""
_NEW = 0.6
"""What covering more of the question counts beside being good evidence."""


def extract(
    inquiry: Inquiry, evidence: Sequence[Evidence], aims: Sequence[Aim]
) -> tuple[Draft, tuple[Passage, ...]]:
    """A draft over numbered passages; evidence comes best first."""
    if Wants.COMPARISON in inquiry.wants:
        chosen = sides(inquiry, evidence, aims)
        chosen.sort(key=lambda piece: piece.found.passage.source.status.past)
    else:
        chosen = _choose(inquiry, evidence, manner(inquiry))
        chosen = several(inquiry, chosen, evidence) if asked_figures(inquiry) else chosen
    passages = tuple(dict.fromkeys(e.found.passage for e in chosen))
    how = manner(inquiry) is A_WAY and Wants.COMPARISON not in inquiry.wants
    quotes = [_paragraph(e) if how and not at else e.words for at, e in enumerate(chosen)]
    claims = tuple(
        DraftClaim(words, ((passages.index(e.found.passage), words),))
        for e, words in zip(chosen, quotes, strict=True)
        if words == quotes[0] or words not in quotes[0]
    )
    return Draft(claims), passages


def _paragraph(piece: Evidence) -> str:
    """The whole paragraph of a sentence, where it is no row and not too long, else the sentence.

    The first sentence of 怎么申请 says hardly more than that one may.
    """
    text = piece.found.passage.text
    start = text.rfind("\n", 0, piece.span.start) + 1
    end = text.find("\n", piece.span.end)
    whole = text[start : end if end >= 0 else len(text)].strip()
    return piece.words if piece.over or len(whole) > _LONGEST or is_row(whole) else whole


def manner(inquiry: Inquiry) -> Manner:
    """One fact for a figure or a counted list, a way for how something is done, else open.

    Of numbers to call, those of several offices; of parts and documents, more than a few.
    """
    listed = inquiry.counts and Wants.MEMBERS in inquiry.wants
    if Wants.CONTACT in asked_figures(inquiry):
        return NUMBERS
    if asked_figures(inquiry) or listed:
        return ONE_FACT
    if _HOW.search(inquiry.text):
        return A_WAY
    return PARTS if inquiry.wants & _SEVERAL else OPEN


def _choose(inquiry: Inquiry, evidence: Sequence[Evidence], how: Manner) -> list[Evidence]:
    """The best sentence, then greedily the one that adds most, until nothing fits the manner."""
    chosen: list[Evidence] = []
    scores = np.array([piece.score for piece in evidence], np.float64)
    shares = np.array([piece.share for piece in evidence], np.float64)
    shares = shares.reshape(len(evidence), len(inquiry.units))
    gains = _gains(inquiry, shares, chosen)
    left = np.ones(len(evidence), bool)
    while left.any() and len(chosen) < how.most:
        at = int(np.argmax(np.where(left, scores + _NEW * gains, -np.inf)))
        left[at] = False
        piece, gain = evidence[at], gains[at]
        if _repeats(piece, chosen) or _crowds(piece, chosen, how.each):
            continue
        share = max(how.share, _CLEAR * chosen[0].alone) if chosen else 0.0
        if not chosen or (piece.score >= share * chosen[0].score and gain >= how.gain):
            chosen.append(piece)
            gains = _gains(inquiry, shares, chosen)
        elif how.gain:
            break
    return chosen + _seconding(chosen, evidence) if how is ONE_FACT else chosen


def _seconding(chosen: Sequence[Evidence], evidence: Sequence[Evidence]) -> list[Evidence]:
    """Where one sentence gives the figure: the first of another document that has no other."""
    if len(chosen) != 1:
        return []
    first, told = chosen[0], figures(fold(chosen[0].words))
    others = (
        piece
        for piece in evidence
        if piece.holds
        and piece.score >= _AS_WELL * first.score
        and piece.alone >= first.alone
        and piece.found.passage.source.document_id != first.found.passage.source.document_id
        and frozenset() < figures(fold(piece.words)) <= told
        and not _repeats(piece, chosen)
    )
    return list(islice(others, 1))


def _gains(
    inquiry: Inquiry, shares: NDArray[np.float64], chosen: Sequence[Evidence]
) -> NDArray[np.float64]:
    """The share of the question that each sentence covers and those chosen do not."""
    total = sum(unit.weight for unit in inquiry.units) or 1.0
    gains, fact = np.zeros(len(shares)), manner(inquiry) is ONE_FACT
    for at, unit in enumerate(inquiry.units):
        before = max((one.share[at] for one in chosen), default=0.0)
        if fact and before >= _HEADED:
            continue
        gains += np.maximum(0.0, shares[:, at] - before) * unit.weight
    gains /= total
    return gains


def _repeats(piece: Evidence, chosen: Sequence[Evidence]) -> bool:
    words = _said(piece)
    return any(words in _said(other) or _said(other) in words for other in chosen)


def _crowds(piece: Evidence, chosen: Sequence[Evidence], each: int) -> bool:
    version = piece.found.passage.source.version
    return sum(e.found.passage.source.version == version for e in chosen) >= each


def _said(piece: Evidence) -> str:
    return "".join(fold(piece.words).split())
