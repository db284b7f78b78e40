"""Announcements in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.announcement import Announcement, Draft, Heard, State
from bot.backends.memory.held import Memory, now
from bot.message import Enclosure
from corpus.document import Upload


@dataclass(frozen=True, slots=True)
class MemoryAnnouncements:
    """What is kept of announcements."""

    memory: Memory = field(default_factory=Memory)

    def heard(self) -> Heard | None:
        """How far the events have been told; None where nobody ever began to."""
        with self.memory.lock:
            return self.memory.heard

    def begin(self, event: int) -> Heard:
        """Begin after this event, now; what was begun before stays as it is."""
        with self.memory.lock:
            self.memory.heard = self.memory.heard or Heard(event, now())
            return self.memory.heard

    def add(
        self, drafts: Sequence[Draft], heard: int = 0, over: Sequence[Announcement] = ()
    ) -> list[Announcement]:
        """Keep drafts whose key was never there; gives these."""
        with self.memory.lock:
            for one in over:
                self.save(one)
            if self.memory.heard:
                event = max(self.memory.heard.event, heard)
                self.memory.heard = replace(self.memory.heard, event=event)
            return [made for draft in drafts if (made := self._added(draft))]

    def _added(self, draft: Draft) -> Announcement | None:
        kept = self.memory.announcements
        if self.known(draft.key):
            return None
        number = len(kept) + 1
        kept[number] = Announcement(number, draft, State.DRAFT, 0, now())
        return kept[number]

    def known(self, key: str) -> bool:
        """Whether a draft of this key was ever kept."""
        return any(one.draft.key == key for one in self._all())

    def found(self, number: int) -> Announcement | None:
        """An announcement."""
        with self.memory.lock:
            return self.memory.announcements.get(number)

    def save(self, announcement: Announcement) -> Announcement | None:
        """Keep what was done to it, and raise its turn; None where somebody was first."""
        with self.memory.lock:
            there = self.memory.announcements.get(announcement.number)
            if there is None or there.turn != announcement.turn:
                return None
            later = replace(announcement, turn=announcement.turn + 1)
            self.memory.announcements[later.number] = later
            return later

    def waiting(self) -> list[Announcement]:
        """The drafts, the oldest first."""
        return [one for one in self._all() if one.state is State.DRAFT]

    def decided(self, most: int = 100) -> list[Announcement]:
        """Those that are no drafts any more, the newest first."""
        return [one for one in reversed(self._all()) if one.state is not State.DRAFT][:most]

    def owed(self) -> list[Announcement]:
        """Those of which something is still to be done, the oldest first."""
        return [one for one in self._all() if one.owed]

    def attach(self, upload: Upload) -> Enclosure:
        """Keep a file that goes with an announcement."""
        with self.memory.lock:
            key = f"attachment-{len(self.memory.attachments) + 1}"
            self.memory.attachments[key] = upload
            return Enclosure(0, upload.name, key)

    def attached(self, key: str) -> Upload | None:
        """What was kept under the key of such an enclosure; None where it is none."""
        with self.memory.lock:
            return self.memory.attachments.get(key)

    def _all(self) -> list[Announcement]:
        with self.memory.lock:
            return list(self.memory.announcements.values())
