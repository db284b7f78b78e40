"""People in the state database: what they chose, how much is kept of them, and its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    String,
    cast,
    delete,
    func,
    literal,
    or_,
    select,
    update,
)

from bot import parcel
from bot.announcement import PostState
from bot.backends.sql.upsert import put
from bot.incoming import spoken_by
from bot.job import JobKind
from bot.kept import Footprint
from bot.posts import Cause
from rag.backends import schema
from rag.backends.database import Database
from rag.backends.insert import batches

_OWN = (
    (schema.vote, schema.vote.c.person, schema.vote.c.told),
    (schema.filed, schema.filed.c.person, schema.filed.c.told),
    (schema.feedback, schema.feedback.c.person, schema.feedback.c.told),
    (schema.handoff, schema.handoff.c.person, schema.handoff.c.asked),
    (schema.wish, schema.wish.c.person, schema.wish.c.asked),
    (schema.subscription, schema.subscription.c.person, schema.subscription.c.since),
)
"""The tables whose rows belong to a person, in the order of `Footprint`."""


@dataclass(frozen=True, slots=True)
class SqlPeople:
    """What belongs to a person is found by the name of the person, also in conversations."""

    database: Database

    def language(self, person: str) -> str:
        """The language chosen, or empty."""
        with self.database.read() as connection:
            return _language(connection, person)

    def speak(self, person: str, language: str) -> None:
        """Choose a language; empty: as each question is written."""
        table = schema.person
        with self.database.write() as connection:
            if language:
                put(connection, table, {"name": person, "language": language})
            else:
                connection.execute(delete(table).where(table.c.name == person))

    def footprint(self, person: str) -> Footprint:
        """How much is kept of them."""
        with self.database.read() as connection:
            return _footprint(connection, person)

    def forget(self, person: str) -> Footprint:
        """Delete what is kept of them: words and names; gives what there was.

        Answers stay without question and without name, so that their citations can still be
        checked. What waits to be done for the person is done all the same.
        """
        # Looking takes long where much is kept, so it is over before others have to wait.
        with self.database.read() as connection:
            found = _footprint(connection, person)
            answers, jobs = _answers(connection, person), _jobs(connection, person)
        with self.database.write() as connection:
            _empty_jobs(connection, jobs)
            _blank_answers(connection, answers)
            _blank_replies(connection, person)
            _blank_posts(connection, person)
            for table, owner, _ in _OWN:
                connection.execute(delete(table).where(owner == person))
            for table in (schema.person, schema.room):
                connection.execute(delete(table).where(table.c.name == person))
            mark = schema.conversation
            connection.execute(delete(mark).where(_held_by(mark.c.name, person)))
        return found


def _language(connection: Connection, person: str) -> str:
    table = schema.person
    statement = select(table.c.language).where(table.c.name == person)
    return connection.execute(statement).scalar() or ""


def _footprint(connection: Connection, person: str) -> Footprint:
    answer = schema.answer
    counted = [
        _count(connection, answer.c.asked, _held_by(answer.c.chat, person)),
        *(_count(connection, moment, owner == person) for _, owner, moment in _OWN),
    ]
    first = min((moment for _, moment in counted if moment), default=None)
    language = _language(connection, person)
    answers, votes, filed, feedback, handoffs, *rest = (count for count, _ in counted)
    return Footprint(answers, votes, filed, feedback, handoffs, first, language, *rest)


def _count(
    connection: Connection, moment: Column[datetime], condition: ColumnElement[bool]
) -> tuple[int, datetime | None]:
    """How many rows there are, and the moment of the first."""
    statement = select(func.count(), func.min(moment)).where(condition)
    count, first = connection.execute(statement).one()
    return count, first


def _held_by(conversation: Column[str], person: str) -> ColumnElement[bool]:
    """Whether the name of a conversation ends with that of the person.

    Not LIKE: to SQLite, that takes A for a, and underscores for anything.
    """
    ending = spoken_by(person)
    at = func.length(conversation) - len(ending) + 1
    return func.substr(conversation, at) == ending


def _answers(connection: Connection, person: str) -> list[int]:
    """The person's answers."""
    table = schema.answer
    own = select(table.c.id).where(_held_by(table.c.chat, person))
    return list(connection.execute(own).scalars())


def _blank_answers(connection: Connection, numbers: list[int]) -> None:
    """Take question and name from answers, and what ties messages to them."""
    answer, sent = schema.answer, schema.sent
    for batch in batches(numbers):
        connection.execute(delete(sent).where(sent.c.answer.in_(batch)))
        blanked = update(answer).where(answer.c.id.in_(batch))
        connection.execute(blanked.values(chat="", question="", subject=""))


def _blank_replies(connection: Connection, person: str) -> None:
    """Take away what humans replied to a person; the numbers stay."""
    reply, handoff = schema.reply, schema.handoff
    own = select(handoff.c.id).where(handoff.c.person == person)
    connection.execute(update(reply).where(reply.c.handoff.in_(own)).values(text=""))


def _blank_posts(connection: Connection, person: str) -> None:
    """Take the person from announcements they got, and send them no more of those that wait."""
    table = schema.post
    own, waits = table.c.person == person, table.c.state == PostState.PENDING.value
    ended = {"state": PostState.FAILED.value, "cause": Cause.LEFT.value, "turn": table.c.turn + 1}
    connection.execute(update(table).where(own, waits).values(ended))
    nobody = literal("?").concat(cast(table.c.id, String))
    blank: dict[str, object] = {
        "person": "",
        "bundle": "",
        "chat": nobody,
        "numbers": [],
        "chore": None,
    }
    connection.execute(update(table).where(own).values(blank))


def _jobs(connection: Connection, person: str) -> list[int]:
    """What was done for a person.

    In a room of their own that is everything; elsewhere, what came in from them. The lane of a
    job is a room, or a conversation.
    """
    table = schema.job
    own = or_(table.c.lane == person, _held_by(table.c.lane, person))
    ended = select(table.c.id).where(table.c.ended.is_not(None), own)
    whole = select(table.c.id, table.c.body).where(
        schema.DEAD_JOB,
        table.c.kind != JobKind.DELIVERY.value,
        func.length(table.c.body) > 0,
    )
    # What is done has no body any more; what was given up has one for a while.
    sent = [row.id for row in connection.execute(whole) if _sender(row.body) == person]
    return [*connection.execute(ended).scalars(), *sent]


def _empty_jobs(connection: Connection, numbers: list[int]) -> None:
    """Empty jobs that have ended; the keys stay, for they must not be done again."""
    table = schema.job
    for batch in batches(numbers):
        emptied = update(table).where(table.c.id.in_(batch))
        connection.execute(emptied.values(body=b"", lane=""))


def _sender(body: bytes) -> str:
    """Who sent what came in; nobody where it cannot be read."""
    try:
        return parcel.incoming(bytes(body)).person
    except parcel.DamagedParcelError:
        return ""
