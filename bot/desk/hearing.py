"""Voice: nothing here understands it yet."""

from __future__ import annotations

from bot.desk.scene import Scene
from bot.message import Reaction


def not_heard(scene: Scene) -> Reaction:
    """Ask for the same in writing."""
    return scene.say(scene.wording.checking.voice)
