"""Chats in the state database: the answers given there are the conversation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Column, Select, func, select

from bot.backends.sql.upsert import put
from bot.incoming import parts
from bot.kept import Kept, Sent
from bot.turns import REFERRED_TO
from rag.answer import Answer, Citation, Outcome, Script
from rag.backends import schema
from rag.backends.database import Database
from rag.ports import Store


@dataclass(frozen=True, slots=True)
class SqlChats:
    """Reads the turns of a conversation from its remembered answers."""

    database: Database
    store: Store

    def earlier(self, conversation: str, count: int) -> tuple[str, ...]:
        """The last `count` questions that a follow-up may refer to, oldest first."""
        latest = _latest(conversation, schema.answer.c.question).limit(count)
        with self.database.read() as connection:
            questions = list(connection.execute(latest).scalars())
        return tuple(reversed(questions))

    def keep(self, conversation: str, answer: Answer) -> int:
        """Keep an answer, with its question and its citations; returns its number."""
        return self.store.remember(answer, conversation)

    def recall(self, number: int) -> Kept | None:
        """An answer that was kept."""
        table, cited = schema.answer, schema.citation
        places = (
            select(cited.c.nearest, cited.c.version, cited.c.start, cited.c.stop, cited.c.quote)
            .where(cited.c.answer == number)
            .order_by(cited.c.number)
        )
        with self.database.read() as connection:
            row = connection.execute(select(table).where(table.c.id == number)).one_or_none()
            found = connection.execute(places).all()
        if row is None:
            return None
        room, person = parts(row.chat)
        return Kept(
            number=number,
            room=room,
            person=person,
            question=row.question,
            outcome=Outcome(row.outcome),
            script=Script(row.script),
            claims=tuple(text for text, _ in row.claims),
            shown=tuple(self._cited(*one) for nearest, *one in found if not nearest),
            nearest=tuple(self._cited(*one) for nearest, *one in found if nearest),
            asked=row.asked,
        )

    def _cited(self, version: int, start: int, stop: int, quote: str) -> Citation:
        return self.store.passage(version, start, stop).cite(quote)

    def tie(self, messages: Sequence[Sent]) -> None:
        """Remember which answers sent messages are part of."""
        if not messages:
            return
        with self.database.write() as connection:
            put(connection, schema.sent, *(asdict(one) for one in messages))

    def told(self, lane: str, message: str) -> int:
        """The number of the answer a message of ours is part of, or 0."""
        table = schema.sent
        statement = select(table.c.answer).where(table.c.lane == lane, table.c.message == message)
        with self.database.read() as connection:
            return connection.execute(statement).scalar() or 0

    def latest(self, conversation: str) -> int:
        """The number of the last answer that a follow-up may refer to, or 0."""
        with self.database.read() as connection:
            last = _latest(conversation, schema.answer.c.id).limit(1)
            return connection.execute(last).scalar() or 0

    def reset(self, conversation: str) -> None:
        """From now on follow-ups refer to nothing said before."""
        table = schema.answer
        last = select(func.max(table.c.id)).where(table.c.chat == conversation)
        with self.database.write() as connection:
            if since := connection.execute(last).scalar():
                put(connection, schema.conversation, {"name": conversation, "since": since})


def _latest(conversation: str, column: Column[Any]) -> Select[Any]:
    """A column of the answers that a follow-up may refer to, the latest first."""
    answer, mark = schema.answer, schema.conversation
    since = select(mark.c.since).where(mark.c.name == conversation).scalar_subquery()
    return (
        select(column)
        .where(answer.c.chat == conversation, answer.c.outcome.in_(sorted(REFERRED_TO)))
        .where(answer.c.id > func.coalesce(since, 0))
        .order_by(answer.c.id.desc())
    )
