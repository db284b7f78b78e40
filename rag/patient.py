"""Answers a question within its patience, and says where it was searched for by its words alone."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rag.answer import Answer, Notice, Outcome, Question, Script
from rag.patience import within
from rag.remembered import Asks
from rag.telling import Tell, nobody

_SEARCHED = frozenset(
    {Outcome.NOTHING_FOUND, Outcome.DETAIL_NOT_STATED, Outcome.SOURCE_CUT, Outcome.OUT_OF_FORCE}
)
"""Refusals that might have been answers, had more been found."""


@dataclass(frozen=True, slots=True)
class Patient:
    """Answers like the one behind it; whatever that asks of models shares one patience.

    `seconds` are those of a question, `again` how often models may be asked once more for it.
    Thread-safe.
    """

    asks: Asks
    seconds: float
    again: int

    def __call__(
        self, question: Question, *, script: Script | None = None, tell: Tell = nobody
    ) -> Answer:
        """The answer to a question."""
        with within(self.seconds, self.again) as left:
            answer = self.asks(question, script=script, tell=tell)
        searched = answer.outcome.answers or answer.outcome in _SEARCHED
        if left.blind and searched and not answer.notice:
            return replace(answer, notice=Notice.BY_WORDS)
        return answer
