"""What every press has in common: the answer it is about, and where its reply goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.desk.press import Press, read
from bot.desk.scene import Scene
from bot.incoming import Incoming
from bot.kept import Kept
from bot.message import Delivery, Outgoing, Reaction
from bot.ports import Chats
from corpus.fold import fold
from rag.resolve import refers

_BEFORE = 3
_LOOKED = 20
"""Questions of a conversation among which the one that is meant is looked for."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button under an answer that is still known."""

    press: Press
    answer: Kept


def pressed(incoming: Incoming, chats: Chats) -> Pressed | None:
    """What was pressed; None where the answer is unknown, forgotten or of another chat.

    A topic is not compared: of an old message the messenger does not tell it any more.
    """
    press = read(incoming.text)
    answer = chats.recall(press.number(0)) if press else None
    if press is None or answer is None:
        return None
    here = incoming.room.lane
    return Pressed(press, answer) if answer.room.partition("/")[0] == here else None


def before(chats: Chats, answer: Kept) -> tuple[str, ...]:
    """The questions that the one of an answer goes on from; none where it stands alone."""
    question = answer.question
    if not refers(fold(question)):
        return ()
    past = chats.earlier(f"{answer.room}|{answer.person}", _LOOKED)
    at = max((at for at, one in enumerate(past) if one == question), default=0)
    return past[max(0, at - _BEFORE) : at]


def expired(scene: Scene) -> Reaction:
    """Say that the button stands for nothing any more."""
    return Reaction(toast=scene.wording.answering.expired)


def under(scene: Scene, messages: Sequence[Outgoing], answer: int = 0) -> Reaction:
    """Messages to the room, the first one as a reply to the message whose button was pressed."""
    here = scene.incoming
    to = here.referred.message if here.referred else here.message
    return Reaction(
        tuple(
            Delivery(here.room, message, "" if at else to, answer=answer)
            for at, message in enumerate(messages)
        )
    )
