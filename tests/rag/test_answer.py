from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Damage, DamageKind
from rag.answer import (
    Answer,
    Citation,
    Claim,
    NotQuotedError,
    Outcome,
    Passage,
    Question,
    Script,
)
from tests.answers import answered, cite, source

RULE = "第四条　小学生每生每学期320元。第五条　票价不超过1.5元。"
FROM = 100


def passage(*damage: Damage) -> Passage:
    """A passage that begins at 100 in its text."""
    return Passage(1, source(), ("第二章",), FROM, FROM + len(RULE), RULE, damage)


def broken(start: int, end: int, sentence: str = "原文有残缺。") -> Damage:
    """Damage at a place of the passage."""
    return Damage(DamageKind.MASKED, FROM + start, FROM + end, sentence)


@given(st.data())
def test_every_stretch_of_a_passage_can_be_cited(data: st.DataObject) -> None:
    """Where it says something; the place of the quote is that of its words."""
    start = data.draw(st.integers(0, len(RULE) - 1))
    end = data.draw(st.integers(start + 1, len(RULE)))
    if RULE[start:end].strip():
        citation = passage().cite(RULE[start:end])

        assert RULE[citation.start - FROM :].startswith(citation.quote)
        assert citation.quote == RULE[start:end]


@pytest.mark.parametrize(
    "quote",
    [
        "",
        " ",
        "\u3000",
        "小学生每生每学期 320元",
        "小学生每生每学期３２０元",
        "小學生",
        "第五条 票价",
        f"{RULE}。",
    ],
)
def test_words_that_do_not_stand_there_cannot_be_cited(quote: str) -> None:
    """Letter for letter: no other width, space or script."""
    with pytest.raises(NotQuotedError):
        passage().cite(quote)


def test_a_citation_is_made_by_its_passage_alone() -> None:
    """Neither by hand nor as a copy with other words."""
    real = passage().cite("票价不超过1.5元。")

    with pytest.raises(NotQuotedError):
        Citation(passage(), "票价不超过1.5元。", object())
    with pytest.raises(NotQuotedError):
        replace(real, quote="票价不超过2元。")
    with pytest.raises(NotQuotedError):
        replace(real, passage=cite().passage)
    with pytest.raises(FrozenInstanceError):
        real.quote = "票价不超过2元。"  # type: ignore[misc]


def test_the_same_words_of_the_same_passage_are_one_citation() -> None:
    """So that they get one number."""
    assert passage().cite("320元") == passage().cite("320元")
    assert passage().cite("320元") != passage().cite("1.5元")


@pytest.mark.parametrize(("start", "end"), [(12, 13), (13, 15), (15, 20), (0, 13), (0, 29)])
def test_damage_that_touches_the_quote_is_told(start: int, end: int) -> None:
    """Inside it, over its ends, and all around."""
    assert passage(broken(start, end)).cite("320元").damage == ("原文有残缺。",)


@pytest.mark.parametrize(
    ("start", "end"), [(0, 3), (0, 12), (16, 17), (20, 29), (-5, -1), (40, 41)]
)
def test_damage_elsewhere_is_no_concern_of_the_quote(start: int, end: int) -> None:
    """Before it, after it, and outside of the passage."""
    assert passage(broken(start, end)).cite("320元").damage == ()


@pytest.mark.parametrize(("place", "told"), [(0, 1), (20, 1), (len(RULE), 1), (-1, 0), (60, 0)])
def test_where_the_passage_breaks_off_is_told_with_every_quote(place: int, told: int) -> None:
    """What is missing there might have belonged to it; a break elsewhere did not."""
    assert len(passage(broken(place, place)).cite("320元").damage) == told


def test_the_same_damage_is_told_once() -> None:
    """In the order of the text."""
    damaged = passage(broken(12, 13, "甲。"), broken(13, 14, "甲。"), broken(15, 16, "乙。"))

    assert damaged.cite("320元").damage == ("甲。", "乙。")


def test_a_claim_rests_on_a_citation() -> None:
    """A sentence without one cannot be said."""
    with pytest.raises(NotQuotedError):
        Claim("小学生每学期补助320元。", ())


@pytest.mark.parametrize("outcome", Outcome)
def test_an_answer_has_claims_exactly_where_it_answers(outcome: Outcome) -> None:
    """A refusal with claims and an answer without them cannot be built."""
    claims = (Claim("320元。", (passage().cite("320元"),)),)
    good, bad = (claims, ()) if outcome.answers else ((), claims)

    assert Answer(Question("问"), outcome, Script.SIMPLIFIED, good).claims == good
    with pytest.raises(ValueError, match=str(outcome)):
        Answer(Question("问"), outcome, Script.SIMPLIFIED, bad)


def test_an_answer_cannot_lose_its_claims_later() -> None:
    """Nor a refusal get some."""
    with pytest.raises(ValueError, match="do not go together"):
        replace(answered(), claims=())
    with pytest.raises(ValueError, match="do not go together"):
        replace(answered(), outcome=Outcome.NOTHING_FOUND)


@pytest.mark.parametrize("outcome", Outcome)
def test_an_outcome_is_of_one_family(outcome: Outcome) -> None:
    """It answers, it is polite, or it refuses."""
    assert [outcome.answers, outcome.small_talk, outcome.refused].count(True) == 1


def test_the_families_are_those_of_the_contract() -> None:
    """Politeness is no refusal, and a partial answer is an answer."""
    assert {one for one in Outcome if one.answers} == {Outcome.ANSWERED, Outcome.PARTIAL}
    assert {one for one in Outcome if one.small_talk} == {
        Outcome.GREETING,
        Outcome.THANKS,
        Outcome.CAPABILITY,
    }


def test_citations_are_numbered_once_each() -> None:
    """In the order in which claims first use them."""
    first, second = passage().cite("320元"), passage().cite("1.5元")
    answer = answered([("乙", (second,)), ("甲", (first, second))])

    assert answer.citations == (second, first)
