from __future__ import annotations

from datetime import date

import pytest

from bot.statistic import Counted, counted, days, rank
from rag.answer import Outcome

DAY = date(2026, 2, 27)


def test_every_outcome_counts_as_what_it_is() -> None:
    """Small talk as nothing, whatever refuses as refused."""
    every = dict.fromkeys(Outcome, 1)
    refused = sum(one.refused for one in Outcome)

    assert counted(DAY, every) == Counted(DAY, 1, 1, refused)
    assert counted(DAY, {}) == Counted(DAY)
    assert counted(DAY, every).total == 2 + refused


def test_no_day_of_a_span_is_left_out() -> None:
    """Across the end of a month."""
    assert [one.day for one in days(DAY, date(2026, 3, 2))] == [27, 28, 1, 2]
    assert days(DAY, DAY) == [DAY]


@pytest.mark.parametrize(
    ("count", "percent", "at"), [(100, 50, 49), (100, 95, 94), (1, 50, 0), (3, 95, 2), (0, 95, 0)]
)
def test_a_share_is_reached_by_one_of_the_values(count: int, percent: int, at: int) -> None:
    """The first that so many percent do not exceed."""
    assert rank(count, percent) == at
