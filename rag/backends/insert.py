"""Writes a document, its sections, chunks and vectors as rows, inside one transaction."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import TypeVar

import numpy as np
from sqlalchemy import ColumnElement, Connection, and_, func, insert, or_, select, update

from corpus.document import Chunk, Document
from rag.backends import schema, staging
from rag.backends.rows import pack_damage, pack_parts, pack_removed, pack_spans
from rag.backends.staging import Birth
from rag.backends.standing import BATCH
from rag.correct import Correction
from rag.ports import Vector
from rag.records import Doubt, Placed
from rag.sketch import sketch
from rag.terms import HAN

_CHINESE = re.compile(f"[{HAN}]")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the next version of a document goes: its number there, and what it displaces (0)."""

    document: int
    number: int
    birth: Birth
    displaces: int = 0


def batches(items: Iterable[_T]) -> Iterator[list[_T]]:
    """Lists of at most `BATCH` items: a database takes only so many parameters at once."""
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        yield batch


def place(connection: Connection, document: Document, of: int | None, now: datetime) -> Place:
    """The place of a document: a new one, the next version, or the same bytes read anew."""
    if of is None:
        values = insert(schema.document).values(name=document.name, added=now)
        new = _key(connection.execute(values).inserted_primary_key)
        return Place(new, 1, Birth(new, 1, 1))
    if (known := staging.same_bytes(connection, of, document.digest)) is not None:
        readings = select(func.max(schema.version.c.reading)).where(
            schema.version.c.document == known.birth.document,
            schema.version.c.number == known.birth.number,
        )
        last = connection.execute(readings).scalar_one()
        return Place(of, known.number, replace(known.birth, reading=last + 1), known.version)
    number = staging.next_number(connection, of)
    return Place(of, number, Birth(of, number, 1))


def _key(row: Sequence[object] | None) -> int:
    if row is None or not isinstance(row[0], int):
        raise TypeError("the database gave no number")
    return row[0]


def put_original(connection: Connection, digest: str, data: bytes) -> None:
    """Keep the bytes of a file once."""
    table = schema.original
    if connection.execute(select(table.c.digest).where(table.c.digest == digest)).scalar() is None:
        connection.execute(insert(table).values(digest=digest, data=data))


def put_version(connection: Connection, document: Document, birth: Birth, now: datetime) -> int:
    """Store a version; gives its number."""
    cleaned = document.cleaned
    added = connection.execute(
        insert(schema.version).values(
            document=birth.document,
            number=birth.number,
            reading=birth.reading,
            digest=document.digest,
            encoding=document.encoding,
            source=cleaned.source,
            text=cleaned.text,
            kept=pack_spans(cleaned.kept),
            removed=pack_removed(cleaned.removed),
            parts=pack_parts(document.parts),
            damage=pack_damage(cleaned.damage),
            characters=characters(document),
            added=now,
            sketch=sketch(cleaned.text),
            name=document.name,
        )
    )
    return _key(added.inserted_primary_key)


def placed(document: Document, of: int, number: int, row: int) -> Placed:
    """What is told of a version that was stored."""
    removed = len(document.cleaned.removed)
    counts = characters(document), len(document.sections), removed
    return Placed(of, number, row, document.name, *counts, document.damage)


def characters(document: Document) -> int:
    """How many Chinese characters were kept of a document."""
    return len(_CHINESE.findall(document.text))


def put_pieces(
    connection: Connection,
    version: int,
    document: Document,
    chunks: Sequence[Chunk],
    keys: Sequence[str],
) -> None:
    """Store the sections and chunks of a version."""
    sections = [
        {
            "version": version,
            "number": number,
            "part": section.part,
            "path": list(section.path),
            "start": section.start,
            "body": section.body,
            "stop": section.end,
        }
        for number, section in enumerate(document.sections)
    ]
    pieces = [
        {
            "version": version,
            "section": chunk.section,
            "start": chunk.start,
            "stop": chunk.end,
            "text": chunk.text,
            "context": chunk.context,
            "vector": key,
        }
        for chunk, key in zip(chunks, keys, strict=True)
    ]
    if sections:
        connection.execute(insert(schema.section), sections)
    if pieces:
        connection.execute(insert(schema.chunk), pieces)


def missing(connection: Connection, keys: Collection[str], model: str) -> set[str]:
    """Which vectors are not stored yet."""
    table = schema.vector
    stored: set[str] = set()
    for batch in batches(keys):
        statement = select(table.c.name).where(table.c.model == model, table.c.name.in_(batch))
        stored.update(connection.execute(statement).scalars())
    return set(keys) - stored


def put_vectors(connection: Connection, vectors: Mapping[str, Vector], model: str) -> None:
    """Store the vectors that are not stored yet."""
    rows = [
        {"name": key, "model": model, "data": vectors[key].astype("<f4").tobytes()}
        for key in missing(connection, vectors.keys(), model)
    ]
    if rows:
        connection.execute(insert(schema.vector), rows)


def vector_of(data: bytes) -> Vector:
    """The vector of a stored blob."""
    return np.frombuffer(data, dtype="<f4").astype(np.float32, copy=False)


def lacking(connection: Connection, keys: Collection[str], model: str) -> None:
    """Raise where a chunk would be stored without its vector.

    Raises:
        ValueError: a vector is neither stored nor given.
    """
    absent = missing(connection, keys, model)
    if absent:
        raise ValueError(f"{len(absent)} chunks without a vector of {model!r}")


def put_correction(
    connection: Connection, version: int, correction: Correction, since: int, now: datetime
) -> None:
    """Store what an admin knows better of the bytes of a version, from a revision on."""
    table = schema.version
    digest = connection.execute(select(table.c.digest).where(table.c.id == version)).scalar_one()
    connection.execute(
        insert(schema.correction).values(
            digest=digest,
            part=correction.part,
            field=correction.field,
            value=correction.value,
            told=now,
            since=since,
        )
    )


def put_doubt(connection: Connection, doubt: Doubt) -> None:
    """Store a doubt, unless the pair has one."""
    if connection.execute(
        select(schema.doubt).where(_between(doubt.document, doubt.other))
    ).first():
        return
    row = {"document": doubt.document, "other": doubt.other, "sentence": doubt.sentence}
    connection.execute(insert(schema.doubt).values(row))


def settle(connection: Connection, document: int, other: int, now: datetime) -> None:
    """Say that a pair of documents need not be asked about again."""
    put_doubt(connection, Doubt(document, other, ""))
    between = _between(document, other)
    connection.execute(update(schema.doubt).where(between).values(settled=now))


def _between(document: int, other: int) -> ColumnElement[bool]:
    table = schema.doubt
    return or_(
        and_(table.c.document == document, table.c.other == other),
        and_(table.c.document == other, table.c.other == document),
    )
