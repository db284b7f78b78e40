"""The tables of the state database, written once for SQLite and PostgreSQL.

Texts that must come back letter for letter are stored as bytes: PostgreSQL refuses a NUL in a
text column, and SQLite a lone surrogate. Rows are never deleted, so a number once given
always means the same; of jobs done long ago only the keys are left.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    func,
    literal_column,
)

from rag.backends.columns import Exact, Moment

HEAD = "v0003"
"""The newest migration; a database that is there already need not be migrated."""


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

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
    Column("removed", Moment),
)

version = Table(
    "version",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document", ForeignKey("document.id"), nullable=False),
    Column("number", Integer, nullable=False),  # rises with the bytes
    Column("reading", Integer, nullable=False),  # rises when the same bytes are read anew
    Column("live", Boolean, nullable=False, index=True),
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

correction = Table(
    "correction",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("digest", ForeignKey("original.digest"), nullable=False, index=True),
    Column("part", Integer, nullable=False),
    Column("field", String(20), nullable=False),
    Column("value", Exact, nullable=False),
    Column("told", Moment, nullable=False),
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

# What conversations keep. `room` and `person` are names such as `telegram:-100123/7` and
# `telegram:5`; moments of jobs are seconds since 1970 by the database's own clock.

job = Table(
    "job",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("key", String, nullable=False),  # the same key is the same job, for ever
    Column("lane", String, nullable=False),  # jobs of one lane are done one after the other
    Column("body", LargeBinary, nullable=False),  # emptied when it is done
    Column("state", String(10), nullable=False),  # waiting, busy, done, dead
    Column("due", Float),  # when it may be held; none while another stands before it
    Column("wait", Float, nullable=False),  # how long that was away when it was set
    Column("tries", Integer, nullable=False),  # how often it was begun, as far as that counts
    Column("holder", Integer, nullable=False),  # rises with every claim: the fencing token
    Column("made", Float, nullable=False),
    Column("ended", Float),  # none while it is waiting or busy
    UniqueConstraint("kind", "key"),
)
OPEN_JOB, _FRONT = job.c.ended.is_(None), job.c.due.is_not(None)
DEAD_JOB = job.c.state == literal_column("'dead'")  # not bound, or its index is not used
Index(
    "ix_job_kind_lane",
    job.c.kind,
    job.c.lane,
    unique=True,
    sqlite_where=_FRONT,
    postgresql_where=_FRONT,
)
for _columns, _some in (
    ((job.c.kind, job.c.id, job.c.due), _FRONT),
    ((job.c.kind, job.c.lane, job.c.id), OPEN_JOB),
    ((job.c.kind, job.c.ended), DEAD_JOB),
):
    _name = "_".join(["ix_job", *(column.name for column in _columns)])
    Index(_name, *_columns, sqlite_where=_some, postgresql_where=_some)

past_job = Table(
    "past_job",  # the keys of jobs done long ago
    metadata,
    Column("kind", String(20), primary_key=True),
    Column("key", String, primary_key=True),
    sqlite_with_rowid=False,
)

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
