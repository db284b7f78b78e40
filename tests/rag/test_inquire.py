from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fold import fold
from rag.atlas import Atlas
from rag.inquire import inquire
from rag.inquiry import Inquiry, Unit, Wants
from rag.lexicon import Lexicon
from tests.county import county

COUNTY = county()
LEXICON = Lexicon(
    {
        "学费": ("保教费", "收费"),
        "school bus": ("校车",),
        "火锅": ("餐饮",),
        "课后班": ("课后服务",),
    }
)


ATLAS = Atlas([("云溪县",), ("澜江市",)])


def asked(question: str, earlier: str = "") -> Inquiry:
    """A question taken apart over the sentences of the county."""
    return inquire(fold(question), fold(earlier), LEXICON, COUNTY, ATLAS)


def unit(inquiry: Inquiry, word: str) -> Unit:
    """The unit of the question that a word covers."""
    return next(one for one in inquiry.units if word in one.words)


def test_a_question_is_searched_by_what_makes_it_this_one() -> None:
    """Its terms, without the words that every question has."""
    assert asked("请问校车补助是多少钱呢").terms == {"校车", "车补", "补助"}


def test_what_is_left_over_of_what_asks_tells_nothing() -> None:
    """次 of 一年几次 is no word to look for."""
    assert "次" not in {word for one in asked("校车一年几次").units for word in one.words}
    assert asked("校车一年几次").terms == {"校车", "车一", "一年"}


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    """校车 stands in two sentences, 学生 in several."""
    inquiry = asked("学生校车")

    assert unit(inquiry, "校车").weight > unit(inquiry, "学生").weight > 0


def test_a_saying_is_searched_by_what_it_means_too() -> None:
    """With the meanings as hints: what the person wrote counts more."""
    inquiry = asked("幼儿园学费")

    assert {"学费", "幼儿"} <= inquiry.terms
    assert {"保教", "教费", "收费"} <= inquiry.hints
    assert unit(inquiry, "保教费").words == ("学费", "保教费", "收费")
    assert not inquiry.terms & inquiry.hints


@pytest.mark.parametrize(("question", "word"), [("电影票怎么补助", "电影票"), ("火锅补助", "火锅")])
def test_a_word_that_no_document_has_is_noticed(question: str, word: str) -> None:
    """Of the dictionary, or a saying with all that it means; it weighs much."""
    inquiry = asked(question)

    assert not unit(inquiry, word).known
    assert unit(inquiry, word).weight > unit(inquiry, "补助").weight


def test_characters_that_only_stand_side_by_side_are_no_word() -> None:
    """车每 is no loss."""
    assert not any("车每" in one.words for one in asked("校车每月").units)


def test_english_is_known_by_what_it_means() -> None:
    """And its own words are not held against it."""
    inquiry = asked("How much is the school bus?")

    assert unit(inquiry, "校车").known
    assert Wants.AMOUNT in inquiry.wants
    assert inquiry.wants.isdisjoint({Wants.DATE, Wants.PLACE})


def test_an_earlier_question_helps_with_less_weight() -> None:
    """Its words are hints and not the person's own this time."""
    inquiry = asked("那小班呢", "幼儿园班额多少人")

    assert inquiry.terms == {"小班"}
    assert {"班额", "幼儿"} <= inquiry.hints
    assert unit(inquiry, "小班").own
    assert not unit(inquiry, "班额").own
    assert unit(inquiry, "班额").weight < unit(asked("班额"), "班额").weight


def test_a_coined_name_is_a_unit() -> None:
    """The name tells its passage better than its parts; one that no document has is none."""
    assert unit(asked("“全员导师制”是什么"), "全员导师制").known
    assert asked("“三百工程”是什么").names[0] == "三百工程"
    assert not any("三百工程" in one.words for one in asked("“三百工程”是什么").units)


def test_a_year_weighs_little_among_the_words() -> None:
    """Whether it stands in the passage is asked apart; in a comparison it tells the sides."""
    plain = unit(asked("2024年办法"), "2024").weight
    compared = unit(asked("2024年和2025年的办法有什么区别"), "2024").weight

    assert plain < compared
    assert (
        unit(asked("今年办法"), "今年").weight
        < unit(asked("今年和去年的办法有什么区别"), "今年").weight
    )


def test_what_else_a_question_says_is_kept() -> None:
    """Its years, the words that count from today, the number of parts, the places it names."""
    inquiry = asked("云溪县2024年和去年的哪三个问题")

    assert inquiry.years == ("2024",)
    assert inquiry.relative == ("去年",)
    assert inquiry.counts == (3,)
    assert inquiry.places == (("云溪县",),)


def test_a_place_is_no_word_that_evidence_must_hold() -> None:
    """Whose rule it is is asked of the document; but where it is all there is, it is a word."""
    words = {word for one in asked("云溪县的校车补助由谁申请").units for word in one.words}

    assert not any("云" in word for word in words)
    assert "云溪" in {word for one in asked("云溪县有什么").units for word in one.words}


def test_a_place_named_earlier_is_still_meant() -> None:
    """Until another one is named."""
    assert asked("那校车补助呢", "云溪县的学费多少").places == (("云溪县",),)
    assert asked("那澜江市呢", "云溪县的学费多少").places == (("澜江市",),)


def test_another_text_named_beside_a_place_says_no_more() -> None:
    """Its title would drown the question."""
    plain, beside = asked("云溪县的校车补助多少"), asked("《教育法》云溪县的校车补助多少")

    assert beside.terms == plain.terms


@given(st.text() | st.text(st.sampled_from("校车补助学费全员导师制2024年“”bus school多少钱呢")))
def test_every_question_can_be_taken_apart(question: str) -> None:
    """Its units have words and weight, and nothing is searched that was not meant."""
    inquiry = asked(question)

    assert inquiry.text == fold(question)
    assert all(one.words and one.weight > 0 for one in inquiry.units)
    assert all(term in inquiry.text for term in inquiry.terms)
