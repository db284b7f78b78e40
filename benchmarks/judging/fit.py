"""Fits the weights of the judge's signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.judging.case import Case, Vector

_STEPS = 30
_RIDGE = 0.02
"""What a weight costs, beside a mean loss of one: two signs that tell the same share theirs."""
_NOTHING = -20.0


@dataclass(frozen=True, slots=True)
class Fitted:
    """A logistic model: `weights` of shape (signs,) for signs as they are."""

    base: float
    weights: Vector

    def score(self, case: Case) -> float:
        """The logit of being answered."""
        if case.signs is None:
            return _NOTHING
        return float(self.base + case.signs @ self.weights)


def fit(groups: Sequence[Sequence[Case]]) -> Fitted:
    """Weights that are good for every group alike, and for answered and unanswered ones alike.

    Logistic regression with a ridge over standardised signs, by Newton's method.
    """
    cases = [(one, weight) for group in groups for one, weight in _weighed(group)]
    rows = np.array([one.signs for one, _ in cases])
    right = np.array([one.answered for one, _ in cases], float)
    worth = np.array([weight for _, weight in cases])
    worth = worth / worth.sum()
    mean = worth @ rows
    spread = np.sqrt(worth @ (rows - mean) ** 2)
    spread[spread == 0] = 1.0
    inputs = np.hstack([np.ones((len(rows), 1)), (rows - mean) / spread])
    found = _newton(inputs, right, worth)
    weights = found[1:] / spread
    return Fitted(float(found[0] - weights @ mean), weights)


def _newton(inputs: Vector, right: Vector, worth: Vector) -> Vector:
    """The weights where the slope of the loss is nothing."""
    ridge = np.diag([0.0, *(_RIDGE for _ in range(inputs.shape[1] - 1))])
    weights = np.zeros(inputs.shape[1])
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (worth * (likely - right)) + ridge @ weights
        bend = (inputs.T * (worth * likely * (1 - likely))) @ inputs + ridge
        weights = weights - np.linalg.solve(bend, slope)
    return weights


def _weighed(group: Sequence[Case]) -> list[tuple[Case, float]]:
    """The cases that can teach, so that both kinds of a group weigh one."""
    usable = [one for one in group if one.signs is not None]
    counts = {kind: sum(one.answered is kind for one in usable) or 1 for kind in (True, False)}
    return [(one, 1 / counts[one.answered]) for one in usable]
