"""The files as they were handed in, for whoever wants to read a source from its beginning."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from corpus.document import Upload
from rag.backends import schema
from rag.backends.database import Database


@dataclass(frozen=True, slots=True)
class SqlOriginals:
    """Reads the files of versions, live or not."""

    database: Database

    def size(self, version: int) -> int:
        """How many bytes the file of a version has; 0 where there is none."""
        table = schema.version
        statement = (
            select(func.length(schema.original.c.data))
            .join(table, table.c.digest == schema.original.c.digest)
            .where(table.c.id == version)
        )
        with self.database.read() as connection:
            return int(connection.execute(statement).scalar() or 0)

    def original(self, version: int) -> Upload | None:
        """The file of a version, under the name it came with."""
        table = schema.version
        statement = (
            select(schema.NAME, schema.original.c.data)
            .select_from(table)
            .join(schema.document, schema.document.c.id == table.c.document)
            .join(schema.original, schema.original.c.digest == table.c.digest)
            .where(table.c.id == version)
        )
        with self.database.read() as connection:
            row = connection.execute(statement).one_or_none()
        return Upload(row.name, bytes(row.data)) if row else None
