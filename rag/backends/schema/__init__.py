"""The tables of the state database, written once for SQLite and PostgreSQL.

Texts that must come back letter for letter are stored as bytes: PostgreSQL refuses a NUL in a
text column, and SQLite a lone surrogate. Rows are never deleted, so a number once given
always means the same; of jobs done long ago only the keys are left.
"""

from rag.backends.schema.announcing import announcement, attachment, heard
from rag.backends.schema.base import HEAD, metadata
from rag.backends.schema.chats import (
    conversation,
    feedback,
    filed,
    handoff,
    person,
    room,
    sent,
    vote,
)
from rag.backends.schema.corpus import (
    NAME,
    answer,
    chunk,
    citation,
    correction,
    document,
    doubt,
    event,
    golden,
    meta,
    original,
    presence,
    release,
    section,
    vector,
    version,
)
from rag.backends.schema.jobs import DEAD_JOB, OPEN_JOB, job, past_job
from rag.backends.schema.posting import edition, post, posting, subscription, target
from rag.backends.schema.proposals import proposal
from rag.backends.schema.running import act, rank
from rag.backends.schema.spending import spending
from rag.backends.schema.unanswered import (
    gap,
    gap_answer,
    reached,
    reply,
    standard,
    standard_gist,
    wish,
)
from rag.backends.schema.watching import pause

__all__ = [
    "DEAD_JOB",
    "HEAD",
    "NAME",
    "OPEN_JOB",
    "act",
    "announcement",
    "answer",
    "attachment",
    "chunk",
    "citation",
    "conversation",
    "correction",
    "document",
    "doubt",
    "edition",
    "event",
    "feedback",
    "filed",
    "gap",
    "gap_answer",
    "golden",
    "handoff",
    "heard",
    "job",
    "meta",
    "metadata",
    "original",
    "past_job",
    "pause",
    "person",
    "post",
    "posting",
    "presence",
    "proposal",
    "rank",
    "reached",
    "release",
    "reply",
    "room",
    "section",
    "sent",
    "spending",
    "standard",
    "standard_gist",
    "subscription",
    "target",
    "vector",
    "version",
    "vote",
    "wish",
]
