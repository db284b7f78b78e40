"""Makes room for pauses."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0010"
down_revision = "v0009"


def upgrade() -> None:
    """Make room for them."""
    op.create_table(
        "pause",
        sa.Column("surface", sa.String(20), nullable=False),
        sa.Column("reason", sa.LargeBinary, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("since", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("surface", name="pk_pause"),
    )
