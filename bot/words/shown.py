"""What a messenger shows of the bot beside its messages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProfileWords:
    """What the bot is: at length for an empty chat, and in a line for its profile."""

    description: str
    short: str
