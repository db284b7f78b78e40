"""Ranks in the state database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete, select

from bot.backends.sql.upsert import put
from bot.rank import Rank, Ranked
from rag.backends import schema
from rag.backends.database import Database


@dataclass(frozen=True, slots=True)
class SqlRanks:
    """Who has which rank."""

    database: Database

    def rank(self, person: str) -> Rank | None:
        """The rank of a person now, or none."""
        table = schema.rank
        with self.database.read() as connection:
            found = connection.execute(select(table.c.rank).where(table.c.person == person))
            name = found.scalar()
        return None if name is None else Rank(name)

    def raise_to(self, person: str, rank: Rank, by: str) -> None:
        """Give a person a rank in the place of the one they have."""
        row = {"person": person, "rank": rank.value, "by": by, "since": datetime.now(UTC)}
        with self.database.write() as connection:
            put(connection, schema.rank, row)

    def strip(self, person: str) -> bool:
        """Take a person's rank away; False where they have none."""
        table = schema.rank
        with self.database.write() as connection:
            gone = connection.execute(delete(table).where(table.c.person == person))
            return gone.rowcount == 1

    def everybody(self) -> list[Ranked]:
        """All who have a rank, the highest first."""
        table = schema.rank
        with self.database.read() as connection:
            rows = connection.execute(select(table).order_by(table.c.since)).all()
        found = [Ranked(row.person, Rank(row.rank), row.by, row.since) for row in rows]
        return sorted(found, key=lambda one: list(Rank).index(one.rank))
