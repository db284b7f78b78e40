"""Makes room for files that wait for somebody to confirm them."""

from __future__ import annotations

revision = "v0006"
down_revision = "v0005"


def upgrade() -> None:
    """Make room for them."""
