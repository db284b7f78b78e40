"""`/cancel` where answers are given at once: what waits is cancelled by the service."""

from __future__ import annotations

from bot.desk.scene import Scene
from bot.message import Reaction


def cancel(scene: Scene) -> Reaction:
    """Say that nothing waits."""
    return scene.say(scene.wording.waiting.nothing_to_cancel)
