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


WRAPPED = """\
云溪县人民政府办公室关于印发《云溪县校车补助办法》的通知
云政办发〔{year}〕22号

各乡镇人民政府：

《云溪县校车补助办法》已经县人民政府审议通过，现印发给你们，请认真贯彻执行。

云溪县人民政府办公室
{year}年7月5日

云溪县校车补助办法

第一条　为方便农村学生上下学，制定本办法。

第二条　学生乘车补助标准为每生每学期{amount}元。

第三条　本办法自{year}年9月1日起施行。{repeal}
"""
FIRST = WRAPPED.format(year=2019, amount=180, repeal="")
SECOND = WRAPPED.format(
    year=2024, amount=320, repeal="《云溪县校车补助办法》（云政办发〔2019〕22号）同时废止。"
)


@pytest.mark.parametrize("files", [(FIRST, SECOND), (SECOND, FIRST)], ids=["older", "newer"])
def test_rules_that_came_with_a_notice_are_versions_of_one_document(files: tuple[str, str]) -> None:
    """Whichever was added first; the old one ends where the new rule, not its notice, begins."""
    desk = stocked(("甲.txt", files[0]), ("乙.txt", files[1]))
    (record,) = desk.store.records()
    old, new = desk.store.editions(record.id)

    assert (record.status, record.dated) == (Status.IN_FORCE, "2024-07-05")
    assert (old.since, old.until, old.status) == ("2019-09-01", "2024-09-01", Status.REPEALED)
    assert old.reason is not None
    assert "同时废止" in old.reason.words
    assert (new.since, new.until, new.status) == ("2024-09-01", "", Status.IN_FORCE)


def test_a_rule_is_asked_about_by_its_title_or_by_its_year() -> None:
    """Without a year the version that holds is meant."""
    desk = stocked(("甲.txt", FIRST), ("乙.txt", SECOND))
    now = desk.ask("云溪县校车补助办法还有效吗？").validity
    then = desk.ask("2019年的云溪县校车补助办法还有效吗？").validity

    assert now is not None
    assert then is not None
    assert (now.title, now.status, now.since) == (
        "云溪县校车补助办法",
        Status.IN_FORCE,
        "2024-09-01",
    )
    assert (then.status, then.since) == (Status.REPEALED, "2019-09-01")


def test_what_is_is_told_before_what_was() -> None:
    """A question that compares with a year gets both, the past as such."""
    desk = stocked(("甲.txt", FIRST), ("乙.txt", SECOND))
    answer = desk.ask("现在学生乘车补助每学期多少元？和2019年比呢？")

    assert ["320" in answer.citations[0].quote, "180" in answer.citations[-1].quote] == [True, True]
    assert answer.citations[-1].passage.source.status is Status.REPEALED
