"""Answers about a document itself: whether it holds, what changed in it."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.fold import fold
from corpus.known import Status
from rag.about import About, about
from rag.answer import Source
from rag.onday import OnDay
from tests.asking import Desk, inquiry, stocked

RULE = """\
云溪县学校午餐管理办法

（{year}年5月1日云溪县人民政府公布）

第一条　为了规范学校午餐管理，制定本办法。

第二条　午餐费标准为每人每餐{fee}元。

第三条　本办法自{year}年9月1日起施行。
"""
OTHER = RULE.replace("午餐", "校服").format(year=2020, fee=80)
NOW, THEN = date(2026, 1, 1), date(2020, 1, 1)


@pytest.fixture(scope="module")
def desk() -> Desk:
    """A rule in two versions, the newer one added first, and another rule."""
    return stocked(
        ("新.txt", RULE.format(year=2024, fee=12)),
        ("旧.txt", RULE.format(year=2019, fee=8)),
        ("校服.txt", OTHER),
    )


def told(desk: Desk, question: str, day: date = NOW, years: tuple[str, ...] = ()) -> About | None:
    """What is told about the document that a question names."""
    asked = inquiry(fold(question), years=years)
    return about(asked, fold(question), OnDay(desk.store, day), lambda _: True)


def quotes(found: About | None) -> list[str]:
    """The sentences that are drafted."""
    return [claim.text for claim in found.draft.claims] if found else []


def test_another_question_is_none_of_its_business(desk: Desk) -> None:
    """It asks for what the document says."""
    assert told(desk, "云溪县学校午餐管理办法规定午餐费多少元") is None


def test_a_document_that_is_not_named_is_not_guessed(desk: Desk) -> None:
    """There is nothing to tell of it."""
    assert told(desk, "住房公积金提取办法还有效吗") is None


def test_validity_is_told_of_the_version_that_speaks(desk: Desk) -> None:
    """With the sentence that says from when on it holds."""
    found = told(desk, "云溪县学校午餐管理办法还有效吗")

    assert found is not None
    assert found.validity is not None
    assert (found.validity.status, found.validity.since) == (Status.IN_FORCE, "2024-09-01")
    assert quotes(found) == ["第三条　本办法自2024年9月1日起施行。"]


def test_a_year_names_a_version(desk: Desk) -> None:
    """What took its place is told by the day on which that begins."""
    found = told(desk, "2019年的云溪县学校午餐管理办法还有效吗", years=("2019",))

    assert found is not None
    assert found.validity is not None
    assert (found.validity.status, found.validity.until) == (Status.SUPERSEDED, "2024-09-01")
    assert quotes(found) == [
        "第三条　本办法自2024年9月1日起施行。",
        "第三条　本办法自2019年9月1日起施行。",
    ]


def test_validity_is_that_of_the_day_asked_about(desk: Desk) -> None:
    """In 2020 the rule of 2019 held, and nothing had ended it."""
    found = told(desk, "云溪县学校午餐管理办法还有效吗", THEN)

    assert found is not None
    assert found.validity is not None
    assert (found.validity.status, found.validity.since) == (Status.IN_FORCE, "2019-09-01")
    assert quotes(found) == ["第三条　本办法自2019年9月1日起施行。"]


def test_what_changed_is_told_with_the_words_of_both(desk: Desk) -> None:
    """The old ones first, and what was counted beside them."""
    found = told(desk, "云溪县学校午餐管理办法这次改了什么")

    assert found is not None
    assert found.contrast is not None
    assert (found.contrast.old_dated, found.contrast.new_dated) == ("2019-05-01", "2024-05-01")
    assert quotes(found)[:2] == [
        "第二条　午餐费标准为每人每餐8元。",
        "第二条　午餐费标准为每人每餐12元。",
    ]


def test_of_a_document_with_one_version_no_change_is_told(desk: Desk) -> None:
    """There is nothing to compare it with."""
    assert told(desk, "云溪县学校校服管理办法这次改了什么") is None


def test_a_document_of_another_place_is_left_out(desk: Desk) -> None:
    """The question asks for another county's."""

    def nowhere(source: Source) -> bool:
        return not source.title

    asked = inquiry(fold("云溪县学校午餐管理办法还有效吗"))

    assert about(asked, asked.text, OnDay(desk.store, NOW), nowhere) is None
