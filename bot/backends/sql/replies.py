"""What humans replied to questions that were handed over, in the state database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import insert, select

from bot.gap import Reply
from rag.backends import schema
from rag.backends.database import Database


@dataclass(frozen=True, slots=True)
class SqlReplies:
    """Replies; blank when whoever asked has been forgotten."""

    database: Database

    def keep(self, handoff: int, text: str) -> int:
        """Keep a reply; gives its number."""
        table = schema.reply
        row = {"handoff": handoff, "text": text, "told": datetime.now(UTC)}
        with self.database.write() as connection:
            made = connection.execute(insert(table).values(row).returning(table.c.id))
            return int(made.scalar_one())

    def reply(self, number: int) -> Reply | None:
        """One of them; None where whoever asked has been forgotten."""
        table, handoff, answer = schema.reply, schema.handoff, schema.answer
        mine = (
            select(table.c.text, answer.c.id, answer.c.question)
            .join(handoff, handoff.c.id == table.c.handoff)
            .join(answer, answer.c.id == handoff.c.answer)
            .where(table.c.id == number)
        )
        with self.database.read() as connection:
            row = connection.execute(mine).one_or_none()
        if row is None or not row.text or not row.question.strip():
            return None
        return Reply(number, row.id, row.question, row.text)
