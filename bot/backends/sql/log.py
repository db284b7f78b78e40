"""The log of what was done, in the state database, which refuses to change it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import insert, select

from bot.rank import Act, Deed, Noted, Rank
from rag.backends import schema
from rag.backends.database import Database


@dataclass(frozen=True, slots=True)
class SqlLog:
    """What was done."""

    database: Database

    def note(self, act: Act) -> int:
        """Add an act; gives its number."""
        row = {
            "at": datetime.now(UTC),
            "person": act.person,
            "rank": act.rank or "",
            "deed": act.deed.value,
            "allowed": act.allowed,
            "document": act.document,
            "detail": act.detail,
        }
        with self.database.write() as connection:
            added = connection.execute(insert(schema.act).values(row).returning(schema.act.c.id))
            return int(added.scalar_one())

    def acts(
        self, *, document: int = 0, person: str = "", day: date | None = None, most: int = 1000
    ) -> list[Noted]:
        """The latest acts about a document, of a person, of a day (local time), newest first."""
        table = schema.act
        statement = select(table).order_by(table.c.id.desc()).limit(most)
        if document:
            statement = statement.where(table.c.document == document)
        if person:
            statement = statement.where(table.c.person == person)
        if day:
            begin = datetime.combine(day, time()).astimezone()
            statement = statement.where(table.c.at >= begin, table.c.at < begin + timedelta(days=1))
        with self.database.read() as connection:
            rows = connection.execute(statement).all()
        return [
            Noted(
                row.id,
                row.at,
                Act(
                    row.person,
                    Rank(row.rank) if row.rank else None,
                    Deed(row.deed),
                    row.allowed,
                    row.document,
                    row.detail,
                ),
            )
            for row in rows
        ]
