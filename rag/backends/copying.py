"""Copies a whole state database: into a file in one go, or table by table between engines."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL, Connection, Integer, Table, delete, func, insert, select, text

from rag.backends.database import Database
from rag.backends.schema import metadata

_ROWS = 20
"""At a time: some of them are files."""
_KEPT_EMPTY = frozenset({"act"})
"""Tables of which nothing can be deleted, not even in a database nobody has used."""
_OWN = frozenset({"meta"})
"""Tables in which a new database has rows already."""


def at(file: Path) -> Database:
    """The database in a file, as it is: nothing is migrated."""
    return Database(URL.create("sqlite", database=str(file)))


def snapshot(source: Database, file: Path) -> None:
    """Everything in a database at one moment, as a SQLite file; writers are not held up."""
    with source.read() as connection:
        if connection.dialect.name == "sqlite":
            own = connection.connection.driver_connection
            if not isinstance(own, sqlite3.Connection):
                raise TypeError(type(own))
            with closing(sqlite3.connect(file)) as copy:
                own.backup(copy)
            return
        with closing(at(file)) as target:
            target.migrate()
            # One moment for all tables, whatever is written meanwhile.
            still = connection.execution_options(isolation_level="REPEATABLE READ")
            with target.write() as writer:
                _carry(still, writer)


def copy(source: Database, target: Database) -> None:
    """Every row of one database into another one that is empty and of the same schema."""
    with source.read() as reader, target.write() as writer:
        _carry(reader, writer)
        if writer.dialect.name == "postgresql":
            for table in metadata.sorted_tables:
                _number_on(writer, table)


def empty(database: Database) -> bool:
    """Whether nothing was ever stored in a database."""
    with database.read() as connection:
        return not any(
            connection.execute(select(func.count()).select_from(table)).scalar()
            for table in metadata.sorted_tables
            if table.name not in _OWN
        )


def _carry(reader: Connection, writer: Connection) -> None:
    for table in metadata.sorted_tables:
        if table.name not in _KEPT_EMPTY:
            writer.execute(delete(table))
    for table in metadata.sorted_tables:
        rows = reader.execution_options(stream_results=True).execute(select(table)).mappings()
        for some in rows.partitions(_ROWS):
            writer.execute(insert(table), [dict(row) for row in some])


def _number_on(writer: Connection, table: Table) -> None:
    """Let a table of PostgreSQL go on counting where its rows end."""
    keys = list(table.primary_key)
    if len(keys) != 1 or not isinstance(keys[0].type, Integer) or keys[0].autoincrement is False:
        return
    if keys[0].foreign_keys:
        return
    last = writer.execute(select(func.max(keys[0]))).scalar()
    if last is not None:
        counts = text("SELECT setval(pg_get_serial_sequence(:name, :key), :last)")
        writer.execute(counts, {"name": f'"{table.name}"', "key": keys[0].name, "last": last})
