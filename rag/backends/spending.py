"""Keeps what the language model has cost in the state database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from rag.backends.database import Database
from rag.backends.schema import spending as table
from rag.ports.spending import Tokens


@dataclass(frozen=True, slots=True)
class SqlSpending:
    """A `rag.ports.Spending`: a row a day."""

    database: Database

    def take(self, day: date, tokens: Tokens) -> Tokens:
        """Count some in, negative ones out; gives what the day has come to with them."""
        row = {"day": day, "read": tokens.read, "written": tokens.written}
        with self.database.write() as connection:
            adding = _inserting(connection).values(**row)
            more = {
                "read": table.c.read + adding.excluded.read,
                "written": table.c.written + adding.excluded.written,
            }
            taken = adding.on_conflict_do_update(index_elements=["day"], set_=more)
            found = connection.execute(taken.returning(table.c.read, table.c.written)).one()
        return Tokens(found.read, found.written)


def _inserting(connection: Connection) -> postgresql.Insert | sqlite.Insert:
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)
