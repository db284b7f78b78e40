"""Chats in the state database: the answers given there are the conversation."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from bot.turns import REFERRED_TO
from rag.answer import Answer
from rag.backends import schema
from rag.backends.database import Database
from rag.ports import Store


@dataclass(frozen=True, slots=True)
class SqlChats:
    """Reads the turns of a chat from its remembered answers."""

    database: Database
    store: Store

    def earlier(self, chat: str, count: int) -> tuple[str, ...]:
        """The last `count` questions of a chat that a follow-up may refer to, oldest first."""
        answer = schema.answer
        latest = (
            select(answer.c.question)
            .where(answer.c.chat == chat, answer.c.outcome.in_(sorted(REFERRED_TO)))
            .order_by(answer.c.id.desc())
            .limit(count)
        )
        with self.database.read() as connection:
            questions = list(connection.execute(latest).scalars())
        return tuple(reversed(questions))

    def keep(self, chat: str, answer: Answer) -> int:
        """Keep an answer, with its question and its citations; returns its number."""
        return self.store.remember(answer, chat)
