"""Which revision of the corpus is read, and what was read of it already."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from rag.answer import Passage
from rag.backends import staging, standing
from rag.backends.database import Database
from rag.backends.presence import newest
from rag.backends.recent import Recent
from rag.backends.standing import Known
from rag.standing import Standing

_PASSAGES = 8_000
_PLACES = 4_000
_VERSIONS = 2_000
_REVISIONS = 3
"""What is read, what is staged, and what was read before and is held by a question."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was read at one revision; another revision begins with nothing.

    `passages` are chunks on a day, `places` stretches of versions on a day, `chunks` the numbers
    of those of a version.
    """

    known: Known
    passages: Recent[tuple[int, date], Passage] = field(default_factory=lambda: Recent(_PASSAGES))
    places: Recent[tuple[int, int, int, date], Passage] = field(
        default_factory=lambda: Recent(_PLACES)
    )
    chunks: Recent[int, tuple[int, ...]] = field(default_factory=lambda: Recent(_VERSIONS))

    @property
    def standing(self) -> Standing:
        """Who holds at this revision."""
        return self.known.standing


class Revisions:
    """Which revision a thread reads: the released one, one for a block, or the draft."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._seen: OrderedDict[int, Seen] = OrderedDict()
        self._lock = threading.Lock()
        self._held = threading.local()
        self._released: int | None = None

    @property
    def released(self) -> int:
        """The revision that was released last; the newest one where none ever was."""
        if self._released is None:
            with self._database.read() as connection:
                found = staging.last_released(connection)
            if found is None:
                return self.draft
            self._released = found
        return self._released

    @property
    def draft(self) -> int:
        """The newest revision."""
        with self._database.read() as connection:
            return newest(connection)

    def release(self, revision: int) -> None:
        """From now on this one is read."""
        self._released = revision

    def forget(self, above: int) -> None:
        """The revisions after this one never were."""
        with self._lock:
            for revision in [one for one in self._seen if one > above]:
                del self._seen[revision]

    @property
    def reading(self) -> int:
        """The revision to be read, whatever is known of it."""
        held: Seen | None = getattr(self._held, "seen", None)
        if held is not None:
            return held.known.revision
        return self.draft if getattr(self._held, "drafting", 0) else self.released

    def now(self) -> Seen:
        """What is known of the revision to be read."""
        held: Seen | None = getattr(self._held, "seen", None)
        return held if held is not None else self.at(self.reading)

    @contextmanager
    def steady(self, revision: int | None = None) -> Iterator[None]:
        """Within the block, this thread reads one revision: that of now, or another one."""
        before: Seen | None = getattr(self._held, "seen", None)
        self._held.seen = self.now() if revision is None else self.at(revision)
        try:
            yield
        finally:
            self._held.seen = before

    @contextmanager
    def drafting(self) -> Iterator[None]:
        """Within the block, this thread reads the newest revision at every reading."""
        before: Seen | None = getattr(self._held, "seen", None)
        depth: int = getattr(self._held, "drafting", 0)
        self._held.seen, self._held.drafting = None, depth + 1
        try:
            yield
        finally:
            self._held.seen, self._held.drafting = before, depth

    def at(self, revision: int) -> Seen:
        """What is known of a revision."""
        with self._lock:
            if (seen := self._seen.get(revision)) is not None:
                self._seen.move_to_end(revision)
                return seen
            near = next(reversed(self._seen.values()), None)
        with self._database.read() as connection:
            known = standing.known(connection, revision, near.known if near else None)
        with self._lock:
            seen = self._seen.setdefault(revision, Seen(known))
            if len(self._seen) > _REVISIONS:
                # What everybody reads is not given up for drafts, however many follow each other.
                oldest = next(one for one in self._seen if one != self._released)
                del self._seen[oldest]
        return seen
