"""The noun of work on its way to be done: a task that is waited for in a chat."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from bot.message import Task

STOP = "stop"
"""What the button under a progress asks for, before the tag of the work."""
_LONG = 12


@dataclass(frozen=True, slots=True)
class Order:
    """A task with its tag, and the number of the message that tells how far it is, if any."""

    task: Task
    tag: str
    shown: str = ""


def tag(key: str) -> str:
    """A short name for what a key stands for, the same at every start; it fits into a button."""
    return hashlib.sha256(key.encode("utf-8", "backslashreplace")).hexdigest()[:_LONG]


def end_key(name: str) -> str:
    """The key of the first message at the end of work with a tag, and so of its end."""
    return f"task:{name}:0"
