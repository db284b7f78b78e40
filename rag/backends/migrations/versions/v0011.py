"""Makes room for what the language model costs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0011"
down_revision = "v0010"


def upgrade() -> None:
    """Make room for it."""
    op.create_table(
        "spending",
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("read", sa.BigInteger, nullable=False),
        sa.Column("written", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_spending"),
    )
