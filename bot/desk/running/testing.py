"""`/test 校车补助多少`: what was searched for a question, what was found, dropped, and why.

Nothing of it is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.citing import titled
from bot.desk.running.gate import Done
from bot.desk.running.pending.means import Pending
from bot.desk.running.watch import Trailing
from bot.desk.scene import Scene
from bot.message import Outgoing
from bot.ports import Asking
from bot.render import render
from bot.split import split
from bot.wording import Wording
from rag.answer import Answer, Question
from rag.gist import gist
from rag.looked import Looked, Trail
from rag.ports import Fault
from rag.prepared import fault
from rag.traced import Step

_GATES = ("verify", "about")


@dataclass(frozen=True, slots=True)
class Testing:
    """Answers a question, and tells how the answer came about."""

    trail: Trailing
    ask: Asking
    pending: Pending

    def __call__(self, scene: Scene) -> Done:
        """The answer as everybody gets it, then its trail."""
        text = scene.incoming.text.strip()
        if not text:
            return Done(scene.say(scene.wording.trail.how), effect=False)
        trail, answer = self.trail(Question(text)), self.ask(Question(text))
        shown = render(answer, self.pending.wordings[answer.script], scene.limit)
        say = scene.wording
        lines = (*self._standards(text, answer, say), *_told(trail, say), *_composed(answer, say))
        return Done(scene.reply([*shown, *split(map(Outgoing, lines), scene.limit)]))

    def _standards(self, text: str, answer: Answer, wording: Wording) -> Iterator[str]:
        """The standard answer that is given instead, and those that would be were they sound."""
        store, day = self.pending.store, self.pending.today()
        for one in self.pending.kept.standards.matching(gist(text)):
            if flag := fault(one, store, day):
                reason = wording.flags[flag]
                yield wording.trail.stopped.format(number=one.number, reason=reason)
        if answer.standard:
            yield wording.trail.standard.format(number=answer.standard.number)


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
        if said := _station(step, wording):
            yield said


def _station(step: Step, wording: Wording) -> str:
    """What a station made of what was found; empty for those that are told otherwise."""
    say = wording.trail
    if step.ground:
        (sure,) = step.figures
        return say.verdict.format(ground=wording.grounds[step.ground], sure=round(sure * 100))
    if step.station in _GATES:
        stand, fell = step.figures
        return say.checked.format(stand=stand, fell=fell)
    return ""


def _composed(answer: Answer, wording: Wording) -> Iterator[str]:
    """What a language model made of it, where one was asked."""
    say, failed = wording.trail, ""
    for step in answer.trace:
        if step.station == "model":
            failed = say.model_fault.format(fault=wording.faults[Fault(step.words)])
            yield failed
        if step.station == "compose":
            proposed, stood, quoted, fallen = map(round, step.figures)
            told = say.composed if stood + quoted else say.composed_rejected
            # Where it failed before its first word, that is all there is to tell.
            nothing = "" if failed else say.composed_nothing
            if told := told if proposed else nothing:
                yield told.format(proposed=proposed, stood=stood, quoted=quoted, fallen=fallen)


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
