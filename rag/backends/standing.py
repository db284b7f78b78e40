"""Which versions are live, what they are and which of them hold: kept from question to question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from corpus.known import Part
from rag.answer import Source
from rag.backends import schema
from rag.backends.rows import unpack_parts
from rag.locate import source_of
from rag.validity import Held, validity

BATCH = 500
"""A database takes only so many parameters at once."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The sources of all live versions and their status on a day, at a revision."""

    revision: int
    day: date
    held: Mapping[int, tuple[int, str, tuple[Part, ...]]]
    sources: Mapping[tuple[int, int], Source]


def revision(connection: Connection) -> int:
    """The revision of what may be found."""
    table = schema.meta
    statement = select(table.c.number).where(table.c.name == "revision")
    return int(connection.execute(statement).scalar_one())


def standing(connection: Connection, before: Standing | None, day: date) -> Standing:
    """Who holds on a day. Versions that `before` knows are not read again."""
    table = schema.version
    live = set(connection.execute(select(table.c.id).where(table.c.live)).scalars())
    held = {one: row for one, row in (before.held.items() if before else ()) if one in live}
    statement = (
        select(table.c.id, table.c.document, schema.document.c.name, table.c.parts)
        .join(schema.document)
        .where(table.c.live)
    )
    fresh = live - held.keys()
    if held and len(fresh) <= BATCH:
        statement = statement.where(table.c.id.in_(fresh))
    for row in connection.execute(statement):
        held[row.id] = (row.document, row.name, unpack_parts(row.parts))
    ordered = dict(sorted(held.items()))
    return Standing(revision(connection), day, ordered, _sources(ordered, day))


def _sources(
    held: Mapping[int, tuple[int, str, tuple[Part, ...]]], day: date
) -> dict[tuple[int, int], Source]:
    parts = {
        (version, index): Held(version, index, part)
        for version, (_, _, own) in held.items()
        for index, part in enumerate(own)
    }
    statuses = validity(list(parts.values()), day)
    return {
        place: source_of(*held[place[0]][:2], one, statuses[place]) for place, one in parts.items()
    }
