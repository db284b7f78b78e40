"""Makes room for questions that could not be answered, and answers written by hand."""

from __future__ import annotations

revision = "v0009"
down_revision = "v0008"


def upgrade() -> None:
    """Make room for them."""
