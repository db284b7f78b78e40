"""Reads rows of the state database as nouns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Connection, Row, select

from corpus.document import Chunk, Cleaned, Damage, Document, Section
from corpus.known import Part
from rag.answer import Source
from rag.backends import schema
from rag.backends.rows import unpack_damage, unpack_parts, unpack_removed, unpack_spans
from rag.backends.standing import BATCH
from rag.records import Doubt, Record
from rag.standing import Standing
from rag.term import Holding

Condition: TypeAlias = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Piece:
    """A chunk's row, without what it belongs to."""

    chunk: int
    version: int
    section: int
    start: int
    stop: int
    text: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What does not change of a version, but for its long texts."""

    version: int
    document: int
    name: str
    number: int
    parts: tuple[Part, ...]
    sections: tuple[Section, ...]
    damage: tuple[Damage, ...]


def records(
    connection: Connection, standing: Standing, day: date, *conditions: Condition
) -> list[Record]:
    """The live versions that meet all conditions, in the order they were added."""
    version, document = schema.version, schema.document
    statement = (
        select(
            document.c.id,
            schema.NAME,
            version.c.number,
            version.c.id.label("version_id"),
            version.c.digest,
            version.c.encoding,
            version.c.characters,
            version.c.added,
            version.c.damage,
        )
        .join(document)
        .where(version.c.live, *conditions)
        .order_by(document.c.id, version.c.number)
    )
    rows = connection.execute(statement)
    return [_record(row, standing.face(row.version_id, day)) for row in rows]


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


def kept(connection: Connection, number: int) -> Kept:
    """A version, live or not.

    Raises:
        KeyError: there is no such version.
    """
    table = schema.version
    row = connection.execute(
        select(
            table.c.document,
            schema.NAME,
            table.c.number,
            table.c.parts,
            table.c.damage,
        )
        .join(schema.document)
        .where(table.c.id == number)
    ).one_or_none()
    if row is None:
        raise KeyError(number)
    return Kept(
        version=number,
        document=row.document,
        name=row.name,
        number=row.number,
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


def versions(connection: Connection, document: int) -> tuple[tuple[int, datetime], ...]:
    """The versions of a document and when each was first read."""
    table = schema.version
    statement = (
        select(table.c.number, table.c.added)
        .where(table.c.document == document, table.c.reading == 1)
        .order_by(table.c.number)
    )
    return tuple((row.number, row.added) for row in connection.execute(statement))


def pieces(connection: Connection, chunks: Sequence[int]) -> list[Piece]:
    """The live ones among some chunks."""
    table = schema.chunk
    columns = (
        select(
            table.c.id, table.c.version, table.c.section, table.c.start, table.c.stop, table.c.text
        )
        .join(schema.version)
        .where(schema.version.c.live)
    )
    batches = (chunks[at : at + BATCH] for at in range(0, len(chunks), BATCH))
    statements = (columns.where(table.c.id.in_(batch)) for batch in batches)
    return [Piece(*row) for one in statements for row in connection.execute(one)]


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


def unembedded(connection: Connection, model: str) -> list[Chunk]:
    """The live chunks without a vector of a model."""
    table, vector = schema.chunk, schema.vector
    statement = (
        select(table.c.section, table.c.start, table.c.stop, table.c.text, table.c.context)
        .join(schema.version)
        .outerjoin(vector, (vector.c.name == table.c.vector) & (vector.c.model == model))
        .where(schema.version.c.live, vector.c.name.is_(None))
        .order_by(table.c.id)
    )
    return [Chunk(*row) for row in connection.execute(statement)]


def old_holding(connection: Connection, kept: Kept) -> tuple[Holding, bool]:
    """A version that is no longer found, and whether its document still is."""
    table = schema.version
    statement = select(table.c.id).where(table.c.document == kept.document, table.c.live)
    alive = connection.execute(statement.limit(1)).scalar() is not None
    return Holding(kept.version, kept.document, kept.name, kept.parts), alive


def sketches(connection: Connection) -> dict[int, bytes]:
    """The sketches of live versions, by version."""
    table = schema.version
    statement = select(table.c.id, table.c.sketch).where(table.c.live)
    return {row.id: bytes(row.sketch or b"") for row in connection.execute(statement)}


def doubts(connection: Connection) -> list[Doubt]:
    """What is to be settled between live documents."""
    table, one, other = schema.doubt, schema.document.alias(), schema.document.alias()
    statement = (
        select(table.c.document, table.c.other, table.c.sentence)
        .join(one, one.c.id == table.c.document)
        .join(other, other.c.id == table.c.other)
        .where(table.c.settled.is_(None), one.c.removed.is_(None), other.c.removed.is_(None))
        .order_by(table.c.document, table.c.other)
    )
    return [Doubt(row.document, row.other, row.sentence) for row in connection.execute(statement)]
