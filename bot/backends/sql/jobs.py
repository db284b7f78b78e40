"""Jobs in the state database: what is committed is done, whatever happens to the workers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, Update

from bot.backends.sql import job_rows
from bot.job import Backlog, Done, Held, Job, JobKind
from rag.backends.database import Database

LEASE = 60.0
TRIES = 10


class SqlJobs:
    """Any number of workers and, on PostgreSQL, of processes may share the jobs.

    Whoever holds a job holds it for `lease` seconds, and longer where it is renewed. What was
    begun `tries` times is claimed no more; `sweep` buries it, and until then its lane stands.
    """

    def __init__(self, database: Database, lease: float = LEASE, tries: int = TRIES) -> None:
        self._database = database
        self._lease = lease
        self._tries = tries

    def put(self, jobs: Sequence[Job]) -> int:
        """Add jobs; those whose key was ever there are left out. Gives how many were new."""
        if not jobs:
            return 0
        with self._changing() as connection:
            return job_rows.add(connection, [_row(job) for job in jobs])

    def known(self, kind: JobKind, keys: Collection[str]) -> set[str]:
        """Those of the keys that were ever there."""
        if not keys:
            return set()
        asked = {"of": kind.value, "names": list(keys)}
        with self._database.read() as connection:
            return set(connection.execute(job_rows.KNOWN, asked).scalars())

    def claim(self, kind: JobKind, count: int) -> list[Held]:
        """Hold up to `count` jobs that are due: of every lane the oldest, none behind another."""
        wanted = {"of": kind.value, "limit": self._tries}
        if not self._any(wanted):
            return []
        with self._database.write() as connection:
            numbers = list(connection.execute(job_rows.FREE, wanted | {"count": count}).scalars())
            if not numbers:
                return []
            terms = {"numbers": numbers, "seconds": self._lease}
            held = [_held(*row) for row in connection.execute(job_rows.HOLD, terms)]
        return sorted(held, key=lambda one: one.number)

    def _any(self, wanted: Mapping[str, object]) -> bool:
        """Whether it is worth while to keep others from writing."""
        with self._database.read() as connection:
            return connection.execute(job_rows.ANY, wanted).first() is not None

    def renew(self, held: Sequence[Held]) -> None:
        """Prolong the leases of jobs that take long."""
        if not held:
            return
        terms = [{"seconds": self._lease, **_token(one)} for one in held]
        with self._database.write() as connection:
            connection.execute(job_rows.RENEW, terms)

    def amend(self, held: Held, body: bytes) -> bool:
        """Write down anew what a job is about, for whoever has to begin it again."""
        with self._database.write() as connection:
            amended = connection.execute(job_rows.AMEND, {"anew": body, **_token(held)})
            return amended.rowcount == 1

    def take_over(self) -> int:
        """End the leases of all jobs; gives how many there were.

        For whoever has just come to own the database alone: the holders are dead.
        """
        with self._database.write() as connection:
            return connection.execute(job_rows.LAPSE).rowcount

    def finish(self, held: Held, then: Sequence[Job] = ()) -> bool:
        """Mark a job as done and add what follows from it, in one transaction.

        False, and nothing done or added, where somebody else has come to hold it.
        """
        [finished] = self.finish_all([Done(held, tuple(then))])
        return finished

    def finish_all(self, done: Sequence[Done]) -> list[bool]:
        """What `finish` does, for many in one transaction.

        Before other writers: what was sent and is not down yet is sent again after a crash.
        """
        if not done:
            return []
        with self._changing(first=True) as connection:
            return [_finished(connection, one) for one in done]

    def postpone(self, held: Held, seconds: float, *, tried: bool = True) -> bool:
        """Give a job back, to be begun again after so many seconds.

        `tried` is whether this counts towards the tries after which it is given up.
        """
        terms = {"seconds": max(0.0, seconds), "spared": int(not tried)}
        with self._database.write() as connection:
            return connection.execute(job_rows.GIVE_BACK, _token(held) | terms).rowcount == 1

    def bury(self, held: Held) -> bool:
        """Give a job up: it is dead, and its lane goes on."""
        with self._changing() as connection:
            return _ended(connection, job_rows.BURY, held)

    def cancel(self, kind: JobKind, lane: str, wanted: Callable[[Job], bool]) -> list[Job]:
        """Mark waiting jobs of a lane as done without doing them; gives those."""
        with self._changing() as connection:
            rows = connection.execute(job_rows.IDLE, {"of": kind.value, "along": lane}).all()
            dropped = [one for row in rows if wanted((one := _held(*row)).job)]
            if dropped:
                numbers = [one.number for one in dropped]
                connection.execute(job_rows.DROP, {"numbers": numbers})
                job_rows.advance(connection, kind.value, lane)
        return [one.job for one in dropped]

    def sweep(self, keep: float) -> list[Job]:
        """Bury what was tried too often, and forget what ended long ago, but for the keys.

        Gives the jobs buried now. Keys are kept for good; `keep` are seconds.
        """
        with self._changing() as connection:
            connection.execute(job_rows.MEND)
            spent = connection.execute(job_rows.SPENT, {"limit": self._tries})
            dead = sorted((_held(*row) for row in spent), key=lambda one: one.number)
            for one in dead:
                job_rows.advance(connection, one.job.kind.value, one.job.lane)
            connection.execute(job_rows.FORGET, {"seconds": keep})
            job_rows.leave(connection, keep)
        return [one.job for one in dead]

    def ahead(self, kind: JobKind, lane: str, key: str) -> int:
        """How many jobs of a lane are to be done before this one; 0 where none or unknown."""
        asked = {"of": kind.value, "along": lane, "named": key}
        with self._database.read() as connection:
            return connection.execute(job_rows.AHEAD, asked).scalar_one()

    def backlog(self, kind: JobKind) -> Backlog:
        """How much waits."""
        asked = {"of": kind.value}
        with self._database.read() as connection:
            waiting, oldest = connection.execute(job_rows.WAITS, asked).one()
            dead = connection.execute(job_rows.LOST, asked).scalar_one()
        return Backlog(waiting, max(0.0, oldest or 0.0), dead)

    @contextmanager
    def _changing(self, *, first: bool = False) -> Iterator[Connection]:
        """A transaction in which jobs are added or ended."""
        with self._database.write(first=first) as connection:
            job_rows.alone(connection)
            yield connection


def _finished(connection: Connection, done: Done) -> bool:
    if not _ended(connection, job_rows.DO, done.held):
        return False
    job_rows.add(connection, [_row(job) for job in done.then])
    return True


def _ended(connection: Connection, statement: Update, held: Held) -> bool:
    """Whether a job could be ended by its holder; then its lane goes on."""
    if connection.execute(statement, _token(held)).rowcount != 1:
        return False
    job_rows.advance(connection, held.job.kind.value, held.job.lane)
    return True


def _row(job: Job) -> dict[str, object]:
    return {
        "kind": job.kind.value,
        "key": job.key,
        "lane": job.lane,
        "body": job.body,
        "wait": max(0.0, job.after),
    }


def _held(
    number: int, kind: str, key: str, lane: str, body: bytes, tries: int, holder: int
) -> Held:
    return Held(number, Job(JobKind(kind), key, lane, bytes(body)), tries, holder)


def _token(held: Held) -> dict[str, float]:
    return {"number": held.number, "by": held.holder}
