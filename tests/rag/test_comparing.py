"""Comparisons side by side, over fakes."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.known import Status
from rag.answer import Answer, Outcome, Question
from rag.compared import Side
from rag.comparing import Comparing
from tests.asking import Desk, stocked

OLD = """云溪县校车补助办法
云政办发〔2019〕22号
云溪县人民政府办公室
2019年7月5日

第四条　学生乘车补助标准为：小学生每生每学期180元，初中生每生每学期150元。

第十五条　本办法自2019年9月1日起施行。
"""
NEW = """云溪县校车补助办法
云政办规〔2024〕5号
云溪县人民政府办公室
2024年7月19日

第四条　学生乘车补助标准为：小学生每生每学期320元，初中生每生每学期280元。

第十六条　本办法自2024年9月1日起施行。原《云溪县校车补助办法》（云政办发〔2019〕22号）同时废止。
"""
MEALS = """正定县学校午餐补助办法
正定县教育局

第三条　学生午餐补助标准为每生每餐5元。
"""
KINDERGARTENS = """云溪县学前教育管理办法
云溪县人民政府

第十二条　公办幼儿园保教费标准为：每生每月480元。

第十三条　民办幼儿园保教费标准为：每生每月最高680元。
"""


@pytest.fixture(scope="module")
def desk() -> Desk:
    """Two versions of a rule, and a rule of another place."""
    return stocked(
        ("校车2019.txt", OLD),
        ("校车2024.txt", NEW),
        ("午餐.txt", MEALS),
        ("幼儿园.txt", KINDERGARTENS),
    )


def compared(desk: Desk, text: str, *history: str) -> Answer:
    """The answer to a comparison."""
    return Comparing(desk.asker, desk.asker)(Question(text, history))


def quoted(answer: Answer) -> dict[str, list[str]]:
    """What is quoted for each side."""
    claims = iter(answer.claims)
    return {
        side.name: [next(claims).citations[0].quote for _ in range(side.claims)]
        for side in answer.sides
    }


def test_each_side_is_quoted(desk: Desk) -> None:
    """From the words that name it."""
    answer = compared(desk, "公办和民办幼儿园保教费有什么区别")

    assert answer.outcome is Outcome.ANSWERED
    assert quoted(answer) == {
        "公办": ["第十二条　公办幼儿园保教费标准为：每生每月480元。"],
        "民办": ["第十三条　民办幼儿园保教费标准为：每生每月最高680元。"],
    }


def test_a_side_may_be_called_as_people_call_it(desk: Desk) -> None:
    """公办园 is 公办幼儿园."""
    assert quoted(compared(desk, "公办园和民办园保教费差多少")) == {
        "公办园": ["第十二条　公办幼儿园保教费标准为：每生每月480元。"],
        "民办园": ["第十三条　民办幼儿园保教费标准为：每生每月最高680元。"],
    }


def test_a_year_is_answered_as_it_was(desk: Desk) -> None:
    """By the rule of that time, which is shown as what it is today."""
    answer = compared(desk, "2019年和2024年校车补助标准分别是多少")

    assert [("180元" in quotes[0], "320元" in quotes[0]) for quotes in quoted(answer).values()] == [
        (True, False),
        (False, True),
    ]
    old, new = (one.citations[0].passage.source.status for one in answer.claims[:2])
    assert old.past
    assert new is Status.IN_FORCE
    assert answer.as_of is None


def test_nothing_is_made_up_for_a_side(desk: Desk) -> None:
    """A place without a document of its own has nothing to say."""
    answer = compared(desk, "平山县和正定县学生午餐补助标准分别是多少")

    assert answer.outcome is Outcome.PARTIAL
    assert answer.sides == (Side("平山县", 0), Side("正定县", 1))
    assert quoted(answer)["正定县"] == ["第三条　学生午餐补助标准为每生每餐5元。"]
    assert answer.missing == "平山县"


def test_where_nothing_is_found_it_is_refused(desk: Desk) -> None:
    """As it would be without a comparison."""
    answer = compared(desk, "云溪县和澜江市的核电站选址有什么不同")

    assert answer.outcome.refused
    assert answer.sides == ()


def test_a_comparison_goes_on_from_what_was_asked(desk: Desk) -> None:
    """The years alone say nothing of what is compared."""
    answer = compared(desk, "2019年和2024年有什么不同", "校车补助每学期多少钱")

    assert [len(quotes) for quotes in quoted(answer).values()] == [1, 1]


def test_what_compares_nothing_is_left_alone(desk: Desk) -> None:
    """It is asked of the line behind."""
    question = Question("民办幼儿园保教费每月多少钱")

    assert compared(desk, question.text).claims == desk.asker(question).claims


def test_another_place_has_other_documents(desk: Desk) -> None:
    """Whatever was talked about."""
    text = "平山县和正定县学生午餐补助标准分别是多少"
    question = Question(text, about=(desk.record("幼儿园.txt").id,))

    assert [one.claims for one in Comparing(desk.asker, desk.asker)(question).sides] == [0, 1]


def test_the_documents_that_are_talked_about_are_left_alone(desk: Desk) -> None:
    """A comparison within them is no plan."""
    question = Question("公办和民办幼儿园保教费有什么区别", about=(desk.record("幼儿园.txt").id,))

    assert Comparing(desk.asker, desk.asker)(question).sides == ()


def test_the_future_is_no_day_to_answer_for(desk: Desk) -> None:
    """A year to come is looked for in what is there today."""
    this = date.today().year  # noqa: DTZ011  only the year counts
    answer = compared(desk, f"2019年和{this + 1}年校车补助标准分别是多少")

    assert [side.claims for side in answer.sides] == [1, 0]


@pytest.mark.parametrize(
    "text",
    [
        "2019年和2024年校车补助标准",
        "2019年的校车补助和2024年的比多了多少",
        "2019年与2024年校车补助有什么变化",
    ],
)
def test_versions_of_a_rule_are_quoted_from_the_same_articles(desk: Desk, text: str) -> None:
    """However it is asked."""
    said = quoted(compared(desk, text))

    assert list(said) == ["2019年", "2024年"]
    assert all(any(one.startswith("第四条") for one in quotes) for quotes in said.values())


@pytest.mark.parametrize(
    "text",
    [
        "新旧校车办法有什么不同",
        "校车补助办法修订前后有什么变化",
        "《云溪县校车补助办法（2019年）》和《云溪县校车补助办法（2024年）》有什么区别",
    ],
)
def test_what_changed_is_told_where_the_versions_are_compared(desk: Desk, text: str) -> None:
    """As it is where somebody asks what changed."""
    answer = compared(desk, text)

    assert answer.contrast is not None
    assert answer.question.text == text


def test_two_places_are_told_side_by_side_without_a_word_that_compares(desk: Desk) -> None:
    """Also that one of them says nothing."""
    answer = compared(desk, "平山县和正定县的午餐补助标准")

    assert [(one.name, one.claims) for one in answer.sides] == [("平山县", 0), ("正定县", 1)]


@pytest.mark.parametrize(
    "text", ["小学校车补助比初中多多少", "小学生和初中生乘车补助哪个多", "小学和初中乘车补助差多少"]
)
def test_where_one_sentence_tells_of_all_it_is_quoted_once(desk: Desk, text: str) -> None:
    """A table would say it twice."""
    answer = compared(desk, text)

    assert answer.sides == ()
    assert "小学生每生每学期320元，初中生每生每学期280元" in answer.citations[0].quote


@pytest.mark.parametrize(
    "text",
    [
        "平山县和正定县有什么不同",
        "校车补助和午餐补助",
        "县教育局和县财政局负责什么",
        "学生和家长要注意什么",
    ],
)
def test_what_is_joined_is_not_always_compared(desk: Desk, text: str) -> None:
    """Without anything that is asked of both, or without two that are plainly meant."""
    assert compared(desk, text).sides == ()
