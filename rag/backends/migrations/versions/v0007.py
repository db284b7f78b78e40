"""Makes room for announcements, and who approved them."""

from __future__ import annotations

revision = "v0007"
down_revision = "v0006"


def upgrade() -> None:
    """Make room for them."""
