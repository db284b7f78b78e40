"""What a conversation says outside of answers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChatWords:
    """What a conversation says outside of answers."""

    welcome: str
    help: str
    only_text: str
    prompt: str
    keys: str
    goodbye: str
    stopped: str
