"""`/reset`: what was said before is left aside."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk.scene import Scene
from bot.message import Reaction
from bot.ports import Chats


@dataclass(frozen=True, slots=True)
class Reset:
    """Begins the conversation anew."""

    chats: Chats

    def __call__(self, scene: Scene) -> Reaction:
        """Follow-ups refer to nothing said before."""
        self.chats.reset(scene.incoming.conversation)
        return scene.say(scene.wording.choices.reset)
