from __future__ import annotations

import time
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.dialects import postgresql

from bot.backends.sql.clock import clock
from rag.backends.database import Database


def told(database: Database) -> float:
    """The time by the database."""
    with database.read() as connection:
        return connection.execute(select(clock())).scalar_one()


def test_the_clock_of_the_database_tells_fractions_of_a_second(tmp_path: Path) -> None:
    """Seconds since 1970; it goes on."""
    database = Database.open(tmp_path)
    before = told(database)
    time.sleep(0.05)
    after = told(database)
    database.close()

    assert abs(after - time.time()) < 2
    assert 0.04 < after - before < 2


def test_the_clock_of_the_worker_does_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine whose time is wrong takes nobody's job away."""
    database = Database.open(tmp_path)
    right = time.time()
    monkeypatch.setattr(time, "time", lambda: right + 3600)
    now = told(database)
    database.close()

    assert abs(now - right) < 2


def test_postgresql_is_asked_for_the_time_of_day() -> None:
    """Not for the moment at which the transaction began."""
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]

    assert "clock_timestamp()" in str(select(clock()).compile(dialect=dialect))
