"""Makes room for files that wait for somebody to confirm them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0006"
down_revision = "v0005"


def upgrade() -> None:
    """Make room for them."""
    op.create_table(
        "proposal",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("batch", sa.String, nullable=False),
        sa.Column("origin", sa.String, nullable=False),
        sa.Column("name", sa.LargeBinary, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("made", sa.DateTime, nullable=False),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("course", sa.String(10), nullable=False),
        sa.Column("document", sa.Integer, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("of", sa.Integer),
        sa.Column("instead", sa.Boolean, nullable=False),
        sa.Column("corrections", sa.JSON, nullable=False),
        sa.Column("gist", sa.JSON),
        sa.PrimaryKeyConstraint("id", name="pk_proposal"),
    )
    for column in ("batch", "digest", "course"):
        op.create_index(f"ix_proposal_{column}", "proposal", [column])
