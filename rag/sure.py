"""Tells how sure it is that the gathered evidence answers a question.

A logistic model over signs that can be told in words, so that no single one decides. The weights
were fitted (ncp_policy, drcd and the samples, without a fifth of the questions) and rounded; those
of `kind`, `lacking` and `answers` were set by hand. `python benchmarks/run.py judge` prints what
fitting anew gives on more sets, which is no better, and what every threshold costs and saves.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from corpus.fold import fold
from rag.answer import Found
from rag.atlas import Stand, home, stand
from rag.evidence import Evidence
from rag.expect import asked_figures
from rag.inquiry import Inquiry, Unit
from rag.terms import HAN
from rag.traced import Ground

Shares: TypeAlias = NDArray[np.float64]
_WINDOW = 12
"""Best sentences that are looked at."""
_FIRST = 10
"""Best passages that are looked at."""
_UNRELATED = 0.8
"""The embedder puts even unrelated texts at this cosine."""
_USUAL = 0.12
"""What an answer is above that; taken where no vector tells (the embedder is away)."""
_STRANGE = {Stand.OWN: 0.0, Stand.ABOVE: 0.0, Stand.NATIONAL: 0.5}
_EVEN = -8.0
"""The log odds that speak neither for an answer nor against one."""
_HALF = 0.5
_MUCH = 0.25
"""Share of a question without which the rest is another question."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells whether a question is answered; shares are between 0 and 1."""

    rank: float
    """How high the best passage ranks (`rag.rank`)."""
    ahead: float
    """How far the best document is before the second one, as a share of the rank."""
    cover: float
    """Share of the question that the best sentence covers with its passage and headings."""
    alone: float
    """Share that it covers by itself; where a figure is asked for, one that holds it."""
    document: float
    """Share that the sentences of the best document say together."""
    lacking: float
    """Share of the question that is the weightiest word which they do not say."""
    unknown: float
    """Share of the question that stands in no document."""
    meaning: float
    """How near in meaning the passage with the best sentence is."""
    nearest: float
    """Likewise the nearest one."""
    place: float
    """Share of the place asked about that the best passages do not name, though its rules need
    not; half of it where they are the nation's."""
    year: float
    """1 where a year is asked about that the best passages do not name."""
    name: float
    """1 where something is called by a name that they do not know."""
    kind: float
    """1 where a word that stands nowhere narrows all that is known: 结婚登记 is another 登记."""
    foreign: float
    """1 where the question is not in Chinese: few of its words can be covered."""
    size: float
    """Passages of the corpus, the logarithm: the best of many strangers looks more familiar."""
    answers: float
    """The log odds that the best passage answers that was read with the question, above what is
    usual where nobody knows; 0 where none was read."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each of the signs counts, in their order, and what is counted before any."""

    base: float
    signs: Signs


WEIGHTS = Weights(
    base=-6.08,
    signs=Signs(
        rank=0.20,
        ahead=1.60,
        cover=1.17,
        alone=0.82,
        document=1.08,
        lacking=0.0,
        unknown=-0.89,
        meaning=9.4,
        nearest=17.5,
        place=-1.39,
        year=-0.75,
        name=-1.58,
        kind=-1.0,
        foreign=5.0,
        size=-0.19,
        answers=0.2,
    ),
)
SURE = 0.12
"""From how sure on it is answered, unless `ZHENGDA_SURE` says otherwise."""
CERTAIN = 0.3
"""Below it an answer says that it may be about something else."""


def signs(inquiry: Inquiry, evidence: Sequence[Evidence], size: int) -> Signs:
    """The signs for evidence that is sorted best first; there must be some."""
    found = list(dict.fromkeys(e.found for e in evidence))
    found.sort(key=lambda one: -one.score)
    top = evidence[:_WINDOW]
    best = max(top, key=lambda e: e.cover)
    weights = _weights(inquiry.units)
    together = _together(evidence, found[0].passage.source.version)
    texts = [_words(one) for one in found[:_FIRST]]
    asks = bool(asked_figures(inquiry))
    return Signs(
        rank=max(one.rank for one in found),
        ahead=_ahead(found),
        cover=best.cover,
        alone=max((e.alone for e in evidence if e.holds or not asks), default=0.0),
        document=float(weights @ together),
        lacking=float((weights * (1 - together)).max(initial=0.0)),
        unknown=float(weights @ np.array([not unit.known for unit in inquiry.units], float)),
        meaning=_near(found, best.found),
        nearest=_near(found, max(found, key=lambda one: one.vector)),
        place=_unnamed(inquiry.where, texts) * _strange(inquiry, (found[0], best.found)),
        year=float(not _all(inquiry.years, texts)),
        name=float(not _all(inquiry.names, texts)),
        kind=float(_kind_only(inquiry)),
        foreign=float(not re.search(f"[{HAN}]", inquiry.text)),
        size=math.log(max(size, 1) / 100),
        answers=_answers(found),
    )


def sureness(told: Signs, weights: Weights = WEIGHTS) -> float:
    """How sure it is: 0 not at all, 1 entirely."""
    worth = zip(astuple(weights.signs), astuple(told), strict=True)
    return 1 / (1 + math.exp(-weights.base - sum(weight * sign for weight, sign in worth)))


def doubt(told: Signs) -> Ground:
    """What speaks against it, in a word that can be told."""
    doubts = {
        Ground.NAME: told.name > 0,
        Ground.TIME: told.year > 0,
        Ground.ELSEWHERE: told.place >= _HALF,
        Ground.WORD: max(told.lacking, told.unknown) >= _MUCH,
    }
    return next((ground for ground, holds in doubts.items() if holds), Ground.UNFAMILIAR)


def _kind_only(inquiry: Inquiry) -> bool:
    own = [unit for unit in inquiry.units if unit.own]
    lacking = [unit.words[0] for unit in own if not unit.known]
    known = [unit.words[0] for unit in own if unit.known]
    narrowed = (any(word + kind in inquiry.text for word in lacking) for kind in known)
    return bool(known) and all(narrowed)


def _weights(units: Sequence[Unit]) -> Shares:
    weights = np.array([unit.weight for unit in units])
    shares: Shares = weights / (weights.sum() or 1.0)
    return shares


def _together(evidence: Sequence[Evidence], version: int) -> Shares:
    """What the found sentences of a document say of every unit."""
    said = [e.share for e in evidence if e.found.passage.source.version == version]
    return np.max(said, axis=0) if said else np.zeros(len(evidence[0].share))


def _answers(found: Sequence[Found]) -> float:
    """How likely one of them answers that were read."""
    told = [one.answers for one in found if one.answers is not None]
    return max(told) - _EVEN if told else 0.0


def _ahead(found: Sequence[Found]) -> float:
    """How far the first document is before the second; as far as the last passage, if alone."""
    best: dict[int, float] = defaultdict(float)
    for one in found:
        version = one.passage.source.version
        best[version] = max(best[version], one.score)
    first, second, *_ = *sorted(best.values(), reverse=True), 0.0, 0.0
    return first - second


def _words(found: Found) -> str:
    """What a passage and its document say, folded."""
    passage, source = found.passage, found.passage.source
    return fold(" ".join((source.title, source.place, source.issuer, source.dated, *passage.path))
                + passage.text)  # fmt: skip


def _unnamed(where: Sequence[Unit], texts: Sequence[str]) -> float:
    """Share of the places that stand in none of the texts."""
    named = [any(word in text for text in texts for word in unit.words) for unit in where]
    return float(_weights(where) @ (1.0 - np.array(named, float)))


def _strange(inquiry: Inquiry, found: Sequence[Found]) -> float:
    """How strange their documents are to the place asked about: 0 where it is theirs to rule."""
    stands = [stand(home(one.passage.source), inquiry.places) for one in found]
    return min(_STRANGE.get(one, 1.0) for one in stands)


def _all(words: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether each of the words stands in one of the texts."""
    return all(any(word in text for text in texts) for word in words)


def _near(found: Sequence[Found], one: Found) -> float:
    """How near a passage is in meaning; one that was found by its words alone, as the last one."""
    told = [other.vector for other in found if other.vector]
    return (one.vector or min(told)) - _UNRELATED if told else _USUAL
