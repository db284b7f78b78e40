"""Changes what may be found: every change at a revision of its own, none before its release."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, func, insert, select, update

from rag.backends.presence import corrected_at, found_at, last_of, newest
from rag.backends.schema import correction, event, meta, presence, release, version
from rag.event import Event


@dataclass(frozen=True, slots=True)
class Birth:
    """What a version was read as: a number of a document, which `reading` of its bytes."""

    document: int
    number: int
    reading: int


@dataclass(frozen=True, slots=True)
class Living:
    """A version that may be found, and its number among those of its document."""

    version: int
    number: int
    birth: Birth


def next_revision(connection: Connection) -> int:
    """Begin another revision; gives its number."""
    revision = newest(connection) + 1
    _number(connection, revision)
    return revision


def come(connection: Connection, row: int, document: int, number: int, since: int) -> None:
    """Let a version be found from a revision on."""
    values = {"version": row, "document": document, "number": number, "since": since}
    connection.execute(insert(presence).values(values))


def leave(connection: Connection, versions: Iterable[int], until: int) -> None:
    """Let versions be found no more from a revision on."""
    lasting = presence.c.until.is_(None) & presence.c.version.in_(list(versions))
    connection.execute(update(presence).where(lasting).values(until=until))


def told(connection: Connection, happened: Event) -> None:
    """Note an event; its number is given by the database."""
    values = {
        "revision": happened.revision,
        "happening": happened.happening.value,
        "document": happened.document,
        "old": happened.old,
        "new": happened.new,
        "detail": happened.detail,
        "at": happened.at,
    }
    connection.execute(insert(event).values(values))


def living(connection: Connection, document: int) -> list[int]:
    """The versions of a document that may be found at the newest revision."""
    own = (presence.c.document == document) & found_at(newest(connection))
    return list(connection.execute(select(presence.c.version).where(own)).scalars())


def same_bytes(connection: Connection, document: int, digest: str) -> Living | None:
    """The version of a document with these bytes that may be found at the newest revision."""
    statement = (
        select(version, presence.c.number.label("held"))
        .join(presence, presence.c.version == version.c.id)
        .where(presence.c.document == document, version.c.digest == digest)
        .where(found_at(newest(connection)))
        .order_by(version.c.id.desc())
    )
    row = connection.execute(statement).first()
    if row is None:
        return None
    return Living(row.id, row.held, Birth(row.document, row.number, row.reading))


def next_number(connection: Connection, document: int) -> int:
    """The number of the next version of a document; none is given twice."""
    born = select(func.max(version.c.number)).where(version.c.document == document)
    held = select(func.max(presence.c.number)).where(presence.c.document == document)
    numbers = (connection.execute(one).scalar() or 0 for one in (born, held))
    return max(numbers) + 1


def join(connection: Connection, document: int, into: int, since: int) -> None:
    """Number the versions of a document on after those of another one, and give them to it."""
    after = next_number(connection, into) - 1
    own = (presence.c.document == document) & found_at(since)
    rows = connection.execute(select(presence.c.version, presence.c.number).where(own)).all()
    leave(connection, (row.version for row in rows), since)
    for row in rows:
        come(connection, row.version, into, row.number + after, since)


def bring_back(connection: Connection, document: int, since: int) -> int:
    """Let what was found of a document before it left be found again; gives who spoke for it."""
    for row in connection.execute(last_of(document)).all():
        come(connection, row.version, document, row.number, since)
    spoke = select(event.c.old).where(event.c.document == document).order_by(event.c.id.desc())
    return int(connection.execute(spoke.limit(1)).scalar() or 0)


def released(connection: Connection, revision: int, now: datetime) -> None:
    """Note that a revision is read from now on."""
    known = select(release.c.revision).where(release.c.revision == revision)
    if connection.execute(known).scalar() is None:
        connection.execute(insert(release).values(revision=revision, at=now))


def last_released(connection: Connection, before: int | None = None) -> int | None:
    """The last revision that was released, or the one before another; None where none was."""
    statement = select(func.max(release.c.revision))
    if before is not None:
        statement = statement.where(release.c.revision < before)
    found = connection.execute(statement).scalar()
    return None if found is None else int(found)


def take_back(connection: Connection, revision: int) -> None:
    """Undo all changes after a revision. Texts and numbers stay given."""
    for table in (presence, correction):
        connection.execute(delete(table).where(table.c.since > revision))
        connection.execute(update(table).where(table.c.until > revision).values(until=None))
    connection.execute(delete(event).where(event.c.revision > revision))
    _number(connection, revision)


def revert(connection: Connection, now: int, before: int, since: int) -> set[int]:
    """Let be found what was found at `before` instead of `now`; gives the documents concerned."""
    changed: set[int] = set()
    for row in _only_at(connection, presence, now, before):
        connection.execute(update(presence).where(presence.c.id == row.id).values(until=since))
        changed.add(row.document)
    for row in _only_at(connection, presence, before, now):
        come(connection, row.version, row.document, row.number, since)
        changed.add(row.document)
    return changed | _corrections_reverted(connection, now, before, since)


def _corrections_reverted(connection: Connection, now: int, before: int, since: int) -> set[int]:
    digests = set()
    for row in _only_at(connection, correction, now, before):
        connection.execute(update(correction).where(correction.c.id == row.id).values(until=since))
        digests.add(row.digest)
    for row in _only_at(connection, correction, before, now):
        fields = ("digest", "part", "field", "value", "told")
        values = {name: getattr(row, name) for name in fields}
        connection.execute(insert(correction).values(**values, since=since))
        digests.add(row.digest)
    of_them = (
        select(presence.c.document)
        .join(version, version.c.id == presence.c.version)
        .where(version.c.digest.in_(digests), found_at(since))
    )
    return set(connection.execute(of_them).scalars()) if digests else set()


def _only_at(connection: Connection, table: Table, one: int, other: int) -> Sequence[Row[Any]]:
    """The rows that count at one revision and not at another."""
    counts = found_at if table is presence else corrected_at
    statement = select(table).where(counts(one), ~counts(other)).order_by(table.c.id)
    return connection.execute(statement).all()


def _number(connection: Connection, revision: int) -> None:
    statement = update(meta).where(meta.c.name == "revision").values(number=revision)
    connection.execute(statement)
