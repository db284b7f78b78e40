"""Inserts where there may be a row already: SQLite and PostgreSQL say it alike."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def inserting(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An insert that can be told what to do about a row that is there already."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


def put(connection: Connection, table: Table, *rows: Mapping[str, object]) -> None:
    """Insert rows of the same columns, or bring those with their primary keys to these values."""
    keys = [column.name for column in table.primary_key]
    statement = inserting(connection, table)
    changed = {name: statement.excluded[name] for name in rows[0] if name not in keys}
    upsert = statement.on_conflict_do_update(index_elements=keys, set_=changed)
    connection.execute(upsert, [dict(row) for row in rows])


def put_once(connection: Connection, table: Table, row: Mapping[str, object]) -> bool:
    """Insert a row; False, and nothing done, where it is there already."""
    statement = inserting(connection, table).values(**row).on_conflict_do_nothing()
    # Not by rowcount: of inserts, not every driver tells it.
    added = statement.returning(next(iter(table.primary_key)))
    return connection.execute(added).scalar() is not None
