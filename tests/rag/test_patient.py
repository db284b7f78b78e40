"""One patience a question, and what is said where it was searched for by its words alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rag.answer import Answer, Notice, Outcome, Question, Script
from rag.patience import blinded, patience
from rag.patient import Patient
from rag.telling import Tell, nobody

QUESTION = Question("校车补助多少？")


class Searching:
    """Finds nothing, by the words alone; it says with which notice."""

    def __init__(self, outcome: Outcome, notice: Notice | None = None) -> None:
        self.answer = Answer(QUESTION, outcome, Script.SIMPLIFIED, notice=notice)
        self.again: list[int] = []

    def __call__(
        self, question: Question, *, script: Script | None = None, tell: Tell = nobody
    ) -> Answer:
        """The answer."""
        del script, tell
        if left := patience():
            self.again.append(left.again)
            left.again -= 1
        blinded()
        return replace(self.answer, question=question)


@pytest.mark.parametrize(
    ("outcome", "notice", "said"),
    [
        (Outcome.NOTHING_FOUND, None, Notice.BY_WORDS),
        (Outcome.DETAIL_NOT_STATED, None, Notice.BY_WORDS),
        (Outcome.NOTHING_FOUND, Notice.AWAY, Notice.AWAY),
        (Outcome.GREETING, None, None),
        (Outcome.ATTACK, None, None),
    ],
)
def test_it_is_said_where_more_might_have_been_found(
    outcome: Outcome, notice: Notice | None, said: Notice | None
) -> None:
    """Nothing is found in the dark; a greeting needs no light."""
    assert Patient(Searching(outcome, notice), 10, 2)(QUESTION).notice is said


def test_every_question_has_its_own_patience() -> None:
    """What one has used up, the next has again."""
    searching = Searching(Outcome.NOTHING_FOUND)
    patient = Patient(searching, 10, 2)
    patient(QUESTION)
    patient(QUESTION)

    assert searching.again == [2, 2]
