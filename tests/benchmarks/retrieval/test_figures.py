from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.retrieval.figures import Measure
from benchmarks.retrieval.ranked import Ranked, Row
from benchmarks.retrieval.rounds import rounds
from benchmarks.retrieval.trial import Posed, Trial

ROWS = (
    Row("a", "", "小学每学期 320 元。"),
    Row("b", "", "初中每學期280元。"),
    Row("c", "", "无关。"),
)
PLAIN = Posed("1", "小学多少钱", answers=("320元",))
TALK = Posed("2", "初中呢", history=("小学多少钱",), answers=("每学期280元",))
TRIAL = Trial(ROWS, (PLAIN, TALK), {"1": {"a": 1.0}, "2": {"b": 1.0}})


def measure(trial: Trial) -> Measure:
    """The measure of a set."""
    return Measure.of(trial, rounds(trial))


def found(number: int, *documents: str, score: float = 0.0, seconds: float = 0.1) -> Ranked:
    """A finding whose passages are the whole documents."""
    texts = tuple(row.text for one in documents for row in ROWS if row.id == one)
    return Ranked(number, documents, texts, score, seconds)


def test_questions_of_a_conversation_are_counted_apart() -> None:
    """The main figures are without them."""
    told = measure(TRIAL).figures([found(0, "c", "a"), found(1, "b")]).json()

    assert (told["questions"], told["hit@1"], told["hit@5"]) == (1, 0, 1)
    assert told["conversation"] == {
        "questions": 1, "ndcg@10": 1, "hit@1": 1, "hit@5": 1, "hit@10": 1,
        "span@1": 1, "span@3": 1, "span@5": 1,
    }  # fmt: skip


def test_a_span_is_found_whatever_its_white_space_and_its_script() -> None:
    """An answer must stand whole in one passage."""
    told = measure(TRIAL).figures([found(0, "c", "a"), found(1, "b")]).json()

    assert (told["span@1"], told["span@3"]) == (0, 1)


def test_answers_that_stand_in_no_relevant_document_are_no_spans() -> None:
    """Unless the set says that they are; then they are not found."""
    free = replace(PLAIN, answers=("三百二十元",))
    told = measure(replace(TRIAL, judged=(free,))).figures([found(0, "a")]).json()
    said = measure(replace(TRIAL, judged=(replace(free, spans=True),))).figures([found(0, "a")])

    assert "span@1" not in told
    assert said.json()["span@1"] == 0


def test_a_set_without_unanswerable_questions_tells_nothing_of_refusing() -> None:
    """The keys are absent."""
    assert "auroc" not in measure(TRIAL).figures([found(0), found(1)]).json()


def test_refusing_is_told_by_the_score_alone() -> None:
    """A perfect score refuses all that is unanswerable."""
    trial = replace(TRIAL, judged=(PLAIN,), unanswerable=(Posed("9", "火星呢"),))
    told = measure(trial).figures([found(0, "a", score=2.0), found(1, score=1.0)]).json()

    assert (told["auroc"], told["refused_at_95"], told["refused_at_90"]) == (1, 1, 1)


def test_a_text_that_was_asked_before_is_not_timed() -> None:
    """It may be remembered."""
    twice = replace(TRIAL, judged=(PLAIN, replace(PLAIN, id="3")), gains={
        "1": {"a": 1.0}, "3": {"a": 1.0},
    })  # fmt: skip
    told = measure(twice).figures([found(0, seconds=0.2), found(1, seconds=0.0)]).json()

    assert told["p50_ms"] == told["p95_ms"] == 200


def test_what_only_some_documents_may_answer_is_refused_or_answered() -> None:
    """By the system's own decision, and by a score that refuses four fifths of the misled."""
    posed = replace(PLAIN, pos=("a",), neg=("c",))
    asked = measure(replace(TRIAL, judged=(posed,)))
    misled = replace(found(1, "c", score=0.3), answered=False)
    given = replace(found(2, "a", score=0.7), answered=True)

    told = asked.figures([found(0, "a"), misled, given]).json()["given"]

    assert told == {"questions": 1, "negative_rejection": 1, "answered": 1, "answered_at_80": 1}
    assert [query.among for query in asked.rounds.queries] == [(), ("c",), ("a", "c")]


def test_other_judgements_of_the_same_questions_have_figures_of_their_own() -> None:
    """Under their name."""
    trial = replace(TRIAL, judged=(PLAIN,), more={"plus": {"1": {"a": 1.0, "c": 1.0}}})
    told = measure(trial).figures([found(0, "c", "b")]).json()

    assert told["hit@1"] == 0
    plus = told["plus"]
    assert isinstance(plus, dict)
    assert plus["hit@1"] == pytest.approx(1)
