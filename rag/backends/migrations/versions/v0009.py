"""Makes room for questions that could not be answered, and answers written by hand."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0009"
down_revision = "v0008"


def upgrade() -> None:
    """Make room for them."""
    _make_gaps()
    _make_standards()
    op.create_table(
        "reply",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("handoff", sa.Integer, nullable=False),
        sa.Column("text", sa.LargeBinary, nullable=False),
        sa.Column("told", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reply"),
    )
    op.create_index("ix_reply_handoff", "reply", ["handoff"])
    op.create_table(
        "reached",
        sa.Column("name", sa.String(20), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_reached"),
    )


def _make_gaps() -> None:
    """Groups of questions, and who waits for an answer."""
    op.create_table(
        "gap",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("course", sa.String(10), nullable=False),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("latest", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_gap"),
    )
    op.create_index("ix_gap_course", "gap", ["course"])
    op.create_table(
        "gap_answer",
        sa.Column("answer", sa.Integer, nullable=False),
        sa.Column("gap", sa.Integer, nullable=False),
        sa.Column("lack", sa.String(10), nullable=False),
        sa.PrimaryKeyConstraint("answer", name="pk_gap_answer"),
        sa.ForeignKeyConstraint(["answer"], ["answer.id"], name="fk_gap_answer_answer"),
        sa.ForeignKeyConstraint(["gap"], ["gap.id"], name="fk_gap_answer_gap"),
    )
    op.create_index("ix_gap_answer_gap", "gap_answer", ["gap"])
    op.create_table(
        "wish",
        sa.Column("answer", sa.Integer, nullable=False),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("room", sa.LargeBinary, nullable=False),
        sa.Column("message", sa.String, nullable=False),
        sa.Column("before", sa.LargeBinary, nullable=False),
        sa.Column("asked", sa.DateTime, nullable=False),
        sa.Column("told", sa.DateTime),
        sa.PrimaryKeyConstraint("answer", "person", name="pk_wish"),
        sa.ForeignKeyConstraint(["answer"], ["answer.id"], name="fk_wish_answer"),
    )


def _make_standards() -> None:
    """Answers written by hand, and the questions they are given to."""
    op.create_table(
        "standard",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("question", sa.LargeBinary, nullable=False),
        sa.Column("said", sa.JSON, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("use", sa.String(10), nullable=False),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("until", sa.Date),
        sa.Column("made", sa.DateTime, nullable=False),
        sa.Column("flag", sa.String(10), nullable=False),
        sa.Column("gap", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_standard"),
    )
    op.create_index("ix_standard_use", "standard", ["use"])
    op.create_table(
        "standard_gist",
        sa.Column("standard", sa.Integer, nullable=False),
        sa.Column("gist", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("standard", "gist", name="pk_standard_gist"),
        sa.ForeignKeyConstraint(["standard"], ["standard.id"], name="fk_standard_gist_standard"),
    )
    op.create_index("ix_standard_gist_gist", "standard_gist", ["gist"])
