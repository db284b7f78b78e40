"""What is promised of counting what a model costs."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from rag.backends.database import Database
from rag.backends.spending import SqlSpending
from rag.ports import Spending, Tokens
from tests.models import MemorySpending

TODAY, TOMORROW = date(2026, 11, 22), date(2026, 11, 23)


@pytest.fixture(params=["memory", "sqlite"])
def spending(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Spending]:
    """Nothing is spent yet."""
    if request.param == "memory":
        yield MemorySpending()
        return
    database = Database.open(tmp_path)
    yield SqlSpending(database)
    database.close()


def test_what_is_taken_adds_up_day_by_day(spending: Spending) -> None:
    """Each is told what the day has come to; another day begins with nothing."""
    assert spending.take(TODAY, Tokens(100, 20)) == Tokens(100, 20)
    assert spending.take(TODAY, Tokens(5, 1)) == Tokens(105, 21)
    assert spending.take(TOMORROW, Tokens(7)) == Tokens(7)
    assert spending.take(TODAY, Tokens()) == Tokens(105, 21)


def test_what_is_given_back_does_not_count(spending: Spending) -> None:
    """Also to nothing."""
    spending.take(TODAY, Tokens(100, 20))

    assert spending.take(TODAY, Tokens() - Tokens(100, 20)) == Tokens()


def test_none_is_lost_among_many_at_once(spending: Spending) -> None:
    """Eight threads, a token each, forty times."""
    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(lambda _: spending.take(TODAY, Tokens(1, 1)), range(40)))

    assert sorted(one.read for one in told) == list(range(1, 41))


def test_it_outlives_the_process(tmp_path: Path) -> None:
    """What was counted is counted on after a restart."""
    database = Database.open(tmp_path)
    SqlSpending(database).take(TODAY, Tokens(100, 20))
    database.close()
    again = Database.open(tmp_path)

    assert SqlSpending(again).take(TODAY, Tokens(1)) == Tokens(101, 20)
    again.close()
