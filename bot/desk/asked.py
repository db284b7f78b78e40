"""A question -> its answer -> the messages that say it, with what can be pressed under them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from bot.chat import Talk
from bot.desk.context import Context, Contexts
from bot.desk.keyboard import Keyboard, Rows
from bot.desk.scene import Scene
from bot.incoming import Incoming, Sort
from bot.message import Reaction
from bot.ports import Suggesting
from bot.render import growing, render
from bot.wording import Wordings, script_of
from rag.answer import Answer


@dataclass(frozen=True, slots=True)
class Asked:
    """Answers questions. `human` tells whether a human can be asked."""

    talk: Talk
    wordings: Wordings
    contexts: Contexts
    suggesting: Suggesting
    human: bool

    def __call__(self, scene: Scene) -> Reaction:
        """The answer to a text."""
        return self.answer(scene, scene.incoming, self.contexts.of(scene.incoming))

    def pressed(self, scene: Scene) -> Reaction:
        """The answer to the question that is written on a button.

        It stands alone, so it is answered whatever became of what it was written under. Whoever
        pressed has been told already that it was heard: what else there is to say is a message.
        """
        here = scene.incoming
        if not here.label:
            return scene.say(scene.wording.answering.expired)
        to = here.referred.message if here.referred else here.message
        asked = replace(here, text=here.label, sort=Sort.TEXT, message=to, referred=None)
        # Nobody sees what was pressed, so the question is said again above its answer.
        return self.answer(scene, asked, Context(earlier=()), said=here.label)

    def answer(
        self,
        scene: Scene,
        incoming: Incoming,
        context: Context,
        *,
        as_of: date | None = None,
        said: str = "",
    ) -> Reaction:
        """The answer to what came in; `said` stands above it."""
        number, answer = self.talk.answer(
            incoming,
            earlier=context.earlier,
            about=context.about,
            as_of=as_of,
            script=script_of(scene.chosen) if scene.chosen else None,
            tell=partial(self._grown, scene, said),
        )
        wording = self.wordings[answer.script]
        messages = render(answer, wording, scene.limit, asked=said, rows=self._rows(number, answer))
        return replace(scene, incoming=incoming).reply(messages, number)

    def _grown(self, scene: Scene, said: str, answer: Answer) -> None:
        """Show what is proved of an answer that grows."""
        wording = self.wordings[answer.script]
        scene.show(growing(answer, wording, scene.limit, asked=said))

    def _rows(self, number: int, answer: Answer) -> Rows:
        """What can be pressed under an answer."""
        words = self.wordings[answer.script].buttons
        suggested = self.suggesting.follow_ups(answer) if answer.outcome.answers else answer.choices
        follow_ups = [one for one in suggested if one != answer.question.text.strip()]
        keyboard = Keyboard(words, number, words.human if self.human else "")
        return keyboard.under(answer.outcome, len(answer.citations), follow_ups)
