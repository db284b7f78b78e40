"""Ranks as the settings have them: their owners, and whoever sits at the console."""

from __future__ import annotations

from dataclasses import dataclass

from bot.ports import Ranks
from bot.rank import Rank, Ranked

CONSOLE = "console"


@dataclass(frozen=True, slots=True)
class OwnedRanks:
    """A `bot.ports.Ranks`. `owners` are persons; nothing that is chatted takes their rank.

    Who can start a console owns the data directory anyway.
    """

    ranks: Ranks
    owners: frozenset[str]

    def rank(self, person: str) -> Rank | None:
        """The rank of a person now, or none."""
        return Rank.OWNER if self.settled(person) else self.ranks.rank(person)

    def settled(self, person: str) -> bool:
        """Whether a person is an owner whatever is chatted."""
        return person in self.owners or person.partition(":")[0] == CONSOLE

    def raise_to(self, person: str, rank: Rank, by: str) -> None:
        """Give a person a rank in the place of the one they have."""
        self.ranks.raise_to(person, rank, by)

    def strip(self, person: str) -> bool:
        """Take a person's rank away; False where they have none."""
        return self.ranks.strip(person)

    def everybody(self) -> list[Ranked]:
        """All who have a rank, the highest first."""
        settled = [Ranked(one, Rank.OWNER) for one in sorted(self.owners)]
        return [*settled, *(o for o in self.ranks.everybody() if o.person not in self.owners)]
