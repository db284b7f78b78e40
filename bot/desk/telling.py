"""What is said of zhengda itself: how to ask, and what it does not read."""

from __future__ import annotations

from bot.desk.scene import Scene
from bot.message import Reaction


def explain(scene: Scene) -> Reaction:
    """Say how to ask; also the reply to a command nobody knows."""
    return scene.say(scene.wording.chat.help)


def only_text(scene: Scene) -> Reaction:
    """Ask for text."""
    return scene.say(scene.wording.chat.only_text)
