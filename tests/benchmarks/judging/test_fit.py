"""Weights are fitted so that what is answered is told from what is not."""

from __future__ import annotations

import numpy as np

from benchmarks.judging.case import Case
from benchmarks.judging.fit import fit


def good(*signs: float) -> Case:
    """A question that is answered, with its signs."""
    return Case(np.array(signs), answered=True, held=False)


def bad(*signs: float) -> Case:
    """One that is not."""
    return Case(np.array(signs), answered=False, held=False)


def test_what_tells_gets_the_weight() -> None:
    """The second sign says nothing."""
    rng = np.random.default_rng(7)
    cases = [(good, bad)[at % 2](at % 2 + rng.normal(0, 0.3), rng.normal()) for at in range(400)]
    fitted = fit([cases])

    assert fitted.weights[0] < -2
    assert abs(fitted.weights[1]) < 0.2
    assert fitted.score(good(0.0, 0.0)) > 0 > fitted.score(bad(1.0, 0.0))


def test_a_large_group_and_the_commoner_kind_do_not_outvote() -> None:
    """Two sets want the opposite, one has ten times the questions: nothing comes of it."""
    one = [good(1.0), bad(0.0)]
    other = [good(0.0), bad(1.0)]

    assert abs(fit([one * 10, other]).weights[0]) < 1e-6


def test_a_sign_that_is_always_the_same_gets_none() -> None:
    """It could not tell anything."""
    fitted = fit([[good(1.0, 5.0), bad(0.0, 5.0)]])

    assert fitted.weights[1] == 0.0


def test_where_nothing_was_found_nothing_is_answered() -> None:
    """It teaches nothing either."""
    nothing = Case(None, answered=False, held=False)
    cases = [good(1.0), bad(0.0)]

    assert fit([[*cases, nothing]]).weights == fit([cases]).weights
    assert fit([cases]).score(nothing) < -10
