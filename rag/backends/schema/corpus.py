"""Documents, what was read from them, and the answers that cite them."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
    func,
)

from rag.backends.columns import Exact, Moment
from rag.backends.schema.base import metadata

meta = Table(
    "meta",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("number", Integer, nullable=False),
)

original = Table(
    "original",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("data", LargeBinary, nullable=False),
)

document = Table(
    "document",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False, index=True),
    Column("added", Moment, nullable=False),
)

version = Table(
    "version",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document", ForeignKey("document.id"), nullable=False),  # it was read for
    Column("number", Integer, nullable=False),  # rises with the bytes
    Column("reading", Integer, nullable=False),  # rises when the same bytes are read anew
    Column("digest", ForeignKey("original.digest"), nullable=False, index=True),
    Column("encoding", String, nullable=False),
    Column("source", Exact, nullable=False),
    Column("text", Exact, nullable=False),
    Column("kept", JSON, nullable=False),
    Column("removed", JSON, nullable=False),
    Column("parts", JSON, nullable=False),
    Column("damage", JSON, nullable=False),
    Column("characters", Integer, nullable=False),
    Column("added", Moment, nullable=False),
    Column("sketch", LargeBinary),  # none in what was stored before sketches were
    Column("name", String),  # the file's own; none where it is the document's
    UniqueConstraint("document", "number", "reading"),
)

presence = Table(
    "presence",  # from which revision until before which one a version may be found
    metadata,
    Column("id", Integer, primary_key=True),
    Column("version", ForeignKey("version.id"), nullable=False, index=True),
    Column("document", ForeignKey("document.id"), nullable=False, index=True),
    Column("number", Integer, nullable=False),  # among the versions of that document
    Column("since", Integer, nullable=False, index=True),
    Column("until", Integer, index=True),  # none: to this day
)

release = Table(
    "release",  # revisions that were read, the last one is
    metadata,
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
)

event = Table(
    "event",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("revision", Integer, nullable=False, index=True),
    Column("happening", String(20), nullable=False),
    Column("document", ForeignKey("document.id"), nullable=False, index=True),
    Column("old", Integer, nullable=False),  # versions; 0: none
    Column("new", Integer, nullable=False),
    Column("detail", String(40), nullable=False),
    Column("at", Moment, nullable=False),
)

correction = Table(
    "correction",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("digest", ForeignKey("original.digest"), nullable=False, index=True),
    Column("part", Integer, nullable=False),
    Column("field", String(20), nullable=False),
    Column("value", Exact, nullable=False),
    Column("told", Moment, nullable=False),
    Column("since", Integer, nullable=False),  # as of a presence
    Column("until", Integer),
)

golden = Table(
    "golden",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("text", Exact, nullable=False),
    Column("title", Exact, nullable=False),
    Column("quote", Exact, nullable=False),
    Column("refuse", Boolean, nullable=False),
    Column("dropped", Boolean, nullable=False),
)

doubt = Table(
    "doubt",
    metadata,
    Column("document", ForeignKey("document.id"), primary_key=True, autoincrement=False),
    Column("other", ForeignKey("document.id"), primary_key=True, autoincrement=False),
    Column("sentence", Exact, nullable=False),
    Column("settled", Moment),
)

NAME = func.coalesce(version.c.name, document.c.name).label("name")
"""The name of a version's file."""

section = Table(
    "section",
    metadata,
    Column("version", ForeignKey("version.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("part", Integer, nullable=False),
    Column("path", JSON, nullable=False),
    Column("start", Integer, nullable=False),
    Column("body", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
)

chunk = Table(
    "chunk",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("version", ForeignKey("version.id"), nullable=False, index=True),
    Column("section", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("text", Exact, nullable=False),
    Column("context", Exact, nullable=False),
    Column("vector", String(64), nullable=False),
)

vector = Table(
    "vector",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("model", String(80), primary_key=True),
    Column("data", LargeBinary, nullable=False),
)

answer = Table(
    "answer",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("chat", String, nullable=False, index=True),
    Column("asked", Moment, nullable=False),
    Column("question", Exact, nullable=False),
    Column("outcome", String(20), nullable=False),
    Column("script", String(10), nullable=False),
    Column("subject", Exact, nullable=False),
    Column("claims", JSON, nullable=False),  # [[text, [numbers of citations]], …]
    Column("seconds", Float, nullable=False),
    Column("model", String, nullable=False, server_default=""),  # whose words the claims are in
    Column("notice", String, nullable=False, server_default=""),
)

citation = Table(
    "citation",
    metadata,
    Column("answer", ForeignKey("answer.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("nearest", Boolean, nullable=False),  # shown as not sufficient
    Column("version", ForeignKey("version.id"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("quote", Exact, nullable=False),
)
