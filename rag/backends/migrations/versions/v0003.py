"""Conversations in messengers: jobs, rooms, people, votes, and what is asked of admins."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0003"
down_revision = "v0002"


def upgrade() -> None:
    """Make room for them."""
    _jobs()
    _sent()
    _conversations()
    _opinions()
    _requests()


def _jobs() -> None:
    op.create_table(
        "job",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("lane", sa.String, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("due", sa.Float),
        sa.Column("wait", sa.Float, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("holder", sa.Integer, nullable=False),
        sa.Column("made", sa.Float, nullable=False),
        sa.Column("ended", sa.Float),
        sa.PrimaryKeyConstraint("id", name="pk_job"),
        sa.UniqueConstraint("kind", "key", name="uq_job_kind_key"),
    )
    _index_some("due IS NOT NULL", "kind", "lane", unique=True)
    _index_some("due IS NOT NULL", "kind", "id", "due")
    _index_some("ended IS NULL", "kind", "lane", "id")
    _index_some("state = 'dead'", "kind", "ended")
    op.create_table(
        "past_job",
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("kind", "key", name="pk_past_job"),
        sqlite_with_rowid=False,
    )


def _index_some(condition: str, *columns: str, unique: bool = False) -> None:
    """Index the jobs that are looked for: most are done, and in nobody's way."""
    only = sa.text(condition)
    name = "_".join(["ix_job", *columns])
    op.create_index(name, "job", columns, unique=unique, sqlite_where=only, postgresql_where=only)


def _sent() -> None:
    op.create_table(
        "sent",
        sa.Column("lane", sa.String, nullable=False),
        sa.Column("message", sa.String, nullable=False),
        sa.Column("answer", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("lane", "message", name="pk_sent"),
        sa.ForeignKeyConstraint(["answer"], ["answer.id"], name="fk_sent_answer"),
    )
    op.create_index("ix_sent_answer", "sent", ["answer"])


def _conversations() -> None:
    op.create_table(
        "conversation",
        sa.Column("name", sa.String, nullable=False),
        sa.Column("since", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_conversation"),
    )
    op.create_table(
        "person",
        sa.Column("name", sa.String, nullable=False),
        sa.Column("language", sa.String(10), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_person"),
    )
    op.create_table(
        "room",
        sa.Column("name", sa.String, nullable=False),
        sa.Column("attention", sa.String(10), nullable=False),
        sa.Column("gone", sa.DateTime),
        sa.Column("moved", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_room"),
    )


def _opinions() -> None:
    op.create_table(
        "vote",
        sa.Column("answer", sa.Integer, nullable=False),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("good", sa.Boolean, nullable=False),
        sa.Column("reason", sa.String(20), nullable=False),
        sa.Column("told", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("answer", "person", name="pk_vote"),
        sa.ForeignKeyConstraint(["answer"], ["answer.id"], name="fk_vote_answer"),
    )
    op.create_table(
        "filed",
        sa.Column("answer", sa.Integer, nullable=False),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("told", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("answer", "person", name="pk_filed"),
        sa.ForeignKeyConstraint(["answer"], ["answer.id"], name="fk_filed_answer"),
    )


def _requests() -> None:
    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("text", sa.LargeBinary, nullable=False),
        sa.Column("told", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_feedback"),
    )
    op.create_index("ix_feedback_person", "feedback", ["person"])
    op.create_table(
        "handoff",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("answer", sa.Integer, nullable=False),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("room", sa.LargeBinary, nullable=False),
        sa.Column("message", sa.String, nullable=False),
        sa.Column("asked", sa.DateTime, nullable=False),
        sa.Column("answered", sa.DateTime),
        sa.PrimaryKeyConstraint("id", name="pk_handoff"),
        sa.UniqueConstraint("answer", "person", name="uq_handoff_answer_person"),
        sa.ForeignKeyConstraint(["answer"], ["answer.id"], name="fk_handoff_answer"),
    )
    op.create_index("ix_handoff_person", "handoff", ["person"])
