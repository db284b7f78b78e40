"""Offers those who run zhengda to keep the question of an answer they are given."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.desk.press import Verb, press
from bot.desk.scene import Handler, Scene
from bot.message import Button, Delivery, Reaction, RoomKind
from bot.ports import Ranks
from bot.rank import Deed, may


@dataclass(frozen=True, slots=True)
class Offering:
    """A `bot.desk.scene.Handler` around one that answers: in private, a button more for them."""

    ranks: Ranks
    answering: Handler

    def __call__(self, scene: Scene) -> Reaction:
        """The answer, for everybody; the button, for whoever may."""
        told, here = self.answering(scene), scene.incoming
        if here.room.kind is not RoomKind.PRIVATE or here.room.lane != here.person:
            return told
        last = max((at for at, one in enumerate(told.deliveries) if one.answer), default=None)
        if last is None or not may(self.ranks.rank(here.person), Deed.GOLDEN):
            return told
        label = scene.wording.golden.keep
        return replace(
            told,
            deliveries=tuple(
                _with(one, label) if at == last else one for at, one in enumerate(told.deliveries)
            ),
        )


def _with(delivery: Delivery, label: str) -> Delivery:
    row = (Button(label, press(Verb.GOLDEN, delivery.answer)),)
    message = delivery.message
    return replace(delivery, message=replace(message, rows=(*message.rows, row)))
