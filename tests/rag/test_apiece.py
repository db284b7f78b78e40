"""Several questions of one message, over fakes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rag.answer import Answer, Outcome, Question
from rag.apiece import Apiece, apiece
from rag.clarifying import Clarifying
from rag.judge import Thresholds
from tests.asking import Desk, stocked

BUS = """云溪县校车补助办法
云溪县人民政府办公室
2024年7月19日

第四条　学生乘车补助标准为：小学生每生每学期320元，初中生每生每学期280元。

第九条　学生家长申请乘车补助，应当向就读学校提出申请。
"""
KINDERGARTENS = """云溪县学前教育管理办法
云溪县人民政府

第十一条　幼儿园班额：小班不超过25人，中班不超过30人。

第十八条　幼儿园食品留样，每个品种留样不少于125克，保存不少于四十八小时。
"""
MEALS = """正定县学校午餐补助办法
正定县教育局

第三条　学生午餐补助标准为每生每餐5元。
"""


@pytest.fixture(scope="module")
def desk() -> Desk:
    """Two rules of one county, and one of another."""
    return stocked(("校车.txt", BUS), ("幼儿园.txt", KINDERGARTENS), ("午餐.txt", MEALS))


def answered(desk: Desk, text: str) -> Answer:
    """The answer to a message."""
    quoting = Clarifying(desk.asker)
    return Apiece(quoting, quoting, desk.asker.question_limit)(Question(text))


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        ("小班多少人,什么时候报名?", ("小班多少人", "小班什么时候报名")),
        ("校车补助多少钱 怎么申请", ("校车补助多少钱", "校车补助怎么申请")),
        ("午休要收费吗?小学生几岁入学", ("午休要收费吗", "小学生几岁入学")),
        ("没有老师,什么时候给补人", ()),
        ("讲话总共分几大块,都是啥", ()),
        ("小班多少人", ()),
        ("多少人,几个,几天,哪里", ()),
        ("", ()),
        ("how many pupils, and when?", ()),
    ],
)
def test_what_asks_by_itself_is_a_question(message: str, parts: tuple[str, ...]) -> None:
    """Those that name nothing are about what the first one is about."""
    assert apiece(message) == parts


def test_each_question_is_answered_by_itself(desk: Desk) -> None:
    """Under its own words, each from its own document."""
    answer = answered(desk, "小学生乘车补助多少钱？幼儿园小班多少人？")

    assert answer.outcome is Outcome.ANSWERED
    assert [(one.name, one.claims) for one in answer.sides] == [
        ("小学生乘车补助多少钱", 1),
        ("幼儿园小班多少人", 1),
    ]
    assert ["320" in answer.claims[0].text, "25" in answer.claims[1].text] == [True, True]


def test_what_is_not_said_is_told_of_its_part(desk: Desk) -> None:
    """The other one is answered."""
    answer = answered(desk, "幼儿园小班多少人？公积金贷款利率是多少？")

    assert answer.outcome is Outcome.PARTIAL
    assert [one.claims for one in answer.sides] == [1, 0]
    assert answer.missing == "公积金贷款利率是多少"


def test_one_sentence_for_several_is_told_once(desk: Desk) -> None:
    """How much and how long stand in one sentence."""
    answer = answered(desk, "幼儿园食品留样要留多少克，食品留样保存多久？")

    assert answer.sides == ()
    assert len(answer.claims) == 1


def test_whose_rules_are_quoted_is_kept(desk: Desk) -> None:
    """The message names no place, as each of its questions by itself."""
    answer = answered(desk, "小学生乘车补助多少钱？幼儿园小班多少人？")
    alone = desk.ask("幼儿园小班多少人？")

    assert alone.whose
    assert set(alone.whose) <= set(answer.whose)


def test_what_needs_more_than_quotes_is_not_told_in_a_table(desk: Desk) -> None:
    """Whether a rule holds is told of the rule, not by a sentence of it."""
    answer = answered(desk, "云溪县学前教育管理办法还有效吗？幼儿园小班多少人？")

    assert answer.sides == ()


def test_where_nothing_is_said_of_any_it_is_refused_as_ever(desk: Desk) -> None:
    """With what is nearest."""
    answer = answered(desk, "公积金贷款利率是多少？养老金几号发？")

    assert answer.outcome.refused
    assert answer.sides == ()


def test_what_may_be_about_something_else_says_so_of_the_whole(desk: Desk) -> None:
    """One part is enough."""
    hardly = replace(desk.asker, thresholds=Thresholds(certain=1.0))
    told = Apiece(desk.asker, hardly, 300)(Question("小学生乘车补助多少钱？幼儿园小班多少人？"))

    assert told.unsure
    assert not answered(desk, "小学生乘车补助多少钱？幼儿园小班多少人？").unsure
