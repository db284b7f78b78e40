"""有答案时告诉我: whoever presses it under a refusal is told when there is an answer."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk.press import read
from bot.desk.pressed import Pressed, before, expired, pressed
from bot.desk.scene import Handler, Scene
from bot.desk.steps import Step, step_of
from bot.incoming import Incoming
from bot.message import Reaction
from bot.ports import Chats, Wishes


@dataclass(frozen=True, slots=True)
class Wishing:
    """Keeps wishes; every other button of the kind goes to the next handler."""

    chats: Chats
    wishes: Wishes
    following: Handler

    def __call__(self, scene: Scene) -> Reaction:
        """Keep a wish, once for each person."""
        found = read(scene.incoming.text)
        if found is None or step_of(found) is not Step.TELL:
            return self.following(scene)
        said, known = scene.wording.unanswered, pressed(scene.incoming, self.chats)
        if known is None:
            return expired(scene)
        kept = self._wish(scene.incoming, known)
        return Reaction(toast=said.wished if kept else said.wished_before)

    def _wish(self, here: Incoming, known: Pressed) -> bool:
        """The wish waits below the question, else below its answer."""
        answer, referred = known.answer, here.referred
        waits = (referred.to or referred.message) if referred else here.message
        past = before(self.chats, answer)
        return self.wishes.wish(answer.number, here.person, here.room, waits, past)
