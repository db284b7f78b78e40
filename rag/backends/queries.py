"""Reads rows of the state database as nouns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Connection, Row, func, select

from corpus.document import Chunk, Cleaned, Damage, Document, Section
from corpus.known import Part
from rag.answer import Source
from rag.backends import schema
from rag.backends.presence import found_at
from rag.backends.rows import unpack_damage, unpack_parts, unpack_removed, unpack_spans
from rag.backends.standing import Known
from rag.records import Doubt, Placed, Record
from rag.term import Holding

Condition: TypeAlias = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Kept:
    """What does not change of a version, but for its long texts."""

    version: int
    name: str
    parts: tuple[Part, ...]
    sections: tuple[Section, ...]
    damage: tuple[Damage, ...]


def records(
    connection: Connection, known: Known, day: date, *conditions: Condition
) -> list[Record]:
    """The versions found that meet all conditions, in the order they were added."""
    version, document, presence = schema.version, schema.document, schema.presence
    statement = (
        select(
            presence.c.document.label("id"),
            schema.NAME,
            presence.c.number,
            version.c.id.label("version_id"),
            version.c.digest,
            version.c.encoding,
            version.c.characters,
            version.c.added,
            version.c.damage,
        )
        .join(presence, presence.c.version == version.c.id)
        .join(document, document.c.id == version.c.document)
        .where(found_at(known.revision), *conditions)
        .order_by(presence.c.document, presence.c.number)
    )
    rows = connection.execute(statement)
    return [_record(row, known.standing.face(row.version_id, day)) for row in rows]


def _record(row: Row[*tuple[Any, ...]], source: Source) -> Record:
    return Record(
        id=row.id,
        name=row.name,
        version=row.number,
        version_id=row.version_id,
        digest=row.digest,
        encoding=row.encoding,
        title=source.title,
        kind=source.kind,
        status=source.status,
        dated=source.dated,
        issuer=source.issuer,
        number=source.number,
        place=source.place,
        characters=row.characters,
        added=row.added,
        damage=unpack_damage(row.damage),
    )


def held(connection: Connection, revision: int, digest: str) -> Placed | None:
    """The version with these bytes that is found at a revision."""
    version, presence, section = schema.version, schema.presence, schema.section
    count = select(func.count()).where(section.c.version == version.c.id).scalar_subquery()
    statement = (
        select(
            presence.c.document,
            presence.c.number,
            version.c.id,
            schema.NAME,
            version.c.characters,
            count.label("sections"),
            func.json_array_length(version.c.removed).label("removed"),
            version.c.damage,
        )
        .join(presence, presence.c.version == version.c.id)
        .join(schema.document, schema.document.c.id == version.c.document)
        .where(found_at(revision), version.c.digest == digest)
        .order_by(presence.c.document, presence.c.number)
    )
    row = connection.execute(statement).first()
    return Placed(*row[:-1], unpack_damage(row.damage)) if row else None


def kept(connection: Connection, number: int) -> Kept:
    """A version, live or not.

    Raises:
        KeyError: there is no such version.
    """
    table = schema.version
    row = connection.execute(
        select(schema.NAME, table.c.parts, table.c.damage)
        .join(schema.document)
        .where(table.c.id == number)
    ).one_or_none()
    if row is None:
        raise KeyError(number)
    return Kept(
        version=number,
        name=row.name,
        parts=unpack_parts(row.parts),
        sections=_sections(connection, number),
        damage=unpack_damage(row.damage),
    )


def _sections(connection: Connection, version: int) -> tuple[Section, ...]:
    table = schema.section
    statement = select(table).where(table.c.version == version).order_by(table.c.number)
    return tuple(
        Section(tuple(row.path), row.part, row.start, row.body, row.stop)
        for row in connection.execute(statement)
    )


def whole(connection: Connection, kept: Kept) -> Document:
    """A version as the document it was made from."""
    table = schema.version
    columns = (
        table.c.digest,
        table.c.encoding,
        table.c.source,
        table.c.text,
        table.c.kept,
        table.c.removed,
    )
    statement = select(*columns).where(table.c.id == kept.version)
    row = connection.execute(statement).one()
    return Document(
        name=kept.name,
        digest=row.digest,
        encoding=row.encoding,
        cleaned=Cleaned(
            source=row.source,
            text=row.text,
            kept=unpack_spans(row.kept),
            removed=unpack_removed(row.removed, row.source),
            damage=kept.damage,
        ),
        parts=kept.parts,
        sections=kept.sections,
    )


def text(connection: Connection, version: int) -> str:
    """The cleaned text of a version, live or not.

    Raises:
        KeyError: there is no such version.
    """
    table = schema.version
    found = connection.execute(select(table.c.text).where(table.c.id == version)).scalar()
    if found is None:
        raise KeyError(version)
    return str(found)


def chunks(connection: Connection, version: int) -> tuple[tuple[Chunk, ...], tuple[str, ...]]:
    """What a version was split into, and the keys of the vectors."""
    table = schema.chunk
    statement = (
        select(
            table.c.section,
            table.c.start,
            table.c.stop,
            table.c.text,
            table.c.context,
            table.c.vector,
        )
        .where(table.c.version == version)
        .order_by(table.c.id)
    )
    rows = connection.execute(statement).all()
    return tuple(Chunk(*row[:-1]) for row in rows), tuple(row.vector for row in rows)


def chunk_at(connection: Connection, version: int, start: int) -> int:
    """The chunk of a version that holds a position; 0 where none does."""
    table = schema.chunk
    statement = (
        select(table.c.id)
        .where(table.c.version == version, table.c.start <= start, table.c.stop > start)
        .order_by(table.c.start.desc())
        .limit(1)
    )
    return int(connection.execute(statement).scalar() or 0)


def chunk_ids(connection: Connection, revision: int) -> set[int]:
    """The chunks that may be found at a revision."""
    presence = schema.presence
    statement = (
        select(schema.chunk.c.id)
        .join(presence, presence.c.version == schema.chunk.c.version)
        .where(found_at(revision))
    )
    return set(connection.execute(statement).scalars())


def unembedded(connection: Connection, revision: int, model: str) -> list[Chunk]:
    """The chunks that may be found at a revision, without a vector of a model."""
    table, vector, presence = schema.chunk, schema.vector, schema.presence
    statement = (
        select(table.c.section, table.c.start, table.c.stop, table.c.text, table.c.context)
        .join(presence, presence.c.version == table.c.version)
        .outerjoin(vector, (vector.c.name == table.c.vector) & (vector.c.model == model))
        .where(found_at(revision), vector.c.name.is_(None))
        .order_by(table.c.id)
    )
    return [Chunk(*row) for row in connection.execute(statement)]


def old_holding(connection: Connection, revision: int, kept: Kept) -> tuple[Holding, bool]:
    """A version that is not found at a revision, and whether others of its document are."""
    table = schema.presence
    last = select(table.c.document).where(table.c.version == kept.version)
    document = connection.execute(last.order_by(table.c.id.desc()).limit(1)).scalar_one()
    others = select(table.c.id).where(table.c.document == document, found_at(revision))
    alive = connection.execute(others.limit(1)).scalar() is not None
    return Holding(kept.version, document, kept.name, kept.parts), alive


def sketches(connection: Connection, revision: int) -> dict[int, bytes]:
    """The sketches of the versions found at a revision, by version."""
    table, presence = schema.version, schema.presence
    statement = (
        select(table.c.id, table.c.sketch)
        .join(presence, presence.c.version == table.c.id)
        .where(found_at(revision))
    )
    return {row.id: bytes(row.sketch or b"") for row in connection.execute(statement)}


def doubts(connection: Connection, revision: int) -> list[Doubt]:
    """What is to be settled between documents found at a revision."""
    table, presence = schema.doubt, schema.presence
    found = select(presence.c.document).where(found_at(revision))
    statement = (
        select(table.c.document, table.c.other, table.c.sentence)
        .where(table.c.settled.is_(None), table.c.document.in_(found), table.c.other.in_(found))
        .order_by(table.c.document, table.c.other)
    )
    return [Doubt(row.document, row.other, row.sentence) for row in connection.execute(statement)]
