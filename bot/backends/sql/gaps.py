"""Questions that could not be answered, in the state database: groups over the answers kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    func,
    insert,
    select,
    update,
)

from bot.backends.sql.upsert import put, put_once
from bot.gap import LACKING, Course, Gap, Lack, Lacking
from bot.kept import Reason
from rag.backends import schema
from rag.backends.database import Database

_MARK = "gaps"
_SOME = 5
"""Questions of a group that others are held against."""
_MOST = 50
"""Ways to ask that are told of one group."""
_LATELY = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class SqlGaps:
    """Groups; the words of the questions stand with the answers, and are forgotten there."""

    database: Database

    def fresh(self, most: int) -> list[Lacking]:
        """Those that are in no group yet, the oldest first."""
        answer, member = schema.answer, schema.gap_answer
        grouped = select(member.c.answer).where(member.c.answer == answer.c.id).exists()
        refused = (
            select(answer.c.id, answer.c.chat, answer.c.question)
            .where(answer.c.id > _passed(), answer.c.outcome.in_(sorted(LACKING)))
            .where(~grouped)
        )
        disliked = (
            select(answer.c.id, answer.c.chat, answer.c.question)
            .join(schema.vote, and_(schema.vote.c.answer == answer.c.id, ~schema.vote.c.good))
            .where(~grouped)
            .distinct()
        )
        found: dict[int, Lacking] = {}
        with self.database.read() as connection:
            for lack, query in ((Lack.DISLIKED, disliked), (Lack.REFUSED, refused)):
                for row in connection.execute(query.order_by(answer.c.id).limit(most)):
                    if row.question.strip():
                        before = _before(connection, row.chat, row.id)
                        found[row.id] = Lacking(row.id, row.question, lack, before)
        return sorted(found.values(), key=lambda one: one.answer)[:most]

    def passed(self, answer: int) -> None:
        """All refusals up to the answer of this number have been looked at."""
        with self.database.write() as connection:
            put(connection, schema.reached, {"name": _MARK, "number": answer})

    def put(self, answer: int, lack: Lack, gap: int = 0) -> int:
        """Add a question to a group, or to a new one; gives the number of its group."""
        now, table, member = datetime.now(UTC), schema.gap, schema.gap_answer
        with self.database.write() as connection:
            own = select(member.c.gap).where(member.c.answer == answer)
            if known := connection.execute(own).scalar():
                return int(known)
            number = gap or _new(connection, now)
            put_once(connection, member, {"answer": answer, "gap": number, "lack": lack.value})
            mine = update(table).where(table.c.id == number)
            connection.execute(mine.values(latest=now))
            again = mine.where(table.c.course == Course.ANSWERED.value)
            connection.execute(again.values(course=Course.OPEN.value, turn=table.c.turn + 1))
        return number

    def asked(self) -> dict[int, tuple[str, ...]]:
        """The questions of every group that one came to lately, a few of each."""
        answer, member, table = schema.answer, schema.gap_answer, schema.gap
        statement = (
            select(member.c.gap, answer.c.question)
            .join(answer, answer.c.id == member.c.answer)
            .join(table, table.c.id == member.c.gap)
            .where(table.c.latest > datetime.now(UTC) - _LATELY)
            .order_by(answer.c.id.desc())
        )
        found: dict[int, dict[str, None]] = {}
        with self.database.read() as connection:
            for number, question in connection.execute(statement):
                known = found.setdefault(number, {})
                if question.strip() and len(known) < _SOME:
                    known[question] = None
        return {number: tuple(known) for number, known in found.items() if known}

    def gap(self, number: int) -> Gap | None:
        """One group."""
        found = self._gaps(schema.gap.c.id == number)
        return found[0] if found else None

    def open(self) -> list[Gap]:
        """The groups nobody has decided on, what came most often first."""
        found = self._gaps(schema.gap.c.course == Course.OPEN.value)
        told = [one for one in found if one.questions and (one.times or one.wishes)]
        return sorted(told, key=lambda one: (-one.times, -one.wishes, -one.number))

    def _gaps(self, which: ColumnElement[bool]) -> list[Gap]:
        """Groups with everything in them, in few queries however many there are."""
        vote, wish = schema.vote, schema.wish
        with self.database.read() as connection:
            rows = connection.execute(select(schema.gap).where(which)).all()
            members: dict[int, list[Any]] = {row.id: [] for row in rows}
            for one in connection.execute(_members(which)):
                members[one.gap].append(one)
            disliked = _counts(connection, vote.c.answer, ~vote.c.good, which)
            reasons = _reasons(connection, which)
            wishes = _counts(connection, wish.c.answer, wish.c.told.is_(None), which)
            latest = [members[row.id][0] for row in rows if members[row.id]]
            before = {one.gap: _before(connection, one.chat, one.id) for one in latest}
        return [
            replace(
                _gap(row, members[row.id], disliked, wishes, before.get(row.id, "")),
                reasons=reasons.get(row.id, ()),
            )
            for row in rows
        ]

    def decide(self, number: int, turn: int, course: Course) -> bool:
        """What becomes of a group; False where it is no longer at this turn."""
        table = schema.gap
        mine = update(table).where(table.c.id == number, table.c.turn == turn)
        with self.database.write() as connection:
            decided = connection.execute(mine.values(course=course.value, turn=turn + 1))
            return decided.rowcount == 1


def _passed() -> Any:  # noqa: ANN401  an expression of SQL
    table = schema.reached
    number = select(table.c.number).where(table.c.name == _MARK).scalar_subquery()
    return func.coalesce(number, 0)


def _before(connection: Connection, chat: str, number: int) -> str:
    """The question before an answer in its conversation."""
    answer = schema.answer
    before = (
        select(answer.c.question)
        .where(answer.c.chat == chat, answer.c.id < number)
        .order_by(answer.c.id.desc())
        .limit(1)
    )
    return (connection.execute(before).scalar() if chat else "") or ""


def _new(connection: Connection, now: datetime) -> int:
    made = insert(schema.gap).values(course=Course.OPEN.value, turn=0, latest=now)
    return int(connection.execute(made.returning(schema.gap.c.id)).scalar_one())


def _gap(
    row: Row[Any],
    members: Sequence[Any],
    disliked: Mapping[int, int],
    wishes: Mapping[int, int],
    before: str,
) -> Gap:
    return Gap(
        row.id,
        Course(row.course),
        row.turn,
        tuple(dict.fromkeys(one.question for one in members))[:_MOST],
        sum(one.lack == Lack.REFUSED.value for one in members),
        sum(disliked.get(one.id, 0) for one in members),
        sum(wishes.get(one.id, 0) for one in members),
        max((one.id for one in members), default=0),
        before,
        max((one.asked for one in members), default=None),
    )


def _members(which: ColumnElement[bool]) -> Select[Any]:
    """The answers in groups, the latest first, but for those of the forgotten."""
    answer, member, table = schema.answer, schema.gap_answer, schema.gap
    return (
        select(
            member.c.gap,
            answer.c.id,
            answer.c.chat,
            answer.c.question,
            answer.c.asked,
            member.c.lack,
        )
        .join(member, member.c.answer == answer.c.id)
        .join(table, table.c.id == member.c.gap)
        .where(which, answer.c.chat != "")
        .order_by(answer.c.id.desc())
    )


def _reasons(connection: Connection, which: ColumnElement[bool]) -> dict[int, tuple[Reason, ...]]:
    """The reasons of the bad votes on the answers in each of these groups."""
    member, table, vote = schema.gap_answer, schema.gap, schema.vote
    told = (
        select(member.c.gap, vote.c.reason)
        .join(member, member.c.answer == vote.c.answer)
        .join(table, table.c.id == member.c.gap)
        .where(~vote.c.good, vote.c.reason != Reason.UNTOLD.value, which)
        .order_by(vote.c.reason)
    )
    found: dict[int, tuple[Reason, ...]] = {}
    for number, reason in connection.execute(told):
        found[number] = (*found.get(number, ()), Reason(reason))
    return found


def _counts(
    connection: Connection,
    answers: Column[int],
    condition: ColumnElement[bool],
    which: ColumnElement[bool],
) -> dict[int, int]:
    """How many rows belong to each answer in these groups."""
    member, table = schema.gap_answer, schema.gap
    counted = (
        select(answers, func.count())
        .join(member, member.c.answer == answers)
        .join(table, table.c.id == member.c.gap)
        .where(condition, which)
        .group_by(answers)
    )
    return {int(answer): count for answer, count in connection.execute(counted)}
