"""Makes room for documents in and out of what may be found, kept for every revision."""

from __future__ import annotations

revision = "v0005"
down_revision = "v0004"


def upgrade() -> None:
    """Make room for them."""
