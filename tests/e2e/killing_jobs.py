"""Kills and stops processes that share the jobs of a state database."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from collections import defaultdict
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from sqlalchemy import select

from bot.backends.sql.jobs import SqlJobs
from bot.job import Job, JobKind
from rag.backends.database import Database
from rag.backends.schema import job as table

IN, OUT = JobKind.INCOMING, JobKind.DELIVERY
LEASE, TRIES = 2.0, 1000
_WORK, _NAP, _PATIENCE = 0.004, 0.01, 60.0

_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(["tests.e2e.killing_jobs", "alembic.command"])


@dataclass(frozen=True, slots=True)
class Place:
    """Where the jobs are, and where workers write down what they begin."""

    directory: Path
    url: str = ""

    def open(self) -> Database:
        """The state database."""
        return Database.open(self.directory, self.url)

    @property
    def diary(self) -> Path:
        """What was begun, a line each: it happened, whatever became of the job."""
        return self.directory / "begun.txt"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What has come of the jobs after all the kills."""

    missing: int
    doubled: int
    disordered: int
    begun_again: int
    held_by_two: int
    seconds: float


def lane(number: int, lanes: int) -> str:
    """The lane of a job."""
    return f"chat{number % lanes}"


def put(place: Place, count: int, lanes: int) -> None:
    """Jobs whose keys are their places in the order."""
    database = place.open()
    jobs = [Job(IN, f"{n:06}", lane(n, lanes), b"x") for n in range(count)]
    assert SqlJobs(database).put(jobs) == count
    database.close()


def work(place: Place) -> None:
    """A worker: begins, takes a while, and finishes with what follows; until it is killed."""
    jobs = SqlJobs(place.open(), LEASE, TRIES)
    with place.diary.open("a", buffering=1, encoding="utf-8") as diary:
        while True:
            held = jobs.claim(IN, 2)
            for one in held:
                diary.write(f"{one.job.lane} {one.job.key} {os.getpid()}\n")
                time.sleep(_WORK)
                jobs.finish(one, [Job(OUT, one.job.key, one.job.lane, b"y")])
            if not held:
                time.sleep(_NAP)


def linger(place: Place, pipe: Connection) -> None:
    """A worker that claims a job, says so, and finishes it as soon as it is told to."""
    jobs = SqlJobs(place.open(), LEASE, TRIES)
    [held] = jobs.claim(IN, 1)
    pipe.send(held.job.key)
    pipe.recv()
    late = Job(OUT, "late", held.job.lane, b"z")
    pipe.send((jobs.finish(held, [late]), jobs.postpone(held, 0), jobs.bury(held)))


def started(place: Place) -> BaseProcess:
    """A worker of its own."""
    process = _SERVER.Process(target=work, args=(place,), daemon=True)
    process.start()
    return process


def kills(place: Place, workers: int, count: int, jobs: int, seed: int) -> Outcome:
    """Kill workers at random moments, each time starting another one, until all is done."""
    moments = random.Random(seed)  # noqa: S311  moments, not secrets
    database = place.open()
    alive = [started(place) for _ in range(workers)]
    began = time.monotonic()
    for _ in range(count):
        time.sleep(moments.uniform(0.02, 0.3))
        victim = alive.pop(moments.randrange(len(alive)))
        victim.kill()
        victim.join()
        alive.append(started(place))
    left = SqlJobs(database)
    while left.backlog(OUT).waiting < jobs and time.monotonic() < began + _PATIENCE:
        time.sleep(0.05)
    seconds = time.monotonic() - began
    for process in alive:
        process.kill()
        process.join()
    outcome = _outcome(place, database, jobs, seconds)
    database.close()
    return outcome


def _outcome(place: Place, database: Database, jobs: int, seconds: float) -> Outcome:
    follow = select(table.c.lane, table.c.key).where(table.c.kind == OUT.value)
    with database.read() as connection:
        rows = connection.execute(follow.order_by(table.c.id)).all()
    lanes: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        lanes[row.lane].append(row.key)
    lines = [line.split() for line in place.diary.read_text().splitlines() if line.count(" ") == 2]
    begun: dict[str, list[str]] = defaultdict(list)
    for name, key, _ in lines:
        begun[name].append(key)
    return Outcome(
        missing=jobs - len({row.key for row in rows}),
        doubled=len(rows) - len({row.key for row in rows}),
        disordered=sum(keys != sorted(keys) for keys in lanes.values()),
        begun_again=len(lines) - len({key for _, key, _ in lines}),
        held_by_two=sum(keys != sorted(keys) for keys in begun.values()),
        seconds=seconds,
    )


def stop_past_the_lease(place: Place) -> tuple[str, str, tuple[bool, bool, bool]]:
    """Stop a holder until its lease has run out and another one has its job, then wake it.

    Gives the job it held, the job the other one held, and what the database said to it.
    """
    ours, theirs = _SERVER.Pipe()
    process = _SERVER.Process(target=linger, args=(place, theirs))
    process.start()
    stopped = str(ours.recv())
    os.kill(process.pid or 0, signal.SIGSTOP)
    database = place.open()
    jobs = SqlJobs(database, LEASE, TRIES)
    time.sleep(LEASE + 0.2)
    [held] = jobs.claim(IN, 1)
    ours.send("go on")
    os.kill(process.pid or 0, signal.SIGCONT)
    answer = ours.recv()
    process.join(_PATIENCE)
    assert jobs.finish(held, [Job(OUT, held.job.key, held.job.lane, b"y")])
    database.close()
    return stopped, held.job.key, answer
