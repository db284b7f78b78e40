"""All figures where a question does not say which one is meant."""

from __future__ import annotations

from dataclasses import replace

from rag.inquiry import Wants
from rag.several import several
from tests.asking import inquiry, origin, piece

ASKED = inquiry("校车补助标准是多少", "校车", "补助", "标准", wants=[Wants.AMOUNT])
BUS = piece("校车运营补助标准为每车每年3.2万元。", score=1.9)
PUPIL = piece("学生乘车补助标准为:小学生320元,初中生280元。", score=1.7)
HALF = piece("按照学生乘车补助标准的50%发放交通补助,即小学生160元。", score=1.8)


def test_all_kinds_of_one_document_are_told() -> None:
    """Of which kind the last one is, its words right before the figure say."""
    assert several(ASKED, [BUS], [BUS, HALF, PUPIL]) == [BUS, HALF, PUPIL]


def test_what_is_asked_by_its_own_name_is_told_alone() -> None:
    """校车补助 is no kind of 校车补助; nor is 每学期."""
    own = piece("校车补助标准为320元。")
    verb = piece("每学期补助320元。")

    assert several(ASKED, [own], [own, BUS, PUPIL]) == [own]
    assert several(ASKED, [verb], [verb, BUS, PUPIL]) == [verb]


def test_a_kind_that_the_question_names_is_told_alone() -> None:
    """It says which one is meant."""
    asked = inquiry("校车运营补助标准是多少", "校车", "运营", "补助", wants=[Wants.AMOUNT])

    assert several(asked, [BUS], [BUS, PUPIL]) == [BUS]


def test_kinds_of_other_documents_or_without_a_figure_are_left_out() -> None:
    """And those that bear on the question much less."""
    other = piece("学生乘车补助标准为320元。", origin(2))
    without = piece("学生乘车补助由3个部门核定。", holds=False)
    less = piece("学生乘车补助标准为320元。", share=(0.5,))

    assert several(ASKED, [BUS], [BUS, other, without, less]) == [BUS]


def test_rows_that_bear_on_it_alike_are_told_together() -> None:
    """食堂 and 配送 are two rows of what lunch costs."""
    heads = "方式 | 小学(元)"
    rows = [replace(piece(words), over=heads) for words in ("食堂 | 9", "配送 | 11")]
    other = replace(piece("合计 | 20"), over="项目 | 元")
    asked = inquiry("午餐多少钱一顿", "午餐", wants=[Wants.AMOUNT])

    assert several(asked, rows[:1], [*rows, other]) == rows


def test_nothing_chosen_is_nothing_told() -> None:
    """Nor where the question has no noun."""
    assert several(ASKED, [], [BUS]) == []
    assert several(inquiry("how much is it", "bus"), [BUS], [BUS, PUPIL]) == [BUS]
