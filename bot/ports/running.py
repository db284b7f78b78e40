"""What is kept of those who run zhengda, and of what they do."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from bot.rank import Act, Noted, Rank, Ranked


class Ranks(Protocol):
    """Who has which rank. A person is named as in `Incoming.person`."""

    def rank(self, person: str) -> Rank | None:
        """The rank of a person now, or none."""

    def raise_to(self, person: str, rank: Rank, by: str) -> None:
        """Give a person a rank in the place of the one they have."""

    def strip(self, person: str) -> bool:
        """Take a person's rank away; False where they have none."""

    def everybody(self) -> list[Ranked]:
        """All who have a rank, the highest first."""


class Log(Protocol):
    """What was done; nothing in it is ever changed or deleted."""

    def note(self, act: Act) -> int:
        """Add an act; gives its number."""

    def acts(
        self, *, document: int = 0, person: str = "", day: date | None = None, most: int = 1000
    ) -> list[Noted]:
        """The latest acts about a document, of a person, of a day (local time), newest first."""
