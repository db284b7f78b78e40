"""Announcements in the state database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Connection, insert, select, update

from bot import parcel
from bot.announcement import Announcement, Draft, Heard, State
from bot.backends.sql.upsert import inserting, put_once
from bot.message import Enclosure
from corpus.document import Upload
from rag.backends import schema
from rag.backends.database import Database

_ROW = 1
_ATTACHED = "attachment-"


@dataclass(frozen=True, slots=True)
class SqlAnnouncements:
    """What is kept of announcements."""

    database: Database

    def heard(self) -> Heard | None:
        """How far the events have been told; None where nobody ever began to."""
        with self.database.read() as connection:
            row = connection.execute(select(schema.heard)).first()
        return Heard(row.event, row.began) if row else None

    def begin(self, event: int) -> Heard:
        """Begin after this event, now; what was begun before stays as it is."""
        row = {"id": _ROW, "event": event, "began": datetime.now(UTC)}
        with self.database.write() as connection:
            put_once(connection, schema.heard, row)
            kept = connection.execute(select(schema.heard)).one()
        return Heard(kept.event, kept.began)

    def add(
        self, drafts: Sequence[Draft], heard: int = 0, over: Sequence[Announcement] = ()
    ) -> list[Announcement]:
        """Keep drafts whose key was never there; gives these."""
        with self.database.write() as connection:
            for one in over:
                _saved(connection, one)
            added = [_added(connection, one) for one in drafts]
            if heard:
                table = schema.heard
                told = update(table).where(table.c.event < heard).values(event=heard)
                connection.execute(told)
        return [one for one in added if one]

    def known(self, key: str) -> bool:
        """Whether a draft of this key was ever kept."""
        table = schema.announcement
        with self.database.read() as connection:
            found = connection.execute(select(table.c.id).where(table.c.key == key))
            return found.scalar() is not None

    def found(self, number: int) -> Announcement | None:
        """An announcement."""
        return next(iter(self._found(schema.announcement.c.id == number, 1)), None)

    def save(self, announcement: Announcement) -> Announcement | None:
        """Keep what was done to it, and raise its turn; None where somebody was first."""
        with self.database.write() as connection:
            return _saved(connection, announcement)

    def waiting(self) -> list[Announcement]:
        """The drafts, the oldest first."""
        return self._found(schema.announcement.c.state == State.DRAFT.value)

    def decided(self, most: int = 100) -> list[Announcement]:
        """Those that are no drafts any more, the newest first."""
        table = schema.announcement
        condition = table.c.state != State.DRAFT.value
        return self._found(condition, most, newest=True)

    def owed(self) -> list[Announcement]:
        """Those of which something is still to be done, the oldest first."""
        return self._found(schema.announcement.c.owed)

    def attach(self, upload: Upload) -> Enclosure:
        """Keep a file that goes with an announcement."""
        row = {"name": upload.name, "data": upload.data}
        adding = insert(schema.attachment).values(row).returning(schema.attachment.c.id)
        with self.database.write() as connection:
            number = int(connection.execute(adding).scalar_one())
        return Enclosure(0, upload.name, f"{_ATTACHED}{number}")

    def attached(self, key: str) -> Upload | None:
        """What was kept under the key of such an enclosure; None where it is none."""
        number = key.removeprefix(_ATTACHED)
        if number == key or not number.isdecimal():
            return None
        table = schema.attachment
        with self.database.read() as connection:
            row = connection.execute(select(table).where(table.c.id == int(number))).first()
        return Upload(row.name, bytes(row.data)) if row else None

    def _found(
        self, condition: ColumnElement[bool], most: int | None = None, *, newest: bool = False
    ) -> list[Announcement]:
        table = schema.announcement
        order = table.c.id.desc() if newest else table.c.id
        statement = select(table.c.body).where(condition).order_by(order).limit(most)
        with self.database.read() as connection:
            bodies = connection.execute(statement).scalars().all()
        return [parcel.announcement(bytes(body)) for body in bodies]


def _added(connection: Connection, draft: Draft) -> Announcement | None:
    """A draft with its number; None where its key was there before."""
    table = schema.announcement
    row = {"key": draft.key, "state": State.DRAFT.value, "turn": 0, "owed": False, "body": b""}
    adding = inserting(connection, table).values(**row).on_conflict_do_nothing()
    number = connection.execute(adding.returning(table.c.id)).scalar()
    if number is None:
        return None
    made = Announcement(number, draft, State.DRAFT, 0, datetime.now(UTC))
    packed = update(table).where(table.c.id == number).values(body=parcel.pack(made))
    connection.execute(packed)
    return made


def _saved(connection: Connection, one: Announcement) -> Announcement | None:
    table = schema.announcement
    later = replace(one, turn=one.turn + 1)
    values = {
        "state": later.state.value,
        "turn": later.turn,
        "owed": later.owed,
        "body": parcel.pack(later),
    }
    there = update(table).where(table.c.id == one.number, table.c.turn == one.turn)
    return later if connection.execute(there.values(**values)).rowcount == 1 else None
