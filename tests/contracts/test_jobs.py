"""What every inbox and outbox promises: the one in memory and the state database behave alike."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.backends.memory.jobs import MemoryJobs
from bot.backends.sql.jobs import SqlJobs
from bot.job import Backlog, Done, Held, Job, JobKind
from bot.ports import Jobs
from rag.backends import schema
from rag.backends.database import Database
from tests.places import emptied

IN, OUT = JobKind.INCOMING, JobKind.DELIVERY

LEASE, TRIES = 60.0, 3
KEEP = 3600.0


@dataclass
class Hands:
    """A clock that the test moves."""

    now: float = 1000.0

    def __call__(self) -> float:
        """The time."""
        return self.now

    def move(self, seconds: float) -> None:
        """Let time pass."""
        self.now += seconds


@dataclass(frozen=True)
class Case:
    """A backend, and how time passes for it."""

    jobs: Jobs
    sleep: Callable[[float], None]


def shift(database: Database, seconds: float) -> None:
    """Let seconds pass: everything that is written down happened so much earlier."""
    table = schema.job
    aged = {name: table.c[name] - seconds for name in ("due", "made", "ended")}
    with database.write() as connection:
        connection.execute(update(table).values(**aged))


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def case(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Case]:
    """No jobs yet. PostgreSQL is tried where `TEST_STATE_URL` names an empty database."""
    if request.param == "memory":
        hands = Hands()
        yield Case(MemoryJobs(LEASE, TRIES, hands), hands.move)
        return
    url = os.environ.get("TEST_STATE_URL", "") if request.param == "postgresql" else ""
    if request.param == "postgresql" and not url:
        pytest.skip("TEST_STATE_URL names no PostgreSQL database")
    database = Database.open(tmp_path, url)
    try:
        yield Case(SqlJobs(database, LEASE, TRIES), lambda seconds: shift(database, seconds))
    finally:
        if url:
            emptied(database)
        database.close()


@pytest.fixture
def jobs(case: Case) -> Jobs:
    """No jobs yet."""
    return case.jobs


def job(key: str, lane: str = "chat", kind: JobKind = IN, after: float = 0.0) -> Job:
    """Something to do."""
    return Job(kind, key, lane, f"body of {key}\x00".encode(), after)


def keys(found: Sequence[Held | Job]) -> list[str]:
    """What they are called."""
    return [one.job.key if isinstance(one, Held) else one.key for one in found]


def test_nothing_is_there_at_first(jobs: Jobs) -> None:
    """And nothing is put where nothing is given."""
    assert jobs.put([]) == 0
    assert jobs.claim(IN, 5) == []
    assert jobs.sweep(KEEP) == []
    assert jobs.backlog(IN) == Backlog(0, 0.0, 0)
    jobs.renew([])


def test_what_a_job_is_about_may_be_written_down_anew(jobs: Jobs) -> None:
    """By its holder alone; whoever holds it next reads that."""
    jobs.put([job("1")])
    (held,) = jobs.claim(IN, 1)
    assert jobs.amend(held, b"more \x00")
    jobs.postpone(held, 0)
    assert not jobs.amend(held, b"late")
    (again,) = jobs.claim(IN, 1)

    assert again.job.body == b"more \x00"


def test_keys_are_known_for_ever(jobs: Jobs) -> None:
    """Of this kind; also when the job is done."""
    jobs.put([job("1"), job("2"), job("3", kind=OUT)])
    (held,) = jobs.claim(IN, 1)
    jobs.finish(held)

    assert jobs.known(IN, ["1", "2", "3", "4"]) == {"1", "2"}
    assert jobs.known(OUT, ["1", "3"]) == {"3"}
    assert jobs.known(IN, []) == set()


def test_a_job_comes_back_as_it_was_put(jobs: Jobs) -> None:
    """Byte for byte; when it was to begin is past."""
    assert jobs.put([job("1", after=0.0)]) == 1
    [held] = jobs.claim(IN, 5)

    assert held.job == job("1")
    assert held.tries == 1


def test_a_key_is_taken_once_for_ever(case: Case) -> None:
    """Also twice in one call, while it is held, when it is done, dead or cancelled."""
    jobs = case.jobs
    assert jobs.put([job("done", "a"), job("done", "b"), job("dead", "c")]) == 2
    jobs.put([job("cancelled", "d")])
    assert jobs.put([job("done"), job("new", "e")]) == 1
    jobs.cancel(IN, "d", lambda _: True)
    done, dead, _ = jobs.claim(IN, 5)
    jobs.finish(done)
    jobs.bury(dead)
    case.sleep(2 * KEEP)
    jobs.sweep(KEEP)

    assert jobs.put([job(key, "z") for key in ("done", "dead", "cancelled", "new")]) == 0
    assert jobs.known(IN, ["done", "dead", "cancelled", "other"]) == {"done", "dead", "cancelled"}


def test_the_same_key_of_another_kind_is_another_job(jobs: Jobs) -> None:
    """An update and a message may have the same number."""
    assert jobs.put([job("1"), job("1", kind=OUT)]) == 2


def test_a_lane_is_done_in_the_order_it_came(jobs: Jobs) -> None:
    """One after the other, however many are asked for."""
    jobs.put([job(str(number)) for number in range(12)])
    order = []
    while held := jobs.claim(IN, 5):
        order += keys(held)
        assert len(held) == 1
        jobs.finish(held[0])

    assert order == [str(number) for number in range(12)]


def test_lanes_do_not_wait_for_each_other(jobs: Jobs) -> None:
    """Of each the oldest, the oldest first, and no more than asked for."""
    jobs.put([job("a1", "a"), job("a2", "a"), job("b1", "b"), job("c1", "c")])

    assert keys(jobs.claim(IN, 2)) == ["a1", "b1"]
    assert keys(jobs.claim(IN, 2)) == ["c1"]
    assert jobs.claim(IN, 2) == []
    assert jobs.claim(IN, 0) == []


def test_kinds_do_not_wait_for_each_other(jobs: Jobs) -> None:
    """What comes in is handled while something goes out in the same chat."""
    jobs.put([job("in"), job("out", kind=OUT)])

    assert keys(jobs.claim(IN, 5)) == ["in"]
    assert keys(jobs.claim(OUT, 5)) == ["out"]


def test_what_follows_is_added_as_a_job_is_finished(jobs: Jobs) -> None:
    """In its order; what was added before is left out."""
    jobs.put([job("1"), job("o1", kind=OUT)])
    [held] = jobs.claim(IN, 1)

    assert jobs.finish(held, [job(key, kind=OUT) for key in ("o1", "o3", "o2")])
    order = []
    while found := jobs.claim(OUT, 9):
        order += keys(found)
        jobs.finish(found[0])
    assert order == ["o1", "o3", "o2"]


def test_many_are_finished_as_one_is(case: Case) -> None:
    """Each with what follows from it, and its lane goes on; who is late is told."""
    jobs = case.jobs
    jobs.put([job("1"), job("2"), job("3", "b"), job("4", "c")])
    *held, late = jobs.claim(IN, 9)
    case.sleep(LEASE + 1)
    jobs.renew(held)
    [again] = [one for one in jobs.claim(IN, 9) if one.number == late.number]

    done = [Done(one, (job(f"o{one.job.key}", one.job.lane, OUT),)) for one in [*held, late]]
    assert jobs.finish_all(done) == [True, True, False]
    assert jobs.finish_all([]) == []
    assert sorted(keys(jobs.claim(OUT, 9))) == ["o1", "o3"]
    assert keys(jobs.claim(IN, 9)) == ["2"]
    assert jobs.finish(again)


def test_who_lets_the_lease_pass_can_no_longer_finish(case: Case) -> None:
    """The next one can, and nothing of the late one is added."""
    jobs = case.jobs
    jobs.put([job("1")])
    [late] = jobs.claim(IN, 1)
    case.sleep(LEASE - 1)
    assert jobs.claim(IN, 1) == []
    case.sleep(2)
    [next_one] = jobs.claim(IN, 1)

    assert (next_one.job, next_one.tries) == (late.job, 2)
    assert not jobs.finish(late, [job("late", kind=OUT)])
    assert not jobs.postpone(late, 0)
    assert not jobs.bury(late)
    assert jobs.claim(OUT, 1) == []
    assert jobs.finish(next_one, [job("right", kind=OUT)])
    assert not jobs.finish(next_one, [job("twice", kind=OUT)])
    assert keys(jobs.claim(OUT, 5)) == ["right"]


def test_who_is_late_but_still_the_holder_may_finish(case: Case) -> None:
    """Nobody has begun anew; what was done need not be done again."""
    case.jobs.put([job("1")])
    [held] = case.jobs.claim(IN, 1)
    case.sleep(10 * LEASE)

    assert case.jobs.finish(held)
    assert case.jobs.claim(IN, 1) == []


def test_a_lapsed_lease_is_claimed_before_what_came_after(case: Case) -> None:
    """The lane keeps its order through the death of a worker."""
    case.jobs.put([job("1"), job("2")])
    case.jobs.claim(IN, 1)
    case.sleep(LEASE + 1)

    assert keys(case.jobs.claim(IN, 9)) == ["1"]


def test_a_renewed_lease_does_not_lapse(case: Case) -> None:
    """As long as somebody is at it; a late one renews nothing."""
    jobs = case.jobs
    jobs.put([job("1")])
    held = jobs.claim(IN, 1)
    for _ in range(3):
        case.sleep(LEASE - 1)
        jobs.renew(held)
    assert jobs.claim(IN, 1) == []
    case.sleep(LEASE + 1)
    [new] = jobs.claim(IN, 1)
    case.sleep(LEASE - 1)
    jobs.renew(held)
    case.sleep(2)

    assert jobs.claim(IN, 1)[0].tries == new.tries + 1


def test_a_postponed_job_is_begun_later_and_before_those_behind_it(case: Case) -> None:
    """Waiting for a chat costs the other chats nothing."""
    jobs = case.jobs
    jobs.put([job("1"), job("2"), job("other", "b")])
    first, _ = jobs.claim(IN, 5)

    assert jobs.postpone(first, 30)
    assert jobs.claim(IN, 5) == []
    case.sleep(29)
    assert jobs.claim(IN, 5) == []
    case.sleep(2)
    assert keys(jobs.claim(IN, 5)) == ["1"]


def test_what_is_put_for_later_is_begun_later(case: Case) -> None:
    """And holds its lane until then."""
    case.jobs.put([job("1", after=10.0), job("2")])

    assert case.jobs.claim(IN, 5) == []
    case.sleep(11)
    assert keys(case.jobs.claim(IN, 5)) == ["1"]


def test_what_was_not_tried_does_not_count(jobs: Jobs) -> None:
    """A chat may tell us to wait as often as it likes."""
    jobs.put([job("1")])
    for _ in range(3 * TRIES):
        [held] = jobs.claim(IN, 1)
        assert held.tries == 1
        assert jobs.postpone(held, 0, tried=False)

    assert jobs.sweep(KEEP) == []
    assert keys(jobs.claim(IN, 1)) == ["1"]


def test_no_two_holders_are_mistaken_for_each_other(case: Case) -> None:
    """Also where a time did not count."""
    case.jobs.put([job("1")])
    [old] = case.jobs.claim(IN, 1)
    case.jobs.postpone(old, 0, tried=False)
    [new] = case.jobs.claim(IN, 1)

    assert old.tries == new.tries
    assert not case.jobs.finish(old)
    assert case.jobs.finish(new)


def test_what_is_tried_too_often_is_given_up_and_its_lane_goes_on(case: Case) -> None:
    """It is told once, and never begun again."""
    jobs = case.jobs
    jobs.put([job("bad"), job("good")])
    for _ in range(TRIES):
        assert keys(jobs.claim(IN, 5)) == ["bad"]
        assert jobs.sweep(KEEP) == []
        case.sleep(LEASE + 1)
    assert jobs.claim(IN, 5) == []

    assert jobs.sweep(KEEP) == [job("bad")]
    assert jobs.sweep(KEEP) == []
    assert keys(jobs.claim(IN, 5)) == ["good"]
    assert jobs.backlog(IN).dead == 1


def test_the_last_try_may_succeed(case: Case) -> None:
    """Nobody is buried alive."""
    jobs = case.jobs
    jobs.put([job("1")])
    for _ in range(TRIES - 1):
        assert jobs.postpone(jobs.claim(IN, 1)[0], 0)
    [last] = jobs.claim(IN, 1)

    assert last.tries == TRIES
    assert jobs.sweep(KEEP) == []
    assert jobs.finish(last)


def test_a_job_can_be_given_up_at_once(jobs: Jobs) -> None:
    """What the messenger refuses for what it is."""
    jobs.put([job("bad"), job("good")])
    [held] = jobs.claim(IN, 1)

    assert jobs.bury(held)
    assert not jobs.bury(held)
    assert jobs.sweep(KEEP) == []
    assert keys(jobs.claim(IN, 1)) == ["good"]
    assert jobs.backlog(IN).dead == 1


def test_waiting_jobs_of_a_lane_can_be_cancelled(jobs: Jobs) -> None:
    """Those that are wanted, oldest first; not the one that somebody is at."""
    jobs.put([job("1"), job("2"), job("/quiet"), job("3"), job("4", "b"), job("5", kind=OUT)])
    [held, _] = jobs.claim(IN, 5)

    found = jobs.cancel(IN, "chat", lambda one: not one.key.startswith("/"))

    assert found == [job("2"), job("3")]
    assert jobs.cancel(IN, "chat", lambda one: one.key == "2") == []
    assert jobs.finish(held)
    assert keys(jobs.claim(IN, 5)) == ["/quiet"]
    assert keys(jobs.claim(OUT, 5)) == ["5"]


def test_how_many_stand_before_a_job_is_known(jobs: Jobs) -> None:
    """The one that somebody is at counts; what is done or of another lane does not."""
    jobs.put([job("0"), job("1"), job("x", "b"), job("2"), job("3"), job("4", kind=OUT)])
    [first, _] = jobs.claim(IN, 2)
    jobs.finish(first)
    jobs.claim(IN, 1)

    assert [jobs.ahead(IN, "chat", key) for key in "0123"] == [0, 0, 1, 2]
    assert jobs.ahead(IN, "b", "3") == 0
    assert jobs.ahead(IN, "chat", "unknown") == 0
    assert jobs.ahead(OUT, "chat", "4") == 0


def test_how_much_waits_is_known(case: Case) -> None:
    """Jobs not begun, of a kind, and how long the oldest has waited."""
    jobs = case.jobs
    jobs.put([job("1"), job("2")])
    case.sleep(20)
    jobs.put([job("3"), job("4", kind=OUT)])
    jobs.claim(IN, 1)

    found = jobs.backlog(IN)
    assert (found.waiting, found.dead) == (2, 0)
    assert 20 <= found.oldest < 25
    assert jobs.backlog(OUT).waiting == 1


def test_many_workers_share_the_jobs_and_do_each_once(jobs: Jobs) -> None:
    """The lanes keep their order, and no lane has two holders at once."""
    lanes, each = 8, 6
    jobs.put([job(f"{lane}-{n}", str(lane)) for n in range(each) for lane in range(lanes)])
    done: list[str] = []

    def work(worker: int) -> None:
        del worker
        while held := jobs.claim(IN, 2):
            for one in held:
                done.append(one.job.key)  # before it is finished: after, another may be first
                assert jobs.finish(one, [job(one.job.key, one.job.lane, OUT)])

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    work(0)  # a worker leaves when others hold every lane

    assert len(done) == len(set(done)) == lanes * each
    for lane in range(lanes):
        mine = [key for key in done if key.startswith(f"{lane}-")]
        assert mine == [f"{lane}-{n}" for n in range(each)]
    assert jobs.backlog(OUT).waiting == lanes * each
