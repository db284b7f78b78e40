"""What the buttons of the queue do. The press carries the turn that it was shown at."""

from __future__ import annotations

from enum import StrEnum

from bot.desk.press import Press, Verb, press
from bot.message import Button


class Step(StrEnum):
    """What becomes of a group of questions, or of a standard answer."""

    VIEW = "view"
    """Shows a group."""
    FILED = "filed"
    """Shows the group that an answer is in: the number is that of the answer."""
    FILE = "file"
    """Says how to upload a file for it."""
    WRITE = "write"
    """Says how to write a standard answer for it."""
    SCOPE = "scope"
    IGNORE = "ignore"
    DONE = "done"
    REOPEN = "open"
    CARD = "card"
    """Shows a standard answer."""
    PUBLISH = "on"
    WITHDRAW = "off"
    RECHECK = "check"
    """Has it quote what holds today."""
    ALSO = "also"
    """Gives it to the other ways to ask that are in its group."""
    TELL = "tell"
    """Anybody's: wants to be told when there is an answer. The number is that of an answer."""


def button(label: str, step: Step, number: int, turn: int = 0) -> Button:
    """A button that does a step to what has a number, as it is at this turn."""
    return Button(label, press(Verb.PENDING, number, step, turn))


def step_of(found: Press) -> Step | None:
    """The step of a press; None where it is none of ours."""
    word = found.words[1] if len(found.words) > 1 else ""
    return Step(word) if word in set(Step) else None
