"""Weights are fitted so that what is right comes first, and every group counts alike."""

from __future__ import annotations

import numpy as np

from benchmarks.weights.example import Example
from benchmarks.weights.fit import fit


def example(right: int, *shares: tuple[float, ...]) -> Example:
    """Candidates of which one is right."""
    return Example(np.asarray(shares), np.eye(len(shares))[right])


def test_what_tells_the_right_one_gets_the_weight() -> None:
    """The second share says nothing."""
    weights = fit([[example(0, (1.0, 0.5), (0.0, 0.5)), example(1, (0.2, 0.1), (0.9, 0.1))]])

    assert weights[0] > 1.0
    assert abs(weights[1]) < 0.01


def test_what_speaks_against_it_gets_a_negative_one() -> None:
    """A share that the wrong ones have more of."""
    [weight] = fit([[example(0, (0.0,), (1.0,))]])

    assert weight < 0


def test_a_large_group_does_not_outvote_a_small_one() -> None:
    """Two sets want the opposite, one of them ten times as loudly: nothing comes of it."""
    [weight] = fit([[example(0, (1.0,), (0.0,))] * 10, [example(1, (1.0,), (0.0,))]])

    assert abs(weight) < 0.01


def test_a_question_that_nothing_answers_teaches_nothing() -> None:
    """It has no right candidate."""
    nothing = Example(np.asarray([[1.0], [0.0]]), np.zeros(2))
    learned = [example(0, (1.0,), (0.0,))]

    assert np.allclose(fit([[*learned, nothing]]), fit([learned]))
