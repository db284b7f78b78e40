from __future__ import annotations

import pytest

from benchmarks.asked import Quoted, Told
from benchmarks.material import Material, near, samples

both = pytest.mark.parametrize("material", [samples(), near()], ids=lambda one: one.key)


def test_all_ten_samples_are_measured_on() -> None:
    """What explains them is not one of them."""
    names = {file.name for file in samples().files}

    assert len(names) == 10
    assert "README.md" not in names


@both
def test_every_expected_quote_stands_in_a_document_that_is_named(material: Material) -> None:
    """A question whose evidence does not exist would measure nothing."""
    lost = [
        question.id
        for question in material.questions
        for quote in question.quotes
        if not any(
            material.judge.verdict(question, _telling(question.id, str(name), quote)).verbatim
            for name in question.docs
        )
    ]

    assert lost == []


@both
def test_questions_have_names_of_their_own(material: Material) -> None:
    """Answers find their question by its id."""
    names = [question.id for question in material.questions]

    assert len(names) == len(set(names)) >= 30


def test_a_third_of_the_questions_and_more_cannot_be_answered() -> None:
    """Refusing is half of the product; it needs questions enough to be measured."""
    for material in (samples(), near()):
        unanswerable = [not one.answerable for one in material.questions]
        assert 0.2 < sum(unanswerable) / len(unanswerable) < 0.6


def _telling(number: str, document: str, quote: str) -> Told:
    return Told(number, "", refused=False, citations=(Quoted(document, quote),))
