"""Reads what happened to the documents."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, select

from rag.backends import queries
from rag.backends.presence import last_events
from rag.backends.schema import event
from rag.event import Event, Happening
from rag.principal import principal
from rag.records import Withdrawn

_OUT = (Happening.REMOVED.value, Happening.HIDDEN.value)


def events(connection: Connection, revision: int, after: int) -> list[Event]:
    """What happened up to a revision, with a number above `after`, in its order."""
    statement = select(event).where(event.c.id > after, event.c.revision <= revision)
    rows = connection.execute(statement.order_by(event.c.id))
    return [
        Event(
            row.id,
            row.revision,
            Happening(row.happening),
            row.document,
            row.old,
            row.new,
            row.at,
            row.detail,
        )
        for row in rows
    ]


def withdrawn(connection: Connection, revision: int) -> list[Withdrawn]:
    """The documents that were removed or hidden by a revision, the last one first."""
    statement = (
        select(event)
        .where(event.c.id.in_(last_events(revision)), event.c.happening.in_(_OUT))
        .order_by(event.c.id.desc())
    )
    return [_withdrawn(connection, row) for row in connection.execute(statement).all()]


def _withdrawn(connection: Connection, row: Row[Any]) -> Withdrawn:
    kept = queries.kept(connection, row.old)
    title = kept.parts[principal(kept.parts)].title.value
    how = Happening(row.happening)
    return Withdrawn(row.document, title or kept.name, kept.name, how, row.at)
