"""What must be done once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Protocol

from bot.job import Backlog, Done, Held, Job, JobKind


class Jobs(Protocol):
    """The inbox and the outbox: what must be done once, kept through every crash.

    A job is waiting, busy (somebody holds it, for as long as a lease), done or dead (given up).
    Everything is one transaction each; when a call returns, it is on the disk.
    """

    def put(self, jobs: Sequence[Job]) -> int:
        """Add jobs; those whose key was ever there are left out. Gives how many were new."""

    def known(self, kind: JobKind, keys: Collection[str]) -> set[str]:
        """Those of the keys that were ever there."""

    def claim(self, kind: JobKind, count: int) -> list[Held]:
        """Hold up to `count` jobs that are due: of every lane the oldest, none behind another.

        Jobs whose holder has let the lease pass are claimed like waiting ones; those tried too
        often are not claimed at all.
        """

    def renew(self, held: Sequence[Held]) -> None:
        """Prolong the leases of jobs that take long."""

    def amend(self, held: Held, body: bytes) -> bool:
        """Write down anew what a job is about, for whoever has to begin it again.

        False, and nothing written, where somebody else has come to hold it.
        """

    def finish(self, held: Held, then: Sequence[Job] = ()) -> bool:
        """Mark a job as done and add what follows from it, in one transaction.

        False, and nothing done or added, where somebody else has come to hold it.
        """

    def finish_all(self, done: Sequence[Done]) -> list[bool]:
        """What `finish` does, for many in one transaction."""

    def postpone(self, held: Held, seconds: float, *, tried: bool = True) -> bool:
        """Give a job back, to be begun again after so many seconds.

        `tried` is whether this counts towards the tries after which it is given up.
        """

    def bury(self, held: Held) -> bool:
        """Give a job up: it is dead, and its lane goes on."""

    def cancel(self, kind: JobKind, lane: str, wanted: Callable[[Job], bool]) -> list[Job]:
        """Mark waiting jobs of a lane as done without doing them; gives those."""

    def sweep(self, keep: float) -> list[Job]:
        """Bury what was tried too often, and forget what ended long ago, but for the keys.

        Gives the jobs buried now: until then their lanes stand. Keys are kept for good; `keep`
        are seconds. What was waiting for a clock that was set back waits no longer than told.
        """

    def ahead(self, kind: JobKind, lane: str, key: str) -> int:
        """How many jobs of a lane are to be done before this one; 0 where none or unknown."""

    def backlog(self, kind: JobKind) -> Backlog:
        """How much waits."""
