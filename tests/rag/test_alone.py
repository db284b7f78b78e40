from __future__ import annotations

from datetime import date

import pytest

from rag.alone import alone
from rag.answer import Question
from tests.asking import Desk, stocked

TODAY = date(2026, 1, 1)
BEFORE = ("幼儿园小班最多收多少人？",)


@pytest.fixture(scope="module")
def desk() -> Desk:
    """A county with one rule."""
    return stocked(("校车.txt", "云溪县校车补助办法\n\n第一条　校车补助标准为每学期320元。\n"))


@pytest.mark.parametrize("text", ["校车补助标准每学期多少元？", "2019年时校车补助标准是多少？"])
def test_a_question_with_its_own_subject_stands_alone(desk: Desk, text: str) -> None:
    """Whatever was asked before, it is the same question."""
    asked = alone(Question(text, BEFORE), desk.shelf.current().lexical, TODAY)

    assert asked == Question(text)


@pytest.mark.parametrize("text", ["那中班呢？", "多少钱？", "2019年时呢？"])
def test_a_follow_up_keeps_what_it_refers_to(desk: Desk, text: str) -> None:
    """Without it nobody could answer."""
    question = Question(text, BEFORE)

    assert alone(question, desk.shelf.current().lexical, TODAY) == question


def test_nothing_else_of_a_question_is_lost(desk: Desk) -> None:
    """The day it is asked for, and what is talked about."""
    question = Question("校车补助标准每学期多少元？", BEFORE, date(2020, 1, 1), (3,))
    asked = alone(question, desk.shelf.current().lexical, TODAY)

    assert asked == Question(question.text, (), question.as_of, question.about)
