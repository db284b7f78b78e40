"""Whether a document still holds."""

from __future__ import annotations

import pytest

from corpus.fold import fold
from corpus.known import Status
from rag.still import asks_validity
from tests.asking import stocked

OLD = """\
云溪县校车补助办法

（2019年5月1日云溪县人民政府公布）

第一条　为了方便学生上学，制定本办法。

第二条　校车补助标准为每生每学期180元。

第三条　本办法自2019年9月1日起施行。
"""
NEW = """\
云溪县学生出行办法

（2024年5月1日云溪县人民政府公布）

第一条　为了方便学生出行，制定本办法。

第二条　出行补助标准为每生每学期320元。

第三条　本办法自2024年9月1日起施行。《云溪县校车补助办法》同时废止。
"""


@pytest.mark.parametrize(
    "question",
    [
        "学位条例现在还有效吗？",
        "这个办法还算数不",
        "校车补助办法是否有效？",
        "那份通知作废了吗",
        "校车补助办法被废止了没有",
        "校车补助办法什么时候废止的",
        "办法还适用吗",
        "Is the school bus rule still in force?",
    ],
)
def test_such_a_question_is_known(question: str) -> None:
    """In the words people use."""
    assert asks_validity(fold(question))


@pytest.mark.parametrize(
    "question",
    [
        "居住证在有效期内可以报名吗",
        "学籍保留的有效期是多久",
        "办法从什么时候开始施行",
        "到期没有缴费怎么办",
        "校车补助多少钱",
        "如何有效管理校车",
    ],
)
def test_other_questions_are_left_alone(question: str) -> None:
    """They are answered from what the documents say."""
    assert not asks_validity(fold(question))


def test_a_repealed_rule_is_told_with_the_clause() -> None:
    """And with the day from which that holds."""
    answer = stocked(("旧.txt", OLD), ("新.txt", NEW)).ask("云溪县校车补助办法现在还有效吗？")

    assert answer.validity is not None
    assert answer.validity.status is Status.REPEALED
    quotes = [one.quote for one in answer.citations]
    assert quotes[0] == "《云溪县校车补助办法》同时废止。"
    assert any("2024年9月1日起施行" in quote for quote in quotes)


def test_a_rule_in_force_is_told_with_its_day() -> None:
    """Nothing that the corpus has ends it."""
    answer = stocked(("新.txt", NEW)).ask("云溪县学生出行办法还有效吗？")

    assert answer.validity is not None
    assert answer.validity.status is Status.IN_FORCE
    assert "自2024年9月1日起施行" in answer.citations[0].quote


def test_a_follow_up_means_the_document_asked_about() -> None:
    """现在还有效吗, after a question about the rule."""
    desk = stocked(("旧.txt", OLD), ("新.txt", NEW))

    answer = desk.ask("现在还有效吗？", "云溪县校车补助办法是怎么规定的？")

    assert answer.validity is not None
    assert answer.validity.title == "云溪县校车补助办法"


def test_what_was_repealed_is_not_given_as_what_holds() -> None:
    """Only where it is named, and then as repealed."""
    desk = stocked(("旧.txt", OLD), ("新.txt", NEW))

    answer = desk.ask("出行补助标准是每学期多少元？")

    assert ["320" in one.quote for one in answer.citations] == [True]


def test_the_past_is_answered_from_what_held_then() -> None:
    """As the day says, in words."""
    desk = stocked(("旧.txt", OLD), ("新.txt", NEW))

    answer = desk.ask("2020年时校车补助标准是每学期多少元？")

    assert answer.as_of is not None
    assert ["180" in one.quote for one in answer.citations] == [True]
