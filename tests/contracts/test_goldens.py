"""What is kept of golden questions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.backends.database import Database
from rag.backends.goldens import SqlGoldens
from rag.golden import Golden
from rag.ports import Goldens
from tests.fakes import FakeGoldens


@pytest.fixture(params=["fake", "sqlite"])
def goldens(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Goldens]:
    """None yet."""
    if request.param == "fake":
        yield FakeGoldens()
        return
    database = Database.open(tmp_path)
    yield SqlGoldens(database)
    database.close()


def test_a_question_is_kept_once(goldens: Goldens) -> None:
    """The last expectation of it counts, and a dropped one may come again."""
    first = goldens.put(Golden("校车补助多少", title="办法"))
    second = goldens.put(Golden("今天几号", refuse=True))
    again = goldens.put(Golden("校车补助多少", "新办法", "320元"))

    assert again == first != second
    assert goldens.everyone() == [
        Golden("校车补助多少", "新办法", "320元", number=first),
        Golden("今天几号", refuse=True, number=second),
    ]
    assert goldens.drop(first)
    assert not goldens.drop(first)
    assert [one.number for one in goldens.everyone()] == [second]
    assert goldens.put(Golden("校车补助多少", title="办法")) != second
    assert len(goldens.everyone()) == 2
