"""How zhengda is used, counted in the state database."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeAlias

from sqlalchemy import ColumnElement, Connection, String, and_, cast, func, select

from bot.ports import Catalogue
from bot.statistic import Cited, Statistics, Wondered, Worded, counted, days, rank
from rag.answer import Notice, Outcome
from rag.backends import schema
from rag.backends.database import Database
from rag.ports import Tokens

_asked = schema.answer.c.asked
_QUESTIONS = schema.answer.c.outcome.not_in(sorted(one for one in Outcome if one.small_talk))
_TEN_MINUTES = len("2026-03-01 12:3")
"""So much of a moment as text: no time zone begins its day within ten minutes."""

_Span: TypeAlias = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class SqlFigures:
    """Counts answers, votes and citations; nothing is kept beside them."""

    database: Database
    catalogue: Catalogue

    def statistics(self, first: date, last: date, most: int) -> Statistics:
        """The days from the first to the last; of documents, `most` of either kind."""
        span = _midnight(first), _midnight(last + timedelta(days=1))
        with self.database.read() as connection:
            outcomes = _outcomes(connection, span)
            good, bad = (_votes(connection, span, good=one) for one in (True, False))
            median, slow = (_seconds(connection, span, percent) for percent in (50, 95))
            cited = _cited(connection, span)
            worded = _worded(connection, span, (first, last))
        titles = {one.id: one.title.strip() or one.name for one in self.catalogue.records()}
        unread = [number for number in titles if number not in cited]
        return Statistics(
            days=tuple(counted(day, outcomes[day]) for day in days(first, last)),
            good=good,
            bad=bad,
            median=median,
            slow=slow,
            cited=tuple(
                Cited(number, titles.get(number, name), count)
                for number, (name, count) in list(cited.items())[:most]
            ),
            uncited=tuple(Cited(number, titles[number], 0) for number in unread[:most]),
            unread=len(unread),
            worded=worded,
        )

    def wondered(self, first: date, most: int) -> list[Wondered]:
        """What was asked since then and not forgotten, at most so many, the newest first."""
        table = schema.answer
        statement = (
            select(table.c.question, table.c.chat)
            .where(_QUESTIONS, _asked >= _midnight(first), table.c.chat != "")
            .order_by(table.c.id.desc())
            .limit(most)
        )
        with self.database.read() as connection:
            return [Wondered(row.question, row.chat) for row in connection.execute(statement)]


def _midnight(day: date) -> datetime:
    """Where a day of this machine's time zone begins."""
    return datetime.combine(day, time.min).astimezone()


def _within(span: _Span) -> ColumnElement[bool]:
    return and_(_asked >= span[0], span[1] > _asked)


def _outcomes(connection: Connection, span: _Span) -> dict[date, Counter[Outcome]]:
    """How often questions ended how, by day."""
    bucket = func.substr(cast(_asked, String), 1, _TEN_MINUTES).label("bucket")
    outcome = schema.answer.c.outcome
    statement = select(bucket, outcome, func.count()).where(_within(span), _QUESTIONS)
    found: dict[date, Counter[Outcome]] = defaultdict(Counter)
    for began, name, count in connection.execute(statement.group_by(bucket, outcome)):
        moment = datetime.fromisoformat(f"{began}0").replace(tzinfo=UTC)
        found[moment.astimezone().date()][Outcome(name)] += count
    return found


def _worded(connection: Connection, span: _Span, among: tuple[date, date]) -> Worded:
    """What a language model did, and what that took."""
    answer, spent = schema.answer, schema.spending
    counts = [
        select(func.count()).where(_within(span), which).scalar_subquery()
        for which in (
            answer.c.model != "",
            answer.c.notice == Notice.AWAY.value,
            answer.c.notice == Notice.INCOMPLETE.value,
        )
    ]
    days = spent.c.day.between(*among)
    sums = [
        select(func.coalesce(func.sum(column), 0)).where(days).scalar_subquery()
        for column in (spent.c.read, spent.c.written)
    ]
    answers, away, broken, *tokens = map(int, connection.execute(select(*counts, *sums)).one())
    return Worded(answers, away, broken, Tokens(*tokens))


def _votes(connection: Connection, span: _Span, *, good: bool) -> int:
    table = schema.vote
    told = and_(table.c.told >= span[0], table.c.told < span[1])
    statement = select(func.count()).where(told, table.c.good.is_(good))
    return connection.execute(statement).scalar_one()


def _seconds(connection: Connection, span: _Span, percent: int) -> float:
    """Within how many seconds so many of a hundred answers were computed."""
    asked = and_(_within(span), _QUESTIONS)
    count = connection.execute(select(func.count()).where(asked)).scalar_one()
    seconds = schema.answer.c.seconds
    statement = select(seconds).where(asked).order_by(seconds).limit(1)
    return connection.execute(statement.offset(rank(count, percent))).scalar() or 0.0


def _cited(connection: Connection, span: _Span) -> dict[int, tuple[str, int]]:
    """The documents that were quoted, by number: their name and by how many answers."""
    cited, version, document = schema.citation, schema.version, schema.document
    count = func.count(cited.c.answer.distinct()).label("count")
    statement = (
        select(document.c.id, document.c.name, count)
        .select_from(cited)
        .join(schema.answer, schema.answer.c.id == cited.c.answer)
        .join(version, version.c.id == cited.c.version)
        .join(document, document.c.id == version.c.document)
        .where(_within(span), cited.c.nearest.is_(False))
        .group_by(document.c.id, document.c.name)
        .order_by(count.desc(), document.c.id)
    )
    rows = connection.execute(statement).all()
    return {number: (name, many) for number, name, many in rows}
