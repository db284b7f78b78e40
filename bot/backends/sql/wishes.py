"""Who wants to be told when there is an answer, in the state database."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import select, update

from bot.backends.sql.packed import pack, unpack
from bot.backends.sql.upsert import put, put_once
from bot.gap import Wish
from bot.message import Room
from rag.backends import schema
from rag.backends.database import Database

_REVISION, _STAMP = "wishes revision", "wishes stamp"
_LATELY = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class SqlWishes:
    """Wishes, until they are fulfilled or too old."""

    database: Database

    def wish(
        self, answer: int, person: str, room: Room, message: str, before: Sequence[str]
    ) -> bool:
        """Keep a wish; False where it is kept already."""
        row = {
            "answer": answer,
            "person": person,
            "room": pack(room),
            "message": message,
            "before": json.dumps(list(before), ensure_ascii=False),
            "asked": datetime.now(UTC),
        }
        with self.database.write() as connection:
            return put_once(connection, schema.wish, row)

    def waiting(self) -> list[Wish]:
        """All who were not told, and wished it lately, the oldest first."""
        table, answer = schema.wish, schema.answer
        statement = (
            select(table, answer.c.question)
            .join(answer, answer.c.id == table.c.answer)
            .where(table.c.told.is_(None), table.c.asked > datetime.now(UTC) - _LATELY)
            .order_by(table.c.asked, table.c.answer)
        )
        with self.database.read() as connection:
            rows = connection.execute(statement).all()
        return [
            Wish(
                row.answer,
                row.person,
                unpack(row.room),
                row.message,
                row.question,
                tuple(json.loads(row.before)),
                row.asked,
            )
            for row in rows
            if row.question.strip()
        ]

    def waits(self, answer: int, person: str) -> bool:
        """Whether somebody still does."""
        table = schema.wish
        mine = select(table.c.answer).where(table.c.answer == answer, table.c.person == person)
        with self.database.read() as connection:
            return connection.execute(mine.where(table.c.told.is_(None))).first() is not None

    def fulfil(self, answer: int, person: str) -> None:
        """They have been told."""
        table = schema.wish
        mine = update(table).where(table.c.answer == answer, table.c.person == person)
        with self.database.write() as connection:
            connection.execute(mine.values(told=datetime.now(UTC)))

    def tried(self) -> tuple[int, int]:
        """With which revision of the corpus and which stamp of standards they were last tried."""
        table = schema.reached
        with self.database.read() as connection:
            rows = connection.execute(select(table.c.name, table.c.number)).all()
        found = {row.name: row.number for row in rows}
        return found.get(_REVISION, -1), found.get(_STAMP, -1)

    def try_with(self, revision: int, stamp: int) -> None:
        """They have been tried with these."""
        rows = ({"name": _REVISION, "number": revision}, {"name": _STAMP, "number": stamp})
        with self.database.write() as connection:
            put(connection, schema.reached, *rows)
