"""Rooms in the state database: their settings, whether they can be reached, where they went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Column, ColumnElement, Connection, delete, func, literal, select, update

from bot.backends.sql.upsert import put, put_once
from bot.incoming import spoken_in
from bot.kept import Attention
from rag.backends import schema
from rag.backends.database import Database


@dataclass(frozen=True, slots=True)
class SqlRooms:
    """A room that nothing is known of has no row."""

    database: Database

    def attention(self, lane: str) -> Attention:
        """Which messages are answered there."""
        found = self._of(lane, schema.room.c.attention)
        return Attention(str(found)) if found else Attention.ADDRESSED

    def attend(self, lane: str, attention: Attention) -> None:
        """Choose which messages are answered there."""
        with self.database.write() as connection:
            _known(connection, lane)
            _set(connection, lane, schema.room.c.attention, attention.value)

    def gone(self, lane: str) -> None:
        """Nobody can be reached there; undone by `back`."""
        with self.database.write() as connection:
            _known(connection, lane)
            _set(connection, lane, schema.room.c.gone, datetime.now(UTC))

    def back(self, lane: str) -> None:
        """The room can be written to again."""
        with self.database.write() as connection:
            _set(connection, lane, schema.room.c.gone, None)

    def reachable(self, lane: str) -> bool:
        """Whether the room was not found gone."""
        return self._of(lane, schema.room.c.gone) is None

    def move(self, lane: str, to: str) -> None:
        """The room goes on under another name, with what is kept of it."""
        if lane == to:
            return
        with self.database.write() as connection:
            _hand_over(connection, lane, to)
            _carry_sent(connection, lane, to)
            _carry_targets(connection, lane, to)
            mark, answer = schema.conversation, schema.answer
            taken = select(mark.c.name).where(_within(mark.c.name, to))
            new = _renamed(mark.c.name, lane, to)
            connection.execute(delete(mark).where(_within(mark.c.name, lane), new.in_(taken)))
            for column in (mark.c.name, answer.c.chat):
                moved = update(column.table).where(_within(column, lane))
                connection.execute(moved.values({column: _renamed(column, lane, to)}))

    def now(self, lane: str) -> str:
        """The name a room has today, after all its moves."""
        while to := self._of(lane, schema.room.c.moved):
            lane = str(to)
        return lane

    def _of(self, lane: str, column: Column[object]) -> object:
        statement = select(column).where(schema.room.c.name == lane)
        with self.database.read() as connection:
            return connection.execute(statement).scalar()


def _known(connection: Connection, lane: str) -> bool:
    """See that a room has a row; False where it had one already."""
    row = {"name": lane, "attention": Attention.ADDRESSED.value, "gone": None, "moved": ""}
    return put_once(connection, schema.room, row)


def _set(connection: Connection, lane: str, column: Column[object], value: object) -> None:
    table = schema.room
    connection.execute(update(table).where(table.c.name == lane).values({column: value}))


def _hand_over(connection: Connection, lane: str, to: str) -> None:
    """Leave the settings of a room to the one it became, unless that has some of its own.

    The new room is where it is: so no chain of moves ever comes back to its beginning.
    """
    table = schema.room
    found = connection.execute(select(table.c.attention).where(table.c.name == lane)).scalar()
    if _known(connection, to) and found:
        _set(connection, to, table.c.attention, found)
    _set(connection, to, table.c.moved, "")
    row = {"name": lane, "attention": Attention.ADDRESSED.value, "gone": None, "moved": to}
    put(connection, table, row)


def _carry_sent(connection: Connection, lane: str, to: str) -> None:
    """The messages sent to a room; where both rooms have a number, that of the new one counts."""
    table, there = schema.sent, schema.sent.alias()
    taken = select(there.c.message).where(there.c.lane == to)
    connection.execute(delete(table).where(table.c.lane == lane, table.c.message.in_(taken)))
    connection.execute(update(table).where(table.c.lane == lane).values(lane=to))


def _carry_targets(connection: Connection, lane: str, to: str) -> None:
    """Where announcements go: to the new room, or to what was chosen of it already."""
    table, there = schema.target, schema.target.alias()
    messenger, _, chat = lane.partition(":")
    new = to.partition(":")[2]
    old = table.c.messenger == messenger, table.c.chat == chat
    known = there.c.messenger == messenger, there.c.chat == new
    taken = select(there.c.topic).where(*known)
    moved = update(table).where(*old, table.c.topic.not_in(taken)).values(chat=new)
    connection.execute(moved)
    connection.execute(update(table).where(*old).values(chosen=None))


def _within(name: Column[str], lane: str) -> ColumnElement[bool]:
    """Whether a conversation is held in a room: `telegram:-1|…` or, in a topic, `telegram:-1/…`."""
    return func.substr(name, 1, len(lane) + 1).in_(spoken_in(lane))


def _renamed(name: Column[str], lane: str, to: str) -> ColumnElement[str]:
    return literal(to).concat(func.substr(name, len(lane) + 1))
