"""Makes room for announcements, and how far what happened has been told."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0007"
down_revision = "v0006"


def upgrade() -> None:
    """Make room for them."""
    op.create_table(
        "announcement",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("owed", sa.Boolean, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_announcement"),
        sa.UniqueConstraint("key", name="uq_announcement_key"),
    )
    for column in ("state", "owed"):
        op.create_index(f"ix_announcement_{column}", "announcement", [column])
    op.create_table(
        "heard",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("event", sa.Integer, nullable=False),
        sa.Column("began", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_heard"),
    )
    op.create_table(
        "attachment",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.LargeBinary, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_attachment"),
    )
