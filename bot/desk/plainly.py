"""Does what is asked for in plain words, where a command or a button would do it.

Whoever has never seen a command writes 转人工, 订阅 or 退订. Only a message that says nothing else
is meant so: 订阅号怎么申请 is a question.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from bot.desk.press import Verb, press
from bot.desk.scene import Handler, Scene
from bot.incoming import Sort
from bot.message import Reaction
from bot.ports import Chats
from corpus.fold import fold

_SIGNS = " 。.!！?？~～,，"
_HUMAN = "human"


@dataclass(frozen=True, slots=True)
class Plainly:
    """`commands` do what is said, `human` hands the last question over, where humans are.

    All else goes to the next handler.
    """

    chats: Chats
    commands: Mapping[str, Handler]
    human: Handler | None
    following: Handler

    SAID: ClassVar[Mapping[str, str]] = {
        **dict.fromkeys(("转人工", "人工", "人工客服", "找人工", "转人工客服", "human"), _HUMAN),
        **dict.fromkeys(("订阅", "订阅公告", "subscribe"), "subscribe"),
        **dict.fromkeys(("退订", "取消订阅", "退订公告", "unsubscribe"), "unsubscribe"),
    }

    def __call__(self, scene: Scene) -> Reaction:
        """Do it, or let the next handler answer."""
        said = self.SAID.get(fold(scene.incoming.text).strip(_SIGNS), "")
        if said == _HUMAN:
            return self._hand_over(scene)
        if command := self.commands.get(said):
            here = replace(scene.incoming, sort=Sort.COMMAND, command=said, text="")
            return command(replace(scene, incoming=here))
        return self.following(scene)

    def _hand_over(self, scene: Scene) -> Reaction:
        """The last question goes to humans, as by the button under its answer."""
        words = scene.wording.handing
        if self.human is None:
            return scene.say(words.nobody)
        last = self.chats.latest(scene.incoming.conversation)
        if not last:
            return scene.say(words.nothing)
        here = replace(scene.incoming, text=press(Verb.HUMAN, last))
        done = self.human(replace(scene, incoming=here))
        # A toast is seen by whoever presses; who writes is told.
        return Reaction((*done.deliveries, *scene.say(done.toast).deliveries))
