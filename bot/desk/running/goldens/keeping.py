"""Keeps the question of an answer, with what it was answered, as a golden question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.desk.pressed import expired, pressed
from bot.desk.running.gate import Done
from bot.desk.scene import Scene
from bot.kept import Kept
from bot.masked import masked
from bot.message import Reaction
from bot.ports import Asking, Chats
from bot.trials import line
from rag.answer import Citation, Outcome, Question
from rag.golden import Golden
from rag.ports import Goldens


@dataclass(frozen=True, slots=True)
class Keeping:
    """Keeps golden questions."""

    chats: Chats
    ask: Asking
    goldens: Goldens

    def pressed(self, scene: Scene) -> Done:
        """The answer whose button was pressed."""
        found = pressed(scene.incoming, self.chats)
        return self._kept(scene, found.answer) if found else Done(expired(scene), effect=False)

    def replied(self, scene: Scene) -> Done | None:
        """The answer that is replied to; None where none is."""
        here = scene.incoming
        if here.referred is None or not here.referred.own:
            return None
        number = self.chats.told(here.room.lane, here.referred.message)
        kept = self.chats.recall(number) if number else None
        mine = kept is not None and kept.room == here.room.name
        return self._kept(scene, kept) if kept and mine else None

    def asked(self, scene: Scene, text: str) -> Done:
        """A question that is written out, as it is answered now."""
        answer = self.ask(Question(masked(text)))
        golden = golden_of(answer.question.text, answer.citations, answer.outcome)
        if golden is None:
            return Done(scene.say(scene.wording.golden.how), effect=False)
        return self._put(scene, golden)

    def _kept(self, scene: Scene, answer: Kept) -> Done:
        golden = golden_of(masked(answer.question), answer.shown, answer.outcome)
        # A follow-up is not what it was without what was said before it.
        if golden is None or not golden.met(self.ask(Question(golden.text))):
            return Done(scene.say(scene.wording.golden.alone), effect=False)
        return self._put(scene, golden)

    def _put(self, scene: Scene, golden: Golden) -> Done:
        say = scene.wording.golden
        number = self.goldens.put(golden)
        kept = next(one for one in self.goldens.everyone() if one.number == number)
        said = say.kept.format(golden=line(kept, scene.wording))
        return Done(Reaction(scene.say(said).deliveries), detail=f"+{number}")


def golden_of(text: str, cited: Sequence[Citation], outcome: Outcome) -> Golden | None:
    """The golden question that an answer makes: its first source, or that it was refused."""
    if cited:
        return Golden(text, cited[0].passage.source.title, cited[0].quote)
    # What is no question is refused whatever is stored: it tells nothing of a change.
    refused = outcome.refused and outcome is not Outcome.INVALID
    return Golden(text, refuse=True) if refused else None
