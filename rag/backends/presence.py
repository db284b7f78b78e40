"""Which versions may be found at a revision of the corpus."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from rag.backends.schema import correction, event, meta, presence

_REVISION = "revision"


def found_at(revision: int) -> ColumnElement[bool]:
    """The presences that count at a revision.

    Example: from revision 3 until before 5 counts at 3 and 4.
    """
    return _counts(presence.c.since, presence.c.until, revision)


def corrected_at(revision: int) -> ColumnElement[bool]:
    """The corrections that count at a revision."""
    return _counts(correction.c.since, correction.c.until, revision)


def newest(connection: Connection) -> int:
    """The newest revision."""
    statement = select(meta.c.number).where(meta.c.name == _REVISION)
    return int(connection.execute(statement).scalar_one())


def last_of(document: int) -> Select[tuple[int, int]]:
    """The last presences of a document, whether they have ended or not: version and number."""
    own = presence.c.document == document
    end = select(func.max(presence.c.until)).where(own).scalar_subquery()
    lasting = select(presence.c.id).where(own, presence.c.until.is_(None)).exists()
    return select(presence.c.version, presence.c.number).where(
        own, or_(presence.c.until.is_(None), and_(~lasting, presence.c.until == end))
    )


def last_events(revision: int) -> Select[tuple[int]]:
    """The number of the last event of every document up to a revision."""
    return (
        select(func.max(event.c.id)).where(event.c.revision <= revision).group_by(event.c.document)
    )


def _counts(
    since: ColumnElement[int], until: ColumnElement[int], revision: int
) -> ColumnElement[bool]:
    return and_(since <= revision, or_(until.is_(None), until > revision))
