"""What announcing needs of the world: where posts go, and what is kept of drafts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.announcement import Facets, Report, Target
from bot.message import Outgoing


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
        get `messages`, or nothing where these are empty: then it is withdrawn before it is posted.
        """

    def report(self, announcement: int) -> Report:
        """What became of it."""


class Targets(Protocol):
    """Where announcements may go."""

    def chosen(self) -> list[Target]:
        """The targets that admins chose, in the order they were chosen."""
