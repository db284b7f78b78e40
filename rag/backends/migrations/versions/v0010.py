"""Makes room for pauses."""

from __future__ import annotations

revision = "v0010"
down_revision = "v0009"


def upgrade() -> None:
    """Make room for them."""
