"""Keeps of an answer whose words it is in, and what had to be said of how it came about."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0012"
down_revision = "v0011"


def upgrade() -> None:
    """Make room for it; until now every answer was in the words of the documents."""
    for name in ("model", "notice"):
        op.add_column("answer", sa.Column(name, sa.String, nullable=False, server_default=""))
