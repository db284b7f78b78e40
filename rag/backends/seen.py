"""Which revision of the corpus is read, and what was read of it already."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select

from rag.answer import Passage
from rag.backends import standing
from rag.backends.database import Database
from rag.backends.recent import Recent
from rag.backends.schema import meta
from rag.backends.standing import Known
from rag.standing import Standing

_PASSAGES = 8_000
_PLACES = 4_000
_VERSIONS = 2_000
_REVISION = select(meta.c.number).where(meta.c.name == "revision")


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
    """The newest revision, asked for before every reading or once for a whole block."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._seen: Seen | None = None
        self._held = threading.local()

    def now(self) -> Seen:
        """What is known of the revision to be read."""
        held: Seen | None = getattr(self._held, "seen", None)
        return held or self._newest()

    @contextmanager
    def steady(self) -> Iterator[None]:
        """Within the block, this thread reads the revision that was the newest at its beginning."""
        before: Seen | None = getattr(self._held, "seen", None)
        self._held.seen = before or self._newest()
        try:
            yield
        finally:
            self._held.seen = before

    def _newest(self) -> Seen:
        seen = self._seen
        with self._database.read() as connection:
            number = connection.execute(_REVISION).scalar_one()
            if seen is None or seen.known.revision != number:
                known = standing.known(connection, seen.known if seen else None)
                self._seen = seen = Seen(known)
        return seen
