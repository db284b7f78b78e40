"""Makes room for where announcements go, and whether they arrived."""

from __future__ import annotations

revision = "v0008"
down_revision = "v0007"


def upgrade() -> None:
    """Make room for them."""
