"""A forward: offers to check what it says."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.desk.checking import check_button
from bot.desk.scene import Handler, Scene
from bot.message import Outgoing, Reaction


@dataclass(frozen=True, slots=True)
class Forwards:
    """Offers to check a forwarded text; a forwarded file is read like any other."""

    reading: Handler

    def __call__(self, scene: Scene) -> Reaction:
        """One sentence and the button; what was forwarded stays where it is."""
        if scene.incoming.file:
            # The words under a forwarded file are somebody else's, no question to us.
            return self.reading(replace(scene, incoming=replace(scene.incoming, text="")))
        if not scene.incoming.text.strip():
            return scene.say(scene.wording.chat.only_text)
        words = scene.wording.checking
        return scene.reply([Outgoing(words.forwarded, rows=check_button(words.button))])
