"""What the buttons of an announcement stand for, and the tag of a message that is replied to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.announcement import Announcement
from bot.desk.press import Verb, press
from bot.message import Button

_TAG = re.compile(r"[^\n]*?#(\d{1,9})-([a-z])-(\d{1,9})-(\d{1,3})[ \t]*(?:\n|$)", re.ASCII)
"""Stands in the first line of such a message; nothing that anybody wrote stands before it."""


class Step(StrEnum):
    """What pressing does; one letter, for it stands in buttons and tags."""

    SHOW = "s"
    """The whole of it, as a new message."""
    BACK = "b"
    """Its sheet as it is now, in the place of what was pressed."""
    APPROVE = "a"
    REJECT = "r"
    """Asks for the reason; with a number, it is one of those on the buttons."""
    EDIT = "e"
    """The number of the part: asks for its new text."""
    TARGETS = "t"
    """The number of the page: shows what may be chosen."""
    TARGET = "g"
    """The number of the target, and the page: chooses it or not; 0: all of them."""
    TIME = "w"
    """Asks for the time; with a number, it is one of those on the buttons."""
    PIN = "p"
    AMEND = "c"
    """The number of the part: asks for its new text and the reason."""
    WITHDRAW = "x"
    """Asks for the reason."""


@dataclass(frozen=True, slots=True)
class Tag:
    """What a message asks for: of which announcement, at which turn of it, of which part."""

    number: int
    step: Step
    turn: int
    part: int = 0

    def __str__(self) -> str:
        return f"{self.number}-{self.step}-{self.turn}-{self.part}"


def button(label: str, step: Step, one: Announcement, *more: int) -> Button:
    """A button of an announcement as it is at its turn."""
    return Button(label, press(Verb.ANNOUNCEMENT, step.value, one.number, one.turn, *more))


def tagged(text: str) -> Tag | None:
    """What a message of ours asks for; None where it asks for nothing of an announcement."""
    found = _TAG.match(text)
    if found is None or found[2] not in set(Step):
        return None
    return Tag(int(found[1]), Step(found[2]), int(found[3]), int(found[4]))
