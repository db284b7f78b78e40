"""`/test 校车补助多少`: what was searched for a question, what was found, dropped, and why.

Nothing of it is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.citing import titled
from bot.desk.running.gate import Done
from bot.desk.running.watch import Trailing
from bot.desk.scene import Scene
from bot.message import Outgoing
from bot.render import render
from bot.split import split
from bot.wording import Wording, Wordings
from rag.answer import Question
from rag.looked import Looked, Trail

_STATIONS = ("judge", "verify", "about")


@dataclass(frozen=True, slots=True)
class Testing:
    """Answers a question, and tells how the answer came about."""

    trail: Trailing
    wordings: Wordings

    def __call__(self, scene: Scene) -> Done:
        """The answer as everybody gets it, then its trail."""
        text = scene.incoming.text.strip()
        if not text:
            return Done(scene.say(scene.wording.trail.how), effect=False)
        trail = self.trail(Question(text))
        answer = render(trail.answer, self.wordings[trail.answer.script], scene.limit)
        told = split([Outgoing(line) for line in _told(trail, scene.wording)], scene.limit)
        return Done(scene.reply([*answer, *told]))


def _told(trail: Trail, wording: Wording) -> Iterator[str]:
    """A trail, line by line."""
    say, answer = wording.trail, trail.answer
    yield say.outcome.format(
        outcome=wording.outcome_names[answer.outcome], seconds=f"{answer.seconds:.2f}"
    )
    if not trail.terms and not trail.looked:
        yield say.none.format(reason=wording.outcome_names[answer.outcome])
        return
    if trail.wants:
        named = (wording.wants[one] for one in trail.wants)
        yield say.asked.format(wants=say.separator.join(named))
    terms = " ".join(f"{word}({weight:.1f})" for word, weight in trail.terms)
    yield say.searched.format(terms=terms)
    yield say.found
    for number, one in enumerate(trail.looked, 1):
        yield _line(number, one, wording)
    for step in answer.trace:
        if step.station in _STATIONS:
            sentence = say.verdict if step.station == "judge" else say.checked
            yield sentence.format(words=step.words)


def _line(number: int, looked: Looked, wording: Wording) -> str:
    """A passage that was looked at, in a line."""
    passage = looked.passage
    step = wording.frame.step
    return wording.trail.line.format(
        number=number,
        fate=wording.fates[looked.fate],
        title=titled(passage.source, wording),
        place="".join(f"{step}{one}" for one in passage.path[-1:]),
        lexical=f"{looked.lexical:.1f}",
        vector=f"{looked.vector:.2f}",
        cover=round(looked.cover * 100),
    )
