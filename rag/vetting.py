"""Has a model look at what the rules let pass: at a question, and at an answer a model put.

Closed where it fails: what it does not clearly let pass is not answered in a model's words. The
words of the documents are proved without it and stay; only a clear veto takes them away.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from time import perf_counter

from rag.answer import Answer, Notice, Outcome, Question, Script
from rag.guard import guard
from rag.remembered import Asks
from rag.script import script_of
from rag.sentry import Seen, Sentry
from rag.telling import Tell, nobody
from rag.traced import Step

_VETOES = {
    Seen.ATTACK: Outcome.ATTACK,
    Seen.HARM: Outcome.ATTACK,
    Seen.OPINION: Outcome.PERSONAL,
    Seen.CRISIS: Outcome.CRISIS,
}


@dataclass(frozen=True, slots=True)
class Vetting:
    """Answers like `asks`, or like `quotes` where the sentry is not sure. Thread-safe.

    Nothing is told of an answer while it grows: it was not looked at yet. `limit` is the longest
    question in characters.
    """

    asks: Asks
    quotes: Asks
    sentry: Sentry
    limit: int = 300

    def __call__(
        self, question: Question, *, script: Script | None = None, tell: Tell = nobody
    ) -> Answer:
        """The answer to a question."""
        del tell
        began = perf_counter()
        answer = self._answer(question, script)
        return replace(answer, seconds=perf_counter() - began)

    def _answer(self, question: Question, script: Script | None) -> Answer:
        verdict = guard(question.text, self.limit)
        if verdict.outcome:  # the rules have spoken; nothing is asked of a model
            return self.asks(question, script=script)
        turns = (guard(turn[: self.limit], self.limit).text for turn in question.history)
        seen = self.sentry.question(verdict.text, [turn for turn in turns if turn])
        step = Step("guard", f"question: {seen}")
        if outcome := _VETOES.get(seen):
            return Answer(question, outcome, script or script_of(verdict.text), trace=(step,))
        if seen is not Seen.PASS:
            return self._quoted(question, script, step, Notice.AWAY)
        answer = self.asks(question, script=script)
        if not answer.model:
            return replace(answer, trace=(step, *answer.trace))
        seen = self.sentry.answer(verdict.text, [claim.text for claim in answer.claims])
        last = Step("guard", f"answer: {seen}")
        if seen is Seen.PASS:
            return replace(answer, trace=(step, *answer.trace, last))
        away = None if seen is Seen.BLOCK else Notice.AWAY
        return self._quoted(question, script, last, away)

    def _quoted(
        self, question: Question, script: Script | None, step: Step, notice: Notice | None
    ) -> Answer:
        """What the documents say, in their own words."""
        answer = self.quotes(question, script=script)
        told = notice if answer.outcome.answers else None
        return replace(answer, notice=told, trace=(step, *answer.trace))
