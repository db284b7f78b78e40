"""What people say of answers, in the state database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import insert, select, update

from bot.backends.sql.packed import pack, unpack
from bot.backends.sql.upsert import inserting, put, put_once
from bot.kept import Handoff, Reason, Vote
from bot.message import Room
from rag.backends import schema
from rag.backends.database import Database


@dataclass(frozen=True, slots=True)
class SqlOpinions:
    """Votes, filed questions, feedback, requests for a human."""

    database: Database

    def vote(self, answer: int, person: str, vote: Vote) -> None:
        """One vote a person and answer; a later one replaces it."""
        row = {
            "answer": answer,
            "person": person,
            "good": vote.good,
            "reason": vote.reason.value,
            "told": datetime.now(UTC),
        }
        with self.database.write() as connection:
            put(connection, schema.vote, row)

    def vote_of(self, answer: int, person: str) -> Vote | None:
        """The vote a person gave."""
        table = schema.vote
        statement = select(table.c.good, table.c.reason).where(
            table.c.answer == answer, table.c.person == person
        )
        with self.database.read() as connection:
            row = connection.execute(statement).one_or_none()
        return Vote(row.good, Reason(row.reason)) if row else None

    def file(self, answer: int, person: str) -> bool:
        """Lay a question before the admins; False where the person has done so already."""
        row = {"answer": answer, "person": person, "told": datetime.now(UTC)}
        with self.database.write() as connection:
            return put_once(connection, schema.filed, row)

    def feedback(self, person: str, text: str) -> None:
        """Keep what somebody wants the operators to know."""
        row = {"person": person, "text": text, "told": datetime.now(UTC)}
        with self.database.write() as connection:
            connection.execute(insert(schema.feedback), row)

    def hand_off(self, answer: int, person: str, room: Room, message: str) -> Handoff | None:
        """Ask for a human; None where the person has done so for this answer already."""
        now, table = datetime.now(UTC), schema.handoff
        row = {
            "answer": answer,
            "person": person,
            "room": pack(room),
            "message": message,
            "asked": now,
        }
        with self.database.write() as connection:
            statement = inserting(connection, table).values(**row).on_conflict_do_nothing()
            found = connection.execute(statement.returning(table.c.id)).scalar()
        return None if found is None else Handoff(found, answer, person, room, message, now)

    def handoff(self, number: int) -> Handoff | None:
        """A request for a human."""
        table = schema.handoff
        with self.database.read() as connection:
            row = connection.execute(select(table).where(table.c.id == number)).one_or_none()
        if row is None:
            return None
        return Handoff(
            number, row.answer, row.person, unpack(row.room), row.message, row.asked, row.answered
        )

    def settle(self, number: int) -> bool:
        """A human has answered; False where one had before."""
        table = schema.handoff
        statement = update(table).where(table.c.id == number, table.c.answered.is_(None))
        with self.database.write() as connection:
            return connection.execute(statement.values(answered=datetime.now(UTC))).rowcount == 1
