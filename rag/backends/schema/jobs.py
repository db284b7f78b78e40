"""What must be done once; its moments are seconds since 1970 by the database's own clock."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
    literal_column,
)

from rag.backends.schema.base import metadata

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
