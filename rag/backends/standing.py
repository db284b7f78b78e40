"""Reads what may be found at a revision and what admins corrected: which versions hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from corpus.document import Damage
from corpus.known import Part
from rag.backends import schema
from rag.backends.presence import corrected_at, found_at
from rag.backends.rows import unpack_damage, unpack_parts
from rag.correct import Correction, corrected
from rag.standing import Standing
from rag.term import Holding

BATCH = 500
"""A database takes only so many parameters at once."""


@dataclass(frozen=True, slots=True)
class Known:
    """What was read at a revision, so that only what is new need be read again."""

    revision: int
    rows: Mapping[int, tuple[int, str, str, tuple[Part, ...], tuple[Damage, ...]]]
    standing: Standing

    def damage(self, version: int) -> tuple[Damage, ...]:
        """Where the text of a version that is found is not whole."""
        row = self.rows.get(version)
        return row[-1] if row else ()


def known(connection: Connection, revision: int, before: Known | None) -> Known:
    """The versions found at a revision. Those that `before` knows are not read again."""
    table, presence = schema.version, schema.presence
    owners = {
        row.id: (row.document, row.name)
        for row in connection.execute(
            select(table.c.id, presence.c.document, schema.NAME)
            .join(presence, presence.c.version == table.c.id)
            .join(schema.document, schema.document.c.id == table.c.document)
            .where(found_at(revision))
        )
    }
    rows = {one: row for one, row in (before.rows.items() if before else ()) if one in owners}
    fresh = owners.keys() - rows.keys()
    statement = select(table.c.id, table.c.digest, table.c.parts, table.c.damage)
    if len(fresh) <= BATCH:
        statement = statement.where(table.c.id.in_(fresh))
    else:
        statement = statement.join(presence, presence.c.version == table.c.id)
        statement = statement.where(found_at(revision))
    read = {
        row.id: (*owners[row.id], row.digest, unpack_parts(row.parts), unpack_damage(row.damage))
        for row in connection.execute(statement)
    }
    # A version may have come to another document: its owner is always read anew.
    rows = {one: (*owners[one], *row[2:]) for one, row in sorted((rows | read).items())}
    told = corrections(connection, revision)
    standing = Standing(
        Holding(version, document, name, corrected(parts, told.get(digest, ())))
        for version, (document, name, digest, parts, _) in rows.items()
    )
    return Known(revision, rows, standing)


def corrections(connection: Connection, revision: int) -> Mapping[str, list[Correction]]:
    """What admins had corrected by a revision, by the digest of the file, in its order."""
    table = schema.correction
    told: dict[str, list[Correction]] = defaultdict(list)
    columns = (table.c.digest, table.c.part, table.c.field, table.c.value)
    statement = select(*columns).where(corrected_at(revision))
    for row in connection.execute(statement.order_by(table.c.id)):
        told[row.digest].append(Correction(row.part, row.field, row.value))
    return told
