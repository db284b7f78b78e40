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
LEVELS = """澜江市学生资助办法
澜江市教育局

一、资助标准

（一）幼儿园：每生每年900元。

（二）小学：每生每年1100元。

（三）初中：每生每年1300元。

（四）普通高中：平均资助标准为每生每年2200元。

（五）中等职业学校：每生每年2100元。免学费的每生每年2600元。
"""
FEES = """收费项目,学段,收费标准（元）
簿本费,小学,14
簿本费,初中,22
"""
CAMP = """平山县{year}年夏令营收费通知
平山县教育局
{year}年5月6日

一、夏令营每名学生收费{amount}元。
"""


@pytest.fixture(scope="module")
def desk() -> Desk:
    """Rules for several stages, and rules of two places that are alike."""
    return stocked(
        ("资助.txt", AID),
        ("校车.txt", BUS),
        ("正定县.txt", MEALS.format(place="正定县", amount=5)),
        ("灵寿县.txt", MEALS.format(place="灵寿县", amount=4)),
        ("收费.csv", FEES),
        ("夏令营2024.txt", CAMP.format(year=2024, amount=300)),
        ("夏令营2025.txt", CAMP.format(year=2025, amount=350)),
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


def test_a_number_of_no_choices_is_no_question(desk: Desk) -> None:
    """It is not searched for: whatever holds a 2 would be found."""
    for turns in ((), ("核电站补助多少钱",)):
        answer = asked(desk, "2", *turns)
        assert (answer.outcome, answer.question.text) == (Outcome.INVALID, "2")


def test_a_place_may_be_typed(desk: Desk) -> None:
    """Likewise."""
    answer = asked(desk, "灵寿县的", "学生午餐补助标准每餐多少元")

    assert [one.quote for one in answer.citations] == ["第三条　学生午餐补助标准为每生每餐4元。"]


def test_what_was_said_on_the_way_counts(desk: Desk) -> None:
    """Another stage takes the place of the first."""
    answer = asked(desk, "小学", "寄宿生生活补助多少钱", "初中")

    assert "1250元" in answer.citations[0].quote


def test_choices_come_in_the_script_of_the_question(desk: Desk) -> None:
    """As the person writes."""
    answer = asked(desk, "國家助學金多少錢")

    assert answer.script is Script.TRADITIONAL
    assert answer.choices[0] == "高中國家助學金多少錢"


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("都要", ["1250元", "1500元"]),
        ("两个都说说", ["1250元", "1500元"]),
        ("1和2", ["1250元", "1500元"]),
        ("初中和小学", ["1500元", "1250元"]),
    ],
)
def test_several_are_answered_side_by_side(desk: Desk, said: str, quoted: list[str]) -> None:
    """Each from its own question."""
    answer = asked(desk, said, "寄宿生生活补助多少钱")

    assert answer.question == Question(said, ("寄宿生生活补助多少钱",))
    assert [side.claims for side in answer.sides] == [1, 1]
    assert all(b in a.quote for a, b in zip(answer.citations, quoted, strict=True))


def test_what_nothing_is_found_of_is_said(desk: Desk) -> None:
    """Beside what is found."""
    answer = asked(desk, "小学和大学", "寄宿生生活补助多少钱")

    assert answer.outcome is Outcome.PARTIAL
    assert answer.missing == "大学"


@pytest.mark.parametrize(
    "said", ["不是小学，是初中", "我问的是初中不是小学", "说错了，是初中", "换成初中"]
)
def test_a_correction_takes_the_place_of_what_was_said(desk: Desk, said: str) -> None:
    """Whatever was asked before."""
    answer = asked(desk, said, "小学寄宿生生活补助多少钱")

    assert "1500元" in answer.citations[0].quote


@pytest.mark.parametrize("text", ["都要", "小学", "第二个"])
def test_without_a_question_before_it_means_nothing(desk: Desk, text: str) -> None:
    """It is asked as it is."""
    assert asked(desk, text).outcome == desk.ask(text).outcome


def test_a_new_question_is_a_new_question(desk: Desk) -> None:
    """Whatever was asked back."""
    answer = asked(desk, "学生乘车补助每学期多少钱", "寄宿生生活补助多少钱")

    assert "320元" in answer.citations[0].quote


def test_rows_of_a_table_are_told_apart(desk: Desk) -> None:
    """The head of the table is of all of them, and tells nothing."""
    assert asked(desk, "簿本费多少钱").choices == ("小学簿本费多少钱", "初中簿本费多少钱")


def test_the_year_is_asked_back(desk: Desk) -> None:
    """Where notices of one name that hold say different things; the latest comes first."""
    back = asked(desk, "夏令营每名学生收费多少元")

    assert back.choices == (
        "2025年夏令营每名学生收费多少元",
        "2024年夏令营每名学生收费多少元",
    )
    answer = asked(desk, "2024年的", "夏令营每名学生收费多少元")
    assert "300元" in answer.citations[0].quote


@pytest.mark.parametrize(
    "text",
    ["2025年夏令营每名学生收费多少元", "今年夏令营每名学生收费多少元", "现在夏令营收费多少元"],
)
def test_a_year_that_is_meant_is_not_asked_for(desk: Desk, text: str) -> None:
    """It is named, or it is this one."""
    assert asked(desk, text).outcome is not Outcome.UNCLEAR


def test_what_only_means_nearly_the_same_is_no_choice(desk: Desk) -> None:
    """Nobody who asks for 餐费 is asked which 午餐补助 is meant."""
    assert asked(desk, "食堂餐费一顿多少元").outcome is not Outcome.UNCLEAR


def test_more_than_can_be_chosen_from_are_told_side_by_side() -> None:
    """Each from its own item, below the heading that is said of all."""
    answer = asked(stocked(("资助.txt", LEVELS)), "资助标准是多少")

    assert [side.name for side in answer.sides] == ["幼儿园", "小学", "初中", "高中", "中职"]
    amounts = (900, 1100, 1300, 2200, 2100)
    said = [one.quote for one in answer.citations]
    assert all(f"年{amount}元" in one for amount, one in zip(amounts, said, strict=True))


OLD_BUS = """河西县校车补助办法
河西县教育局
2019年7月5日

第四条　学生乘车补助标准为：小学生每生每学期180元，初中生每生每学期150元。

第十五条　本办法自2019年9月1日起施行。
"""
NEW_BUS = """河西县校车补助办法
河西县教育局
2024年7月19日

第四条　学生乘车补助标准为：小学生每生每学期320元，初中生每生每学期280元。

第十六条　本办法自2024年9月1日起施行，原《河西县校车补助办法》同时废止。
"""


@pytest.mark.parametrize("said", ["2019年的呢", "2019年的标准呢", "我是说2019年的"])
def test_a_year_that_is_past_is_answered_as_it_was(said: str) -> None:
    """By what held then."""
    rules = stocked(("旧.txt", OLD_BUS), ("新.txt", NEW_BUS))

    answer = asked(rules, said, "学生乘车补助每学期多少钱")

    assert "180元" in answer.citations[0].quote
