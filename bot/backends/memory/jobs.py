"""Jobs in the memory of the process; gone at its end."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from threading import Lock

from bot.job import Backlog, Done, Held, Job, JobKind

LEASE = 60.0
TRIES = 10


@dataclass(slots=True)
class _Entry:
    """A job that is not done. `due` is when it may be begun, or its lease runs out."""

    number: int
    job: Job
    due: float
    made: float
    busy: bool = False
    tries: int = 0
    holder: int = 0

    def held(self) -> Held:
        return Held(self.number, self.job, self.tries, self.holder)


class MemoryJobs:
    """Behaves as `SqlJobs` does, for one process; `clock` gives seconds that only rise."""

    def __init__(
        self,
        lease: float = LEASE,
        tries: int = TRIES,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._lease = lease
        self._tries = tries
        self._clock = clock
        self._open: dict[int, _Entry] = {}  # in the order of their numbers
        self._keys: set[tuple[JobKind, str]] = set()
        self._dead: dict[JobKind, int] = dict.fromkeys(JobKind, 0)
        self._count = 0
        self._lock = Lock()

    def put(self, jobs: Sequence[Job]) -> int:
        """Add jobs; those whose key was ever there are left out. Gives how many were new."""
        with self._lock:
            return sum([self._add(job) for job in jobs])

    def _add(self, job: Job) -> bool:
        if (job.kind, job.key) in self._keys:
            return False
        self._keys.add((job.kind, job.key))
        self._count += 1
        now = self._clock()
        plain = Job(job.kind, job.key, job.lane, job.body)
        self._open[self._count] = _Entry(self._count, plain, now + max(0.0, job.after), now)
        return True

    def known(self, kind: JobKind, keys: Collection[str]) -> set[str]:
        """Those of the keys that were ever there."""
        with self._lock:
            return {key for key in keys if (kind, key) in self._keys}

    def claim(self, kind: JobKind, count: int) -> list[Held]:
        """Hold up to `count` jobs that are due: of every lane the oldest, none behind another."""
        with self._lock:
            now = self._clock()
            free = [one for one in self._first(kind) if one.due <= now and one.tries < self._tries]
            for entry in free[:count]:
                entry.busy, entry.due = True, now + self._lease
                entry.tries += 1
                entry.holder += 1
            return [entry.held() for entry in free[:count]]

    def _first(self, kind: JobKind) -> Iterator[_Entry]:
        """The oldest open job of every lane."""
        lanes = set()
        for entry in self._of(kind):
            if entry.job.lane not in lanes:
                lanes.add(entry.job.lane)
                yield entry

    def _of(self, kind: JobKind) -> Iterator[_Entry]:
        return (entry for entry in self._open.values() if entry.job.kind is kind)

    def renew(self, held: Sequence[Held]) -> None:
        """Prolong the leases of jobs that take long."""
        with self._lock:
            for one in held:
                if entry := self._mine(one):
                    entry.due = self._clock() + self._lease

    def amend(self, held: Held, body: bytes) -> bool:
        """Write down anew what a job is about, for whoever has to begin it again."""
        with self._lock:
            if not (entry := self._mine(held)):
                return False
            entry.job = replace(entry.job, body=body)
            return True

    def finish(self, held: Held, then: Sequence[Job] = ()) -> bool:
        """Mark a job as done and add what follows from it.

        False, and nothing done or added, where somebody else has come to hold it.
        """
        with self._lock:
            if not self._mine(held):
                return False
            del self._open[held.number]
            for job in then:
                self._add(job)
            return True

    def finish_all(self, done: Sequence[Done]) -> list[bool]:
        """What `finish` does, for many."""
        return [self.finish(one.held, one.then) for one in done]

    def _mine(self, held: Held) -> _Entry | None:
        entry = self._open.get(held.number)
        return entry if entry and entry.busy and entry.holder == held.holder else None

    def postpone(self, held: Held, seconds: float, *, tried: bool = True) -> bool:
        """Give a job back, to be begun again after so many seconds.

        `tried` is whether this counts towards the tries after which it is given up.
        """
        with self._lock:
            if not (entry := self._mine(held)):
                return False
            entry.busy, entry.due = False, self._clock() + max(0.0, seconds)
            entry.tries -= not tried
            return True

    def bury(self, held: Held) -> bool:
        """Give a job up: it is dead, and its lane goes on."""
        with self._lock:
            if not (entry := self._mine(held)):
                return False
            self._give_up(entry)
            return True

    def _give_up(self, entry: _Entry) -> None:
        del self._open[entry.number]
        self._dead[entry.job.kind] += 1

    def cancel(self, kind: JobKind, lane: str, wanted: Callable[[Job], bool]) -> list[Job]:
        """Mark waiting jobs of a lane as done without doing them; gives those."""
        with self._lock:
            idle = [one for one in self._of(kind) if one.job.lane == lane and not one.busy]
            dropped = [entry for entry in idle if wanted(entry.job)]
            for entry in dropped:
                del self._open[entry.number]
            return [entry.job for entry in dropped]

    def sweep(self, keep: float) -> list[Job]:
        """Bury what was tried too often; what ended is forgotten already."""
        del keep
        with self._lock:
            now = self._clock()
            spent = [e for e in self._open.values() if e.tries >= self._tries and e.due <= now]
            for entry in spent:
                self._give_up(entry)
            return [entry.job for entry in spent]

    def ahead(self, kind: JobKind, lane: str, key: str) -> int:
        """How many jobs of a lane are to be done before this one; 0 where none or unknown."""
        with self._lock:
            keys = [entry.job.key for entry in self._of(kind) if entry.job.lane == lane]
            return keys.index(key) if key in keys else 0

    def backlog(self, kind: JobKind) -> Backlog:
        """How much waits."""
        with self._lock:
            made = [entry.made for entry in self._of(kind) if not entry.busy]
            oldest = self._clock() - min(made) if made else 0.0
            return Backlog(len(made), oldest, self._dead[kind])
