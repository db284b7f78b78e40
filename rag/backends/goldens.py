"""Keeps the golden questions in the state database."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import insert, select, update

from rag.backends.database import Database
from rag.backends.schema import golden as table
from rag.golden import Golden


@dataclass(frozen=True, slots=True)
class SqlGoldens:
    """A `rag.ports.Goldens` over SQLAlchemy."""

    database: Database

    def everyone(self) -> list[Golden]:
        """All golden questions, the first one first."""
        statement = select(table).where(~table.c.dropped).order_by(table.c.id)
        with self.database.read() as connection:
            rows = connection.execute(statement).all()
        return [Golden(row.text, row.title, row.quote, row.refuse, row.id) for row in rows]

    def put(self, golden: Golden) -> int:
        """Keep one, in the place of that with its text; gives its number."""
        row = {
            "text": golden.text,
            "title": golden.title,
            "quote": golden.quote,
            "refuse": golden.refuse,
            "dropped": False,
        }
        same = [one.number for one in self.everyone() if one.text == golden.text]
        with self.database.write() as connection:
            if same:
                connection.execute(update(table).where(table.c.id == same[0]).values(**row))
                return same[0]
            added = connection.execute(insert(table).values(**row)).inserted_primary_key
        return int(added[0]) if added else 0

    def drop(self, number: int) -> bool:
        """Keep it no more; False where there is none."""
        there = (table.c.id == number) & ~table.c.dropped
        with self.database.write() as connection:
            return connection.execute(update(table).where(there).values(dropped=True)).rowcount > 0
