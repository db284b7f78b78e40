"""Reads the live versions and what admins corrected, for the question which of them hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from corpus.known import Part
from rag.backends import schema
from rag.backends.rows import unpack_parts
from rag.correct import Correction, corrected
from rag.standing import Standing
from rag.term import Holding

BATCH = 500
"""A database takes only so many parameters at once."""


@dataclass(frozen=True, slots=True)
class Known:
    """What was read at a revision, so that only what is new need be read again."""

    revision: int
    rows: Mapping[int, tuple[int, str, str, tuple[Part, ...]]]
    standing: Standing


def revision(connection: Connection) -> int:
    """The revision of what may be found."""
    table = schema.meta
    statement = select(table.c.number).where(table.c.name == "revision")
    return int(connection.execute(statement).scalar_one())


def known(connection: Connection, before: Known | None) -> Known:
    """The live versions as they stand now. Those that `before` knows are not read again."""
    table = schema.version
    owners = {
        row.id: (row.document, row.name)
        for row in connection.execute(
            select(table.c.id, table.c.document, schema.NAME)
            .join(schema.document)
            .where(table.c.live)
        )
    }
    rows = {one: row for one, row in (before.rows.items() if before else ()) if one in owners}
    fresh = owners.keys() - rows.keys()
    statement = select(table.c.id, table.c.digest, table.c.parts).where(table.c.live)
    if rows and len(fresh) <= BATCH:
        statement = statement.where(table.c.id.in_(fresh))
    read = {
        row.id: (*owners[row.id], row.digest, unpack_parts(row.parts))
        for row in connection.execute(statement)
    }
    # A version may have come to another document: its owner is always read anew.
    rows = {one: (*owners[one], *row[2:]) for one, row in sorted((rows | read).items())}
    told = corrections(connection)
    standing = Standing(
        Holding(version, document, name, corrected(parts, told.get(digest, ())))
        for version, (document, name, digest, parts) in rows.items()
    )
    return Known(revision(connection), rows, standing)


def corrections(connection: Connection) -> Mapping[str, list[Correction]]:
    """What admins corrected, by the digest of the file, in the order it was told."""
    table = schema.correction
    told: dict[str, list[Correction]] = defaultdict(list)
    statement = select(table.c.digest, table.c.part, table.c.field, table.c.value)
    for row in connection.execute(statement.order_by(table.c.id)):
        told[row.digest].append(Correction(row.part, row.field, row.value))
    return told
