"""A question -> its answer -> the messages that say it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.chat import Talk
from bot.desk.scene import Scene
from bot.message import Reaction
from bot.render import render
from bot.wording import Wordings


@dataclass(frozen=True, slots=True)
class Asked:
    """Answers questions."""

    talk: Talk
    wordings: Wordings

    def __call__(self, scene: Scene) -> Reaction:
        """The answer to a text."""
        number, answer = self.talk.answer(scene.incoming)
        return scene.reply(render(answer, self.wordings[answer.script], scene.limit), number)
