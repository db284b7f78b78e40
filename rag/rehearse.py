"""Asks the golden questions of a generation before it serves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rag.answer import Answer, Question
from rag.golden import Compared, Trial
from rag.ports import Goldens, Indexes


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """`asks` answers a question as everybody is, from one generation and the store as of it."""

    goldens: Goldens
    asks: Callable[[Indexes, Question], Answer]

    def __call__(self, candidate: Indexes, current: Indexes) -> Trial:
        """Compare what either says to every golden question."""
        compared = []
        for golden in self.goldens.everyone():
            question = Question(golden.text)
            before, after = self.asks(current, question), self.asks(candidate, question)
            compared.append(Compared(golden, before, after))
        return Trial(candidate.revision, tuple(compared))
