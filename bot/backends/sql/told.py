"""What people have told, read from the state database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from bot.kept import Reason, Vote
from bot.told import Remark, Voted
from rag.answer import Outcome
from rag.backends import schema
from rag.backends.database import Database


@dataclass(frozen=True, slots=True)
class SqlTold:
    """Reads feedback and votes, row by row."""

    database: Database

    def remarks(self) -> Iterator[Remark]:
        """What people want the operators to know, the oldest first."""
        table = schema.feedback
        statement = select(table.c.told, table.c.text).order_by(table.c.id)
        with self.database.read() as connection:
            for at, text in connection.execute(statement):
                yield Remark(at, text)

    def votes(self) -> Iterator[Voted]:
        """Every vote that counts, by the number of its answer."""
        vote, answer = schema.vote, schema.answer
        columns = (answer.c.id, answer.c.question, answer.c.outcome, answer.c.claims)
        statement = (
            select(vote.c.told, vote.c.good, vote.c.reason, *columns)
            .join(answer, answer.c.id == vote.c.answer)
            .order_by(answer.c.id, vote.c.told)
        )
        with self.database.read() as connection:
            for at, good, reason, *told in connection.execute(statement):
                number, question, outcome, claims = told
                said = tuple(text for text, _ in claims)
                given = Vote(good, Reason(reason))
                yield Voted(at, given, number, question, Outcome(outcome), said)
