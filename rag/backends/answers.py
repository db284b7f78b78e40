"""Keeps answers with their citations, so that a citation once given can be looked up for good."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from rag.answer import Answer, Citation
from rag.backends import schema


@dataclass(frozen=True, slots=True)
class Cited:
    """A stored citation: the passage's place in a version, and the words."""

    version: int
    start: int
    stop: int
    quote: str


def put(connection: Connection, answer: Answer, chat: str, now: datetime) -> int:
    """Store an answer; gives its number."""
    numbers = {cited: number for number, cited in enumerate(answer.citations, 1)}
    claims = [
        [claim.text, [numbers[cited] for cited in claim.citations]] for claim in answer.claims
    ]
    added = connection.execute(
        insert(schema.answer).values(
            chat=chat,
            asked=now,
            question=answer.question.text,
            outcome=answer.outcome.value,
            script=answer.script.value,
            subject=answer.subject,
            claims=claims,
            seconds=answer.seconds,
            model=answer.model,
            notice=str(answer.notice or ""),
        )
    )
    key = added.inserted_primary_key
    number = int(key[0]) if key else 0
    rows = [_row(number, at, cited, nearest=False) for cited, at in numbers.items()]
    nearest = enumerate(answer.nearest, len(rows) + 1)
    rows.extend(_row(number, at, cited, nearest=True) for at, cited in nearest)
    if rows:
        connection.execute(insert(schema.citation), rows)
    return number


def _row(answer: int, number: int, cited: Citation, *, nearest: bool) -> dict[str, object]:
    return {
        "answer": answer,
        "number": number,
        "nearest": nearest,
        "version": cited.passage.source.version,
        "start": cited.passage.start,
        "stop": cited.passage.end,
        "quote": cited.quote,
    }


def cited(connection: Connection, answer: int) -> list[Cited]:
    """The citations of an answer, in the order of their numbers."""
    table = schema.citation
    statement = (
        select(table.c.version, table.c.start, table.c.stop, table.c.quote)
        .where(table.c.answer == answer)
        .order_by(table.c.number)
    )
    return [Cited(*row) for row in connection.execute(statement)]
