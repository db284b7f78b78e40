"""What conversations keep. `room` and `person` are names: `telegram:-100123/7`, `telegram:5`."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table, UniqueConstraint

from rag.backends.columns import Exact, Moment
from rag.backends.schema.base import metadata

sent = Table(
    "sent",
    metadata,
    Column("lane", String, primary_key=True),
    Column("message", String, primary_key=True),
    Column("answer", ForeignKey("answer.id"), nullable=False, index=True),
)

conversation = Table(
    "conversation",
    metadata,
    Column("name", String, primary_key=True),
    Column("since", Integer, nullable=False),  # answers up to this number are not referred to
)

person = Table(
    "person",
    metadata,
    Column("name", String, primary_key=True),
    Column("language", String(10), nullable=False),  # empty: as each question is written
)

room = Table(
    "room",
    metadata,
    Column("name", String, primary_key=True),
    Column("attention", String(10), nullable=False),
    Column("gone", Moment),  # since when it cannot be written to
    Column("moved", String, nullable=False),  # the chat it became, or empty
)

vote = Table(
    "vote",
    metadata,
    Column("answer", ForeignKey("answer.id"), primary_key=True, autoincrement=False),
    Column("person", String, primary_key=True),
    Column("good", Boolean, nullable=False),
    Column("reason", String(20), nullable=False),
    Column("told", Moment, nullable=False),
)

filed = Table(
    "filed",
    metadata,
    Column("answer", ForeignKey("answer.id"), primary_key=True, autoincrement=False),
    Column("person", String, primary_key=True),
    Column("told", Moment, nullable=False),
)

feedback = Table(
    "feedback",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", String, nullable=False, index=True),
    Column("text", Exact, nullable=False),
    Column("told", Moment, nullable=False),
)

handoff = Table(
    "handoff",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("answer", ForeignKey("answer.id"), nullable=False),
    Column("person", String, nullable=False, index=True),
    Column("room", Exact, nullable=False),  # where the person waits, as bot.message.Room in JSON
    Column("message", String, nullable=False),  # the message there that is replied to
    Column("asked", Moment, nullable=False),
    Column("answered", Moment),
    UniqueConstraint("answer", "person"),
)
