"""What announcing needs of the world: where posts go, and what is kept of drafts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.announcement import Announcement, Draft, Facets, Heard, Report, Target
from bot.message import Enclosure, Outgoing
from corpus.document import Upload


class Posts(Protocol):
    """The outbox of announcements: each goes to each target once. Thread-safe."""

    def send(
        self,
        announcement: int,
        messages: Sequence[Outgoing],
        targets: Sequence[int],
        facets: Facets,
        *,
        at: datetime | None,
        pin: bool,
        by: str,
    ) -> None:
        """Post an announcement: to these targets, and to subscribers whom its facets concern.

        To do so again with the same number does nothing, so whoever died half-way may. `at` is
        when (aware); None: now. `by` is the person who ordered it, who is told of the outcome.
        """

    def amend(
        self,
        announcement: int,
        turn: int,
        messages: Sequence[Outgoing],
        notice: Sequence[Outgoing],
    ) -> None:
        """Put other messages in the place of those that were posted.

        `turn` rises from one amendment to the next; to do so again with the same or an older one
        does nothing.
        Where a post cannot be edited, `notice` follows it. Targets that it has not reached yet
        get `messages`. Empty `messages` withdraw it: the posts become `notice` (which follows
        where they cannot be edited), and who has not been reached gets nothing.
        """

    def report(self, announcement: int) -> Report:
        """What became of it."""


class Targets(Protocol):
    """Where announcements may go."""

    def chosen(self) -> list[Target]:
        """The targets that admins chose, in the order they were chosen."""


class Announcements(Protocol):
    """What is kept of announcements. Thread-safe; every call is one transaction."""

    def heard(self) -> Heard | None:
        """How far the events have been told; None where nobody ever began to."""

    def begin(self, event: int) -> Heard:
        """Begin after this event, now; what was begun before stays as it is."""

    def add(
        self, drafts: Sequence[Draft], heard: int = 0, over: Sequence[Announcement] = ()
    ) -> list[Announcement]:
        """Keep drafts whose key was never there; gives these.

        `heard` is the last event that has been told of with them, 0 for none; `over` are others
        that are saved with them, unless somebody did something to them meanwhile.
        """

    def known(self, key: str) -> bool:
        """Whether a draft of this key was ever kept."""

    def found(self, number: int) -> Announcement | None:
        """An announcement."""

    def save(self, announcement: Announcement) -> Announcement | None:
        """Keep what was done to it, and raise its turn.

        None, and nothing kept, where somebody did something to it since it was read.
        """

    def waiting(self) -> list[Announcement]:
        """The drafts, the oldest first."""

    def decided(self, most: int = 100) -> list[Announcement]:
        """Those that are no drafts any more, the newest first."""

    def owed(self) -> list[Announcement]:
        """Those of which something is still to be done, the oldest first."""

    def attach(self, upload: Upload) -> Enclosure:
        """Keep a file that goes with an announcement, for as long as it may be posted."""

    def attached(self, key: str) -> Upload | None:
        """What was kept under the key of such an enclosure; None where it is none."""
