"""Looks from time to time what happened, has it drafted, and tells those who may approve.

Also does what was decided by somebody who died before it was done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.announcement import Announcement
from bot.announcing.deciding import Deciding
from bot.announcing.drafting import Drafting
from bot.desk.running.announcing.telling import Telling
from bot.message import Delivery
from bot.trouble import log
from rag.onday import today


@dataclass(slots=True)
class Rounding:
    """A round of the service; where neither corpus nor day changed it costs next to nothing."""

    drafting: Drafting
    deciding: Deciding
    telling: Telling
    day: Callable[[], date] = field(default=today)
    _seen: tuple[int, date] | None = None
    _last: int | None = None

    def steps(self, limit: object = None) -> Iterator[Sequence[tuple[str, Delivery]]]:
        """Everything there is to do, a document a step; each message with its key."""
        del limit  # what is told here is short
        self.deciding.settle_all(self.telling.words)
        now = (self.drafting.store.revision, self.day())
        if now == self._seen:
            return
        if self._last is None:
            self._last = max((one.number for one in self.deciding.kept.waiting()), default=0)
        for _ in self.drafting.steps():
            yield ()
        self._seen = now
        yield self._told(self._new(self._last))

    def _new(self, last: int) -> list[Announcement]:
        """The drafts that nobody has been told of; also those made for whoever looked first."""
        waiting = self.deciding.kept.waiting()
        self._last = max([last, *(one.number for one in waiting)])
        found = [one for one in waiting if one.number > last and not one.author]
        if found:
            log.info("drafted", announcements=len(found))
        return found

    def _told(self, found: list[Announcement]) -> list[tuple[str, Delivery]]:
        """What people are told of new drafts, each time the same under the same key."""
        told = self.telling.fresh(found) if found else []
        seen: dict[str, int] = {}
        keyed = []
        for one in told:
            at = seen[one.room.name] = seen.get(one.room.name, 0) + 1
            keyed.append((f"drafts:{found[0].number}:{one.room.name}:{at}", one))
        return keyed
