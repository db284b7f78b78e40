"""What could not be answered, who waits for it, and answers written by hand."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Date, ForeignKey, Integer, String, Table

from rag.backends.columns import Exact, Moment
from rag.backends.schema.base import metadata

gap = Table(
    "gap",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("course", String(10), nullable=False, index=True),
    Column("turn", Integer, nullable=False),
    Column("latest", Moment, nullable=False),  # when a question came to it last
)

gap_answer = Table(
    "gap_answer",
    metadata,
    Column("answer", ForeignKey("answer.id"), primary_key=True, autoincrement=False),
    Column("gap", ForeignKey("gap.id"), nullable=False, index=True),
    Column("lack", String(10), nullable=False),
)

wish = Table(
    "wish",
    metadata,
    Column("answer", ForeignKey("answer.id"), primary_key=True, autoincrement=False),
    Column("person", String, primary_key=True),
    Column("room", Exact, nullable=False),  # where the person waits, as bot.message.Room in JSON
    Column("message", String, nullable=False),
    Column("before", Exact, nullable=False),  # what it goes on from: questions in JSON
    Column("asked", Moment, nullable=False),
    Column("told", Moment),
)

standard = Table(
    "standard",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("question", Exact, nullable=False),
    Column("said", JSON, nullable=False),  # [[text, [[version, start, stop, quote], …]], …]
    Column("by", String, nullable=False),
    Column("use", String(10), nullable=False, index=True),
    Column("turn", Integer, nullable=False),
    Column("until", Date),
    Column("made", Moment, nullable=False),
    Column("flag", String(10), nullable=False),  # empty: none
    Column("gap", Integer, nullable=False),  # 0: none
)

standard_gist = Table(
    "standard_gist",  # hashed: nobody's words are kept
    metadata,
    Column("standard", ForeignKey("standard.id"), primary_key=True, autoincrement=False),
    Column("gist", String(64), primary_key=True, index=True),
)

reply = Table(
    "reply",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("handoff", Integer, nullable=False, index=True),
    Column("text", Exact, nullable=False),
    Column("told", Moment, nullable=False),
)

reached = Table(
    "reached",  # how far those have come who look at what is new
    metadata,
    Column("name", String(20), primary_key=True),
    Column("number", Integer, nullable=False),
)
