"""What a document is made of, answered by its headings."""

from __future__ import annotations

import pytest

from rag.inquiry import Inquiry, Wants
from rag.outlines import outlined
from rag.verify import verify
from tests.asking import Desk, inquiry, stocked, unit

PLAN = """云溪县提升方案

为提升教育质量，制定本方案。

一、总体要求
坚持公益普惠。

二、重点任务
（一）扩充学位工程
新增学位四千个。
（二）配强师资工程
招聘教师四百名。
（三）数字校园工程
建成平台。

三、保障措施
加强督导。
"""
CUT = """云溪县经验材料

目录

一、作业管理，减负担 1
二、培训联查，治乱象 3
三、课后服务，强供给 5

一、作业管理，减负担

作业总量明显下降。
"""


@pytest.fixture(scope="module")
def desk() -> Desk:
    """A plan with tasks, and a text of which little more than the table of contents is left."""
    return stocked(("方案.txt", PLAN), ("材料.txt", CUT))


def headings(desk: Desk, asked: Inquiry, name: str = "方案.txt") -> list[str] | None:
    """The headings that answer a question; every one of them passes the gate."""
    found = outlined(asked, desk.version(name), desk.store)
    if found is None:
        return None
    draft, passages = found
    assert verify(draft, passages, desk.store.text).fallen == ()
    return [claim.text for claim in draft.claims]


def test_a_document_is_made_of_its_headings(desk: Desk) -> None:
    """The outermost ones, where nothing else is asked about."""
    asked = inquiry("方案分哪几个部分", wants=[Wants.OUTLINE])

    assert headings(desk, asked) == ["一、总体要求", "二、重点任务", "三、保障措施"]


def test_the_heading_asked_about_is_opened(desk: Desk) -> None:
    """Its children answer, by its rarer words."""
    asked = inquiry("重点任务有哪几项", unit("重点", weight=4.0), wants=[Wants.OUTLINE])

    assert headings(desk, asked) == [
        "（一）扩充学位工程",
        "（二）配强师资工程",
        "（三）数字校园工程",
    ]


def test_a_number_asked_for_must_be_met(desk: Desk) -> None:
    """Four parts are not three."""
    three = inquiry("分哪三个部分", wants=[Wants.OUTLINE], counts=(3,))
    four = inquiry("分哪四个部分", wants=[Wants.OUTLINE], counts=(4,))

    assert len(headings(desk, three) or []) == 3
    assert headings(desk, four) is None


def test_a_name_asked_for_must_be_carried(desk: Desk) -> None:
    """三项“工程” are headings that each say 工程; three “意识” are not there."""
    works = inquiry("三个工程是哪三个", names=("三个工程",), counts=(3,))
    minds = inquiry("三个意识是哪三个", names=("三个意识",), counts=(3,))

    assert (headings(desk, works) or [""])[0] == "（一）扩充学位工程"
    assert headings(desk, minds) is None


def test_the_table_of_contents_answers_where_the_text_is_cut(desk: Desk) -> None:
    """It still tells what there was."""
    asked = inquiry("材料讲了哪三点", wants=[Wants.OUTLINE], counts=(3,))
    said = headings(desk, asked, "材料.txt")

    assert said is not None
    assert ["课后服务" in line for line in said] == [False, False, True]


def test_a_text_without_headings_has_no_outline() -> None:
    """Nothing is made up."""
    desk = stocked(("短文.txt", "今天召开会议。会议讨论了校车。\n"))

    assert headings(desk, inquiry("分几部分", wants=[Wants.OUTLINE]), "短文.txt") is None
