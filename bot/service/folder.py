"""Looks into the watched folder from time to time, and has taken in what is new there.

A file counts once by its bytes: whoever removes a document from answers need not remove its file.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.job import Job, JobKind
from bot.message import Room, Task, Work
from bot.order import tag
from bot.ports import Jobs
from bot.service.ordering import ordered
from bot.service.rounds import Keyed, Limits
from bot.trouble import log
from bot.work.folder import digested
from corpus.document import UnreadableFileError
from rag.change import Offer

WATCHER = "folder:watched"
"""Who orders it, as a person is named."""
_SEEN = "seen"
"""The lane of what says that a file was seen."""
_SETTLED = 10.0
"""Seconds for which nobody must have written to a file: it may be on its way still."""
_A_STEP = 20


@dataclass(frozen=True, slots=True)
class Watched:
    """A folder, how its files are found, where it is told what became of them, and how often."""

    folder: Path
    files: Callable[[], Sequence[Offer]]
    room: Room
    language: str
    seconds: float


class FolderRound:
    """A `bot.service.rounds.Round`. `clock` tells the time as files do."""

    def __init__(
        self, watched: Watched, jobs: Jobs, clock: Callable[[], float] = time.time
    ) -> None:
        self._watched = watched
        self._jobs = jobs
        self._clock = clock
        self._due = 0.0
        self._known: dict[tuple[str, int, int], str] = {}

    def __call__(self, limits: Limits) -> Iterator[Sequence[Keyed]]:
        """Look, if it is time; a step reads some files. Nothing is said here."""
        del limits
        if self._clock() < self._due:
            return
        self._due = self._clock() + self._watched.seconds
        found: list[str] = []
        known: dict[tuple[str, int, int], str] = {}
        for count, offer in enumerate(self._watched.files(), 1):
            if named := self._named(offer):
                known[named[0]] = named[1]
                found.append(named[1])
            if count % _A_STEP == 0:
                yield ()
        self._known = known
        self._order(found)

    def _named(self, offer: Offer) -> tuple[tuple[str, int, int], str] | None:
        """What a file looks like, and what names its bytes; None where it is not to be read."""
        try:
            found = (self._watched.folder / offer.name).stat()
            if 0 <= self._clock() - found.st_mtime < _SETTLED:
                return None
            face = (offer.name, found.st_size, found.st_mtime_ns)
            return face, self._known.get(face) or digested(offer)
        except (OSError, UnreadableFileError):
            return None

    def _order(self, found: Sequence[str]) -> None:
        """Order that what was never seen be taken in, and note that it was seen."""
        keys = {f"seen:{digest}": digest for digest in found}
        seen = self._jobs.known(JobKind.TASK, keys.keys())
        fresh = sorted(digest for key, digest in keys.items() if key not in seen)
        if not fresh:
            return
        task = Task(Work.WATCH, self._watched.room, WATCHER, tuple(fresh), str(len(fresh)))
        name = f"folder:{tag(' '.join(fresh))}"
        notes = [Job(JobKind.TASK, f"seen:{digest}", _SEEN, b"") for digest in fresh]
        self._jobs.put([*ordered(name, [task], self._watched.language), *notes])
        # There is nothing to do about a note: it is there to be known.
        self._jobs.cancel(JobKind.TASK, _SEEN, lambda _: True)
        log.info("folder has new files", count=len(fresh))
