"""Fits weights so that what is right comes first."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from benchmarks.weights.example import Example

Weighting = NDArray[np.float64]
"""Shape (weights,), in the order of `rag.rank.Weights`."""
_STEPS = 300
_STEP = 0.1
_DECAY = 2e-3
_FIRST, _SECOND, _LEAST = 0.9, 0.999, 1e-8
"""The usual constants of Adam."""


def fit(groups: Sequence[Sequence[Example]]) -> Weighting:
    """Weights that are good for every group alike, however many questions it has.

    The loss of a question is that of ListNet (Cao and others 2007): the cross entropy of what is
    right and of the softmax of the scores; it is brought down by Adam, with a small decay.
    """
    usable = [[one for one in group if one.right.any()] for group in groups]
    width = next(one.shares.shape[1] for group in usable for one in group)
    weights, first, second = np.zeros(width), np.zeros(width), np.zeros(width)
    for step in range(1, _STEPS + 1):
        slope = sum((_slope(group, weights) for group in usable), 2 * _DECAY * weights)
        first = _FIRST * first + (1 - _FIRST) * slope
        second = _SECOND * second + (1 - _SECOND) * slope**2
        ahead = first / (1 - _FIRST**step)
        scale = np.sqrt(second / (1 - _SECOND**step)) + _LEAST
        weights = weights - _STEP * ahead / scale
    return weights


def _slope(group: Sequence[Example], weights: Weighting) -> Weighting:
    """The mean slope of the loss of some questions."""
    slopes = []
    for one in group:
        scores = one.shares @ weights
        likely = np.exp(scores - scores.max())
        gap = likely / likely.sum() - one.right / one.right.sum()
        slopes.append(gap @ one.shares)
    return np.mean(slopes, axis=0) if slopes else np.zeros_like(weights)
