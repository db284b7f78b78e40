"""Ranks in memory."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.backends.memory.held import Memory, now
from bot.rank import Rank, Ranked


@dataclass(frozen=True, slots=True)
class MemoryRanks:
    """Who has which rank."""

    memory: Memory = field(default_factory=Memory)

    def rank(self, person: str) -> Rank | None:
        """The rank of a person now, or none."""
        with self.memory.lock:
            found = self.memory.ranks.get(person)
            return found.rank if found else None

    def raise_to(self, person: str, rank: Rank, by: str) -> None:
        """Give a person a rank in the place of the one they have."""
        with self.memory.lock:
            self.memory.ranks[person] = Ranked(person, rank, by, now())

    def strip(self, person: str) -> bool:
        """Take a person's rank away; False where they have none."""
        with self.memory.lock:
            return self.memory.ranks.pop(person, None) is not None

    def everybody(self) -> list[Ranked]:
        """All who have a rank, the highest first."""
        with self.memory.lock:
            return sorted(self.memory.ranks.values(), key=lambda one: list(Rank).index(one.rank))
