"""Whatever moment a worker is killed or stopped at, its jobs are done, once and in order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from rag.backends import schema
from tests.e2e import killing_jobs
from tests.e2e.killing_jobs import OUT, Place
from tests.places import emptied

pytestmark = pytest.mark.slow
JOBS, LANES, WORKERS, KILLS = 300, 12, 4, 8


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """No jobs yet. PostgreSQL is tried where `TEST_STATE_URL` names an empty database."""
    url = os.environ.get("TEST_STATE_URL", "") if request.param == "postgresql" else ""
    if request.param == "postgresql" and not url:
        pytest.skip("TEST_STATE_URL names no PostgreSQL database")
    place = Place(tmp_path, url)
    yield place
    if url:
        database = place.open()
        emptied(database)
        database.close()


def test_four_workers_that_are_killed_again_and_again_lose_nothing(place: Place) -> None:
    """Nothing follows twice, every lane keeps its order, and no lane is worked by two at once.

    What was begun again is what was begun by somebody who was killed: at most two jobs a kill.
    """
    killing_jobs.put(place, JOBS, LANES)

    found = killing_jobs.kills(place, WORKERS, KILLS, JOBS, seed=4)

    assert (found.missing, found.doubled, found.disordered, found.held_by_two) == (0, 0, 0, 0)
    assert found.begun_again <= 2 * KILLS


def test_a_worker_that_was_stopped_past_its_lease_is_refused(place: Place) -> None:
    """Another one has done the job; the late one changes nothing and adds nothing."""
    killing_jobs.put(place, 1, 1)

    stopped, taken, answer = killing_jobs.stop_past_the_lease(place)

    assert stopped == taken
    assert answer == (False, False, False)
    database = place.open()
    follow = select(schema.job.c.key).where(schema.job.c.kind == OUT.value)
    with database.read() as connection:
        assert list(connection.execute(follow).scalars()) == [taken]
    database.close()
