"""The measures: pure functions over numbers, as the programs that are usual for them count.

Written here, because the libraries that have them (scikit-learn, pytrec_eval, ranx) bring
hundreds of megabytes or a compiler for what is four formulas.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np


def ndcg(found: Sequence[str], gains: Mapping[str, float], depth: int = 10) -> float:
    """Discounted gain of the first documents beside that of the best order (as trec_eval).

    Example: one document is relevant and stands second: 1 / log2(3) = .631.
    """
    best = sorted(gains.values(), reverse=True)[:depth]
    reached = [gains.get(document, 0.0) for document in found[:depth]]
    return _discounted(reached) / _discounted(best)


def _discounted(gains: Sequence[float]) -> float:
    return sum(gain / math.log2(at + 2) for at, gain in enumerate(gains))


def hit(found: Sequence[str], gains: Mapping[str, float], depth: int) -> bool:
    """Whether a relevant document is among the first."""
    return any(document in gains for document in found[:depth])


def auroc(answerable: Sequence[float], unanswerable: Sequence[float]) -> float:
    """How often an answerable question scores above an unanswerable one; a tie counts half.

    Example: 3, 2 against 2, 1: above, above, equal, above: 3.5 of 4 = .875.
    """
    below = np.sort(np.asarray(unanswerable, dtype=np.float64))
    above = np.asarray(answerable, dtype=np.float64)
    under = np.searchsorted(below, above, "left") + np.searchsorted(below, above, "right")
    return float(under.sum() / 2 / (len(above) * len(below)))


def threshold(answerable: Sequence[float], share: float) -> float:
    """The highest score from which on at least this share of the answerable is answered.

    Example: 4, 3, 2, 1 and .75: 2.
    """
    ranked = sorted(answerable, reverse=True)
    return ranked[max(math.ceil(share * len(ranked) - 1e-9), 1) - 1]


def refused(scores: Sequence[float], edge: float) -> float:
    """Share of the questions that score below an edge."""
    return sum(score < edge for score in scores) / len(scores)


def refusing(scores: Sequence[float], share: float) -> float:
    """The lowest edge that refuses at least this share of the scores.

    Example: 1, 2, 3, 4 and .5: just above 2.
    """
    ranked = sorted(scores)
    return math.nextafter(ranked[max(math.ceil(share * len(ranked) - 1e-9), 1) - 1], math.inf)


def percentile(values: Sequence[float], share: float) -> float:
    """The value that a share of all does not exceed, between two neighbours by distance."""
    return float(np.percentile(np.asarray(values), share * 100))


def mean(values: Sequence[float]) -> float:
    """The mean of some values, of which there is at least one."""
    return sum(values) / len(values)
