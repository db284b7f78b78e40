"""What comes in, by what it takes: how it is queued, and whether it counts as a question."""

from __future__ import annotations

from enum import StrEnum

from bot import parcel
from bot.desk import press
from bot.desk.press import Verb, read
from bot.incoming import Incoming, Sort
from bot.job import Job, JobKind

CANCEL = "cancel"
_CHECK = "check"
_COSTLY = {_CHECK, "asof", "compare"}


class Effort(StrEnum):
    """How long it takes to handle."""

    QUICK = "quick"
    """No time: it overtakes the questions before it."""
    USUAL = "usual"
    SLOW = "slow"
    """Seconds: it must not hold up the questions of others."""


def effort(incoming: Incoming) -> Effort:
    """What handling takes."""
    pressed = read(incoming.text) if incoming.sort is Sort.PRESS else None
    if pressed and press.reads(pressed):
        return Effort.SLOW
    if incoming.command == CANCEL or (incoming.sort is Sort.PRESS and not asks(incoming)):
        return Effort.QUICK
    if is_check(incoming) or incoming.file:
        return Effort.SLOW
    return Effort.USUAL


def asks(incoming: Incoming) -> bool:
    """Whether it counts as a question: it costs something, and is told to wait."""
    if incoming.sort is Sort.PRESS:
        pressed = read(incoming.text)
        return pressed is not None and press.asks(pressed)
    return incoming.sort is not Sort.COMMAND or incoming.command in _COSTLY


def is_check(incoming: Incoming) -> bool:
    """Whether the message that is replied to is to be checked, with its file."""
    return incoming.command == _CHECK or _verb(incoming) is Verb.CHECK


def job(incoming: Incoming) -> Job:
    """The job of handling it: in its room one after the other, but for what is quick.

    What is quick keeps the order in which one person does it.
    """
    packed = parcel.pack(incoming)
    if effort(incoming) is Effort.QUICK:
        return Job(JobKind.QUICK, incoming.key, incoming.conversation, packed)
    return Job(JobKind.INCOMING, incoming.key, incoming.room.lane, packed)


def _verb(incoming: Incoming) -> Verb | None:
    pressed = read(incoming.text) if incoming.sort is Sort.PRESS else None
    return pressed.verb if pressed else None
