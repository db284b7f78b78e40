"""Whatever is done to them in whatever order: jobs in memory and in SQLite do the same."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import select, update

from bot.backends.memory.jobs import MemoryJobs
from bot.backends.sql.jobs import SqlJobs
from bot.job import Held, Job, JobKind
from rag.backends.database import Database
from rag.backends.schema import job as table

KINDS = st.sampled_from(JobKind)
LANES = st.sampled_from("abc")
JOBS = st.builds(
    Job,
    KINDS,
    st.integers(0, 40).map(str),
    LANES,
    st.binary(max_size=2),
    st.sampled_from([0.0, 0.0, 15.0]),
)
SOME = st.lists(JOBS, max_size=4)
WHICH = st.integers(0, 50)


class BothJobs(RuleBasedStateMachine):
    """Does everything twice, once in memory and once in SQLite, with stale holders too."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.database = Database.open(Path(self.folder.name))
        self.now = 0.0
        self.sql = SqlJobs(self.database, lease=60.0, tries=3)
        self.memory = MemoryJobs(lease=60.0, tries=3, clock=lambda: self.now)
        self.held: list[Held] = []

    def teardown(self) -> None:
        """Leave nothing."""
        self.database.close()
        self.folder.cleanup()

    def one(self, which: int) -> Held | None:
        """Somebody who holds a job, or once did."""
        return self.held[-1 - which % len(self.held)] if self.held else None

    @rule(jobs=SOME)
    def put(self, jobs: list[Job]) -> None:
        """Something comes in."""
        assert self.sql.put(jobs) == self.memory.put(jobs)

    @rule(kind=KINDS, count=st.integers(0, 4))
    def claim(self, kind: JobKind, count: int) -> None:
        """A worker looks for something to do."""
        found = self.sql.claim(kind, count)
        assert found == self.memory.claim(kind, count)
        self.held += found

    @rule(which=WHICH, then=SOME)
    def finish(self, which: int, then: list[Job]) -> None:
        """A worker has done its job, perhaps too late."""
        if held := self.one(which):
            assert self.sql.finish(held, then) == self.memory.finish(held, then)

    @rule(which=WHICH, seconds=st.sampled_from([0.0, 30.0]), tried=st.booleans())
    def postpone(self, which: int, seconds: float, *, tried: bool) -> None:
        """A worker gives its job back."""
        if held := self.one(which):
            done = self.sql.postpone(held, seconds, tried=tried)
            assert done == self.memory.postpone(held, seconds, tried=tried)

    @rule(which=WHICH)
    def bury(self, which: int) -> None:
        """A worker gives its job up."""
        if held := self.one(which):
            assert self.sql.bury(held) == self.memory.bury(held)

    @rule()
    def renew(self) -> None:
        """The workers go on."""
        self.sql.renew(self.held[-3:])
        self.memory.renew(self.held[-3:])

    @rule(kind=KINDS, lane=LANES, keys=st.sets(st.integers(0, 40).map(str)))
    def cancel(self, kind: JobKind, lane: str, keys: set[str]) -> None:
        """Somebody no longer wants to know."""
        dropped = self.sql.cancel(kind, lane, lambda job: job.key in keys)
        assert dropped == self.memory.cancel(kind, lane, lambda job: job.key in keys)

    @rule()
    def sweep(self) -> None:
        """Somebody cleans up."""
        assert self.sql.sweep(1000.0) == self.memory.sweep(1000.0)

    @rule(seconds=st.sampled_from([20.0, 70.0]))
    def sleep(self, seconds: float) -> None:
        """Time passes."""
        self.now += seconds
        earlier = {name: table.c[name] - seconds for name in ("due", "made", "ended")}
        with self.database.write() as connection:
            connection.execute(update(table).values(earlier))

    @rule(kind=KINDS, lane=LANES, key=st.integers(0, 40).map(str))
    def ahead(self, kind: JobKind, lane: str, key: str) -> None:
        """Somebody asks how long it will take."""
        assert self.sql.ahead(kind, lane, key) == self.memory.ahead(kind, lane, key)

    @invariant()
    def the_same_waits(self) -> None:
        """As much, and for as long."""
        for kind in JobKind:
            ours, theirs = self.sql.backlog(kind), self.memory.backlog(kind)
            assert (ours.waiting, ours.dead) == (theirs.waiting, theirs.dead)
            assert abs(ours.oldest - theirs.oldest) < 10

    @invariant()
    def every_lane_has_its_first_job_in_front(self) -> None:
        """And no other: otherwise a lane would stand for ever, or be worked by two."""
        columns = (table.c.kind, table.c.lane, table.c.due)
        first: dict[tuple[str, str], bool] = {}
        with self.database.read() as connection:
            opened = select(*columns).where(table.c.ended.is_(None)).order_by(table.c.id)
            for kind, lane, due in connection.execute(opened):
                assert ((kind, lane) not in first) == (due is not None)
                first[kind, lane] = True


BothJobs.TestCase.settings = settings(max_examples=25, stateful_step_count=40, deadline=None)
TestBothJobs = BothJobs.TestCase
