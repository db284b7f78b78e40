"""The rooms that announcements could go to, in the state database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, insert, select, update

from bot.announcement import Target
from bot.message import Room, RoomKind
from bot.posts import Ground, Sighting
from rag.backends import schema
from rag.backends.database import Database

_TABLE = schema.target
_ALL = (
    select(_TABLE, schema.room.c.gone)
    .outerjoin(
        schema.room, schema.room.c.name == _TABLE.c.messenger.concat(":").concat(_TABLE.c.chat)
    )
    .order_by(_TABLE.c.id)
)


@dataclass(frozen=True, slots=True)
class SqlGrounds:
    """A room is known by its messenger, its chat and its topic."""

    database: Database

    def learn(self, found: Sighting) -> None:
        """Keep what is new of a room."""
        with self.database.read() as connection:
            before = connection.execute(select(_TABLE).where(_of(found.room))).first()
        told = _told(found)
        if before is None:
            self._add(found.room, {"title": "", "posts": True, "pins": False} | told)
        elif any(getattr(before, name) != value for name, value in told.items()):
            with self.database.write() as connection:
                connection.execute(update(_TABLE).where(_of(found.room)).values(told))

    def _add(self, room: Room, told: dict[str, object]) -> None:
        with self.database.write() as connection:
            if connection.execute(select(_TABLE.c.id).where(_of(room))).first():
                return
            where = {"messenger": room.messenger, "chat": room.chat, "topic": room.topic}
            row = where | {"kind": room.kind.value, "turn": 0} | told
            connection.execute(insert(_TABLE).values(row))

    def chosen(self) -> list[Target]:
        """The targets that admins chose, in the order they were chosen."""
        found = [one for one in self.grounds() if one.chosen]
        found.sort(key=lambda one: (one.chosen or datetime.max.replace(tzinfo=UTC), one.number))
        return [Target(one.number, one.room, one.title, one.reached) for one in found]

    def grounds(self) -> list[Ground]:
        """All rooms that were found, in the order they were."""
        with self.database.read() as connection:
            return [_ground(row) for row in connection.execute(_ALL)]

    def ground(self, number: int) -> Ground | None:
        """The room of a number."""
        with self.database.read() as connection:
            row = connection.execute(_ALL.where(_TABLE.c.id == number)).first()
        return None if row is None else _ground(row)

    def choose(self, number: int, turn: int, *, chosen: bool) -> Ground | None:
        """Let announcements go to a room or not; None where it is of another turn by now."""
        now = datetime.now(UTC) if chosen else None
        same = _TABLE.c.id == number, _TABLE.c.turn == turn
        statement = update(_TABLE).where(*same).values(chosen=now, turn=turn + 1)
        with self.database.write() as connection:
            changed = connection.execute(statement).rowcount
        return self.ground(number) if changed else None


def _told(found: Sighting) -> dict[str, object]:
    """What was told of a room, by column."""
    told = {"title": found.title or None, "posts": found.posts, "pins": found.pins}
    return {name: value for name, value in told.items() if value is not None}


def _of(room: Room) -> ColumnElement[bool]:
    names = (room.messenger, room.chat, room.topic)
    columns = (_TABLE.c.messenger, _TABLE.c.chat, _TABLE.c.topic)
    return (columns[0] == names[0]) & (columns[1] == names[1]) & (columns[2] == names[2])


def _ground(row: Row[Any]) -> Ground:
    room = Room(row.messenger, row.chat, row.topic, RoomKind(row.kind))
    gone = row.gone is not None
    return Ground(row.id, room, row.title, row.posts, row.pins, row.turn, row.chosen, gone)
