"""Leaves personal numbers out of what comes in, before it is kept anywhere.

Not out of what a press stands for and what follows a link to us: those are our own words. Nor
out of our own messages that are replied to: there a number is one that a document gives.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.incoming import Incoming, Referred, Sort
from bot.message import Room
from rag.personal import left_out

_LINK = "start"


@dataclass(frozen=True, slots=True)
class Meant:
    """Tells what somebody means to the letter: who runs zhengda, or answers in its place.

    `ranked` tells whether a person has a rank, `helpers` where humans answer, `now` where a chat
    has gone on under another number.
    """

    ranked: Callable[[str], bool]
    helpers: Room | None
    now: Callable[[str], str]

    def __call__(self, incoming: Incoming) -> bool:
        """Whether it is kept as it was written."""
        if self.ranked(incoming.person):
            return True
        referred = incoming.referred
        if self.helpers is None or referred is None or not referred.own:
            return False
        return incoming.room.lane in {self.helpers.lane, self.now(self.helpers.lane)}


def discreet(incoming: Incoming) -> Incoming:
    """The same without the numbers that name a person."""
    ours = incoming.sort is Sort.PRESS or incoming.command == _LINK
    file, referred = incoming.file, incoming.referred
    return replace(
        incoming,
        text=incoming.text if ours else left_out(incoming.text),
        label=left_out(incoming.label),
        file=replace(file, name=left_out(file.name)) if file else None,
        referred=_referred(referred) if referred else None,
    )


def _referred(one: Referred) -> Referred:
    """What is replied to, or stands above a pressed button."""
    file = replace(one.file, name=left_out(one.file.name)) if one.file else None
    one = replace(one, under=left_out(one.under), file=file)
    return one if one.own else replace(one, text=left_out(one.text), quote=left_out(one.quote))
