"""Asking back which one is meant, over fakes."""

from __future__ import annotations

import pytest

from rag.answer import Answer, Outcome, Question, Script
from rag.clarifying import Clarifying
from tests.asking import Desk, stocked

AID = """云溪县家庭经济困难学生资助通知
云溪县教育局

一、资助标准

（一）小学：生活补助，寄宿生每生每年1250元。

（二）初中：生活补助，寄宿生每生每年1500元。

（三）普通高中：国家助学金每生每年2300元。

（四）中等职业学校：国家助学金每生每年2000元。
"""
BUS = """云溪县校车补助办法

第四条　学生乘车补助标准为：小学生每生每学期320元，初中生每生每学期280元。
"""
MEALS = """{place}学校午餐补助办法
{place}教育局

第三条　学生午餐补助标准为每生每餐{amount}元。
"""


@pytest.fixture(scope="module")
def desk() -> Desk:
    """Rules for several stages, and rules of two places that are alike."""
    return stocked(
        ("资助.txt", AID),
        ("校车.txt", BUS),
        ("正定县.txt", MEALS.format(place="正定县", amount=5)),
        ("灵寿县.txt", MEALS.format(place="灵寿县", amount=4)),
    )


def asked(desk: Desk, text: str, *history: str) -> Answer:
    """What is said to a question."""
    return Clarifying(desk.asker)(Question(text, history))


def test_the_stage_is_asked_back(desk: Desk) -> None:
    """Where each has a sentence of its own; the youngest first."""
    answer = asked(desk, "请问寄宿生生活补助多少钱？")

    assert answer.outcome is Outcome.UNCLEAR
    assert answer.choices == ("小学寄宿生生活补助多少钱", "初中寄宿生生活补助多少钱")


def test_every_choice_is_answered(desk: Desk) -> None:
    """By the very words that were a reason to ask."""
    choices = asked(desk, "国家助学金多少钱").choices

    answers = [asked(desk, one) for one in choices]

    assert choices == ("高中国家助学金多少钱", "中职国家助学金多少钱")
    assert [one.outcome for one in answers] == [Outcome.ANSWERED] * 2
    assert [one.citations[0].quote[:6] for one in answers] == ["（三）普通高", "（四）中等职"]


def test_the_place_is_asked_back(desk: Desk) -> None:
    """Where documents of the same name say different things."""
    answer = asked(desk, "学生午餐补助标准每餐多少元")

    assert answer.outcome is Outcome.UNCLEAR
    assert set(answer.choices) == {
        "正定县学生午餐补助标准每餐多少元",
        "灵寿县学生午餐补助标准每餐多少元",
    }


@pytest.mark.parametrize(
    "text",
    [
        "学生乘车补助每学期多少钱",
        "小学寄宿生生活补助多少钱",
        "正定县学生午餐补助标准每餐多少元",
        "学生乘车补助怎么发",
        "核电站补助多少钱",
        "你好",
    ],
)
def test_what_is_clear_is_answered(desk: Desk, text: str) -> None:
    """One sentence tells of all, or the question says which; or there is nothing to tell apart."""
    assert asked(desk, text).outcome == desk.asker(Question(text)).outcome


@pytest.mark.parametrize("said", ["初中", "初中的", "2", "第二个", "我问的是初中"])
def test_what_is_typed_then_is_understood(desk: Desk, said: str) -> None:
    """The word or the number; the kept question is what was typed."""
    answer = asked(desk, said, "寄宿生生活补助多少钱")

    assert answer.outcome is Outcome.ANSWERED
    assert answer.question == Question(said, ("寄宿生生活补助多少钱",))
    assert "1500元" in answer.citations[0].quote


def test_a_place_may_be_typed(desk: Desk) -> None:
    """Likewise."""
    answer = asked(desk, "灵寿县的", "学生午餐补助标准每餐多少元")

    assert [one.quote for one in answer.citations] == ["第三条　学生午餐补助标准为每生每餐4元。"]


def test_what_was_said_on_the_way_counts(desk: Desk) -> None:
    """Another stage takes the place of the first."""
    answer = asked(desk, "小学", "寄宿生生活补助多少钱", "初中")

    assert "1250元" in answer.citations[0].quote


def test_a_number_without_choices_is_no_choice(desk: Desk) -> None:
    """It is asked as it is."""
    question = Question("2", ("学生乘车补助每学期多少钱",))

    assert Clarifying(desk.asker)(question).outcome == desk.asker(question).outcome


def test_choices_come_in_the_script_of_the_question(desk: Desk) -> None:
    """As the person writes."""
    answer = asked(desk, "國家助學金多少錢")

    assert answer.script is Script.TRADITIONAL
    assert answer.choices[0] == "高中國家助學金多少錢"
