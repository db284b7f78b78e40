"""What a model says it copied is found in the passage it names, or is no quote."""

from __future__ import annotations

import pytest

from rag.answer import NotQuotedError, Passage
from rag.grounded import grounded
from rag.proposals import Proposal
from tests.asking import Desk, stocked

TEXT = """云溪县学校食堂管理规定

第一条　学校食堂应当在 https://food.example/menu 上公示菜谱，每餐不超过9元。

第二条　学校食堂……不得对外经营。

第三条　学校食堂实行“明厨亮灶”，家长‘随时’可以查看。
"""


@pytest.fixture(scope="module")
def desk() -> Desk:
    """One document with a link, and with dots of its own."""
    return stocked(("食堂.txt", TEXT))


def rests_on(desk: Desk, words: str, number: int = 1) -> list[str]:
    """The quotes of a claim that says it copied these words."""
    shown: list[Passage] = desk.store.within(desk.version("食堂.txt"))[-3:]
    return [words for _, words in grounded(_said(number, words), shown, desk.store).draft.quotes]


def _said(number: int, words: str) -> Proposal:
    return Proposal("学校食堂有规定。", ((number, words),))


def test_a_quote_is_widened_to_its_sentence(desk: Desk) -> None:
    """No condition and no 不得 is cut away."""
    assert rests_on(desk, "不得对外经营", 2) == ["第二条　学校食堂……不得对外经营。"]


def test_words_are_found_around_a_link_that_the_model_was_not_shown(desk: Desk) -> None:
    """It copies the sign it was shown in the link's place; the quote is as the document has it."""
    quotes = rests_on(desk, "学校食堂应当在 … 上公示菜谱，每餐不超过9元。")

    assert quotes == [
        "第一条　学校食堂应当在 https://food.example/menu 上公示菜谱，每餐不超过9元。"
    ]


@pytest.mark.parametrize(
    "words", ["学校食堂…公示菜谱", "上公示菜谱…不得对外经营", "食堂……不得对内经营", "…"]
)
def test_dots_leave_out_nothing_else(desk: Desk, words: str) -> None:
    """What a model shortens is no quote."""
    with pytest.raises(NotQuotedError):
        rests_on(desk, words)


@pytest.mark.parametrize("number", [0, -1, 4, 10**9])
def test_a_passage_that_was_not_shown_holds_nothing(desk: Desk, number: int) -> None:
    """Passages are numbered from one on."""
    with pytest.raises(NotQuotedError):
        rests_on(desk, "学校食堂", number)
