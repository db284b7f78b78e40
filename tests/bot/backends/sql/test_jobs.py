"""What jobs in a database promise beyond the contract: files, leases, clocks, plans."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import ClauseElement, insert, select, text, update

from bot.backends.sql import job_rows
from bot.backends.sql.clock import clock
from bot.backends.sql.jobs import SqlJobs
from bot.job import Job, JobKind
from rag.backends.database import Database
from rag.backends.schema import job as table
from rag.ports import StorageError

IN, OUT = JobKind.INCOMING, JobKind.DELIVERY
LEASE, TRIES, HOUR = 60.0, 3, 3600.0


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An empty state database."""
    database = Database.open(tmp_path)
    yield database
    database.close()


@pytest.fixture
def jobs(database: Database) -> SqlJobs:
    """No jobs yet."""
    return SqlJobs(database, LEASE, TRIES)


def job(key: str, lane: str = "chat", after: float = 0.0, kind: JobKind = IN) -> Job:
    """Something to do."""
    return Job(kind, key, lane, b"words of a person", after)


def bodies(database: Database) -> dict[str, bytes]:
    """What is kept under each key."""
    with database.read() as connection:
        rows = connection.execute(select(table.c.key, table.c.body)).all()
    return {row.key: row.body for row in rows}


def set_back(database: Database, seconds: float) -> None:
    """Set the clock back: everything that is written down is so much further ahead."""
    ahead = {name: table.c[name] + seconds for name in ("made", "ended")}
    # What is due at once has no moment that a clock could tell.
    due = {"due": table.c.due + seconds}
    with database.write() as connection:
        connection.execute(update(table).values(ahead))
        connection.execute(update(table).where(table.c.due > 0).values(due))


def plan(database: Database, statement: ClauseElement) -> str:
    """How SQLite is going to find the rows."""
    with database.read() as connection:
        asked = str(statement.compile(dialect=connection.dialect))
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}", (1,) * asked.count("?"))
        return "; ".join(row[3] for row in rows)


def test_jobs_outlive_the_process(tmp_path: Path) -> None:
    """What was put is there, what was done is done, what was held comes back with its lease."""
    first = Database.open(tmp_path)
    before = SqlJobs(first)
    before.put([job("1", "a"), job("2", "b"), job("3", "c")])
    done, _ = before.claim(IN, 2)
    before.finish(done)
    first.close()
    second = Database.open(tmp_path)
    after = SqlJobs(second)

    assert after.put([job("1"), job("2"), job("3")]) == 0
    assert [one.job.key for one in after.claim(IN, 5)] == ["3"]
    second.close()


def test_who_comes_to_own_the_database_takes_the_jobs_of_the_dead_over(
    database: Database, jobs: SqlJobs
) -> None:
    """At once and not after the lease, and they are known to have been tried."""
    jobs.put([job("1"), job("2"), job("3", "b"), job("4", "c", after=5.0)])
    [dead, _] = jobs.claim(IN, 2)
    new = SqlJobs(database)

    assert new.take_over() == 2
    found = new.claim(IN, 5)
    assert [(one.job.key, one.tries) for one in found] == [("1", 2), ("3", 2)]
    assert not jobs.finish(dead)
    assert new.finish(found[0])


def test_words_are_forgotten_as_soon_as_a_job_is_done(database: Database, jobs: SqlJobs) -> None:
    """Or cancelled; the keys stay."""
    jobs.put([job("1"), job("2"), job("3")])
    [held] = jobs.claim(IN, 1)
    jobs.cancel(IN, "chat", lambda one: one.key == "3")
    jobs.finish(held)

    assert bodies(database) == {"1": b"", "2": b"words of a person", "3": b""}


def test_words_of_the_dead_are_kept_for_a_while(database: Database, jobs: SqlJobs) -> None:
    """As long as somebody may want to look what went wrong."""
    jobs.put([job("1")])
    jobs.bury(jobs.claim(IN, 1)[0])
    jobs.sweep(HOUR)
    assert bodies(database) == {"1": b"words of a person"}
    set_back(database, -HOUR - 1)
    jobs.sweep(HOUR)

    assert bodies(database) == {"1": b""}
    assert jobs.backlog(IN).dead == 1


def test_of_what_was_done_long_ago_only_the_keys_are_left(
    database: Database, jobs: SqlJobs
) -> None:
    """The table does not grow for ever; no number is given twice, and what is not done stays."""
    jobs.put([job("dead"), job("1"), job("2"), job("3"), job("open", "b"), job("4")])
    dead, _ = jobs.claim(IN, 2)
    jobs.bury(dead)
    for _ in range(4):
        [held] = jobs.claim(IN, 1)
        jobs.finish(held)
    jobs.sweep(HOUR)
    assert len(bodies(database)) == 6
    set_back(database, -HOUR - 1)
    jobs.sweep(HOUR)

    assert set(bodies(database)) == {"dead", "open", "4"}
    assert jobs.put([job("1"), job("2"), job("3"), job("4"), job("dead"), job("5")]) == 1
    found = jobs.claim(IN, 5)
    assert [one.job.key for one in found] == ["open", "5"]
    assert found[1].number > held.number


def test_a_clock_that_is_set_back_holds_nothing_up(database: Database, jobs: SqlJobs) -> None:
    """At once stays at once, and nothing waits longer than it was told to."""
    jobs.put([job("now", "a"), job("held", "b"), job("later", "c", after=10.0)])
    jobs.put([job("behind", "b"), job("behind and later", "c", after=0.001)])
    [_, held] = jobs.claim(IN, 2)
    set_back(database, HOUR)
    jobs.put([job("new", "d")])
    assert [one.job.key for one in jobs.claim(IN, 9)] == ["new"]

    jobs.sweep(HOUR)
    with database.read() as connection:
        waits = connection.execute(select(table.c.due - clock())).scalars()
        assert all(left <= LEASE for left in waits if left is not None)
    assert jobs.finish(held)
    assert [one.job.key for one in jobs.claim(IN, 9)] == ["behind"]
    assert jobs.backlog(IN).oldest >= 0


def test_a_clock_that_jumps_ahead_costs_a_try_and_no_more(
    database: Database, jobs: SqlJobs
) -> None:
    """The holder who lost the job to it can no longer finish it; who came after can."""
    jobs.put([job("1")])
    [first] = jobs.claim(IN, 1)
    set_back(database, -HOUR)
    [second] = jobs.claim(IN, 1)

    assert not jobs.finish(first, [job("o1", kind=OUT)])
    assert jobs.finish(second, [job("o1", kind=OUT)])
    assert jobs.backlog(OUT).waiting == 1


def test_no_lane_can_have_two_in_front(database: Database, jobs: SqlJobs) -> None:
    """Not even by a mistake of ours: the database refuses it."""
    jobs.put([job("1"), job("2")])

    with pytest.raises(StorageError), database.write() as connection:
        connection.execute(update(table).values(due=0.0))


def test_what_fails_half_way_is_not_done_at_all(
    database: Database, jobs: SqlJobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The job is still held, and nothing follows from it."""
    jobs.put([job("1")])
    [held] = jobs.claim(IN, 1)

    def fail(*_: object) -> int:
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(job_rows, "add", fail)
        with pytest.raises(ZeroDivisionError):
            jobs.finish(held, [job("o1", kind=OUT)])

    assert jobs.backlog(OUT).waiting == 0
    assert jobs.finish(held, [job("o1", kind=OUT)])
    assert bodies(database)["1"] == b""


def test_a_choice_that_fails_cancels_nothing(jobs: SqlJobs) -> None:
    """Whoever chooses may err."""
    jobs.put([job("1"), job("2")])

    with pytest.raises(ZeroDivisionError):
        jobs.cancel(IN, "chat", lambda one: bool(1 // (one.key != "2")))

    assert jobs.backlog(IN).waiting == 2


def test_what_is_done_is_never_looked_at_again(database: Database) -> None:
    """Everything is found by an index of what is not done, however much is."""
    row = {"kind": "incoming", "lane": "a", "body": b"", "state": "done", "ended": 1.0}
    rest = {"wait": 0.0, "tries": 1, "holder": 1, "made": 0.0}
    with database.write() as connection:
        done = [row | rest | {"key": str(number)} for number in range(2000)]
        connection.execute(insert(table), done)
        connection.execute(text("ANALYZE"))

    expected: list[tuple[str, list[ClauseElement]]] = [
        ("kind_id_due", [job_rows.FREE]),
        ("kind_lane_id", [job_rows.ADVANCE, job_rows.AHEAD, job_rows.IDLE]),
        ("kind", [job_rows.SPENT, job_rows.MEND, job_rows.LAPSE, job_rows.FORGET]),
        ("kind", [job_rows.WAITS, job_rows.LOST]),
    ]
    for index, statements in expected:
        for statement in statements:
            assert f"INDEX ix_job_{index}" in plan(database, statement)


def test_a_full_disk_is_told_and_takes_nothing_in(database: Database, jobs: SqlJobs) -> None:
    """What could not be put is not acknowledged, and is new when it comes again."""
    jobs.put([job("0")])
    [held] = jobs.claim(IN, 1)
    large = [Job(IN, f"large {number}", "a", bytes(9000)) for number in range(9)]

    def room(pages: int) -> None:
        with database.read() as connection:
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    room(1)  # no fewer than there are
    with pytest.raises(StorageError, match="磁盘空间不足"):
        jobs.put(large)
    with pytest.raises(StorageError, match="磁盘空间不足"):
        jobs.finish(held, large)
    room(10_000)

    assert jobs.finish(held)
    assert jobs.put(large) == len(large)
