"""All figures where a question does not say which one is meant."""

from __future__ import annotations

from dataclasses import replace

from rag.evidence import Evidence
from rag.inquiry import Wants
from rag.several import several
from tests.asking import found, inquiry, origin, passage, piece

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


def test_items_of_one_list_that_say_as_much_are_told_together() -> None:
    """Money is paid in spring, too; what stands under another heading is no item of the list."""
    above = "三、发放时间"
    first, second = (
        under(words, above, item)
        for words, item in (
            ("11月30日前发放到位。", "（一）秋季学期"),
            ("5月31日前发放到位。", "（二）春季学期"),
        )
    )
    fellow = under("9月30日前报送名单。", above, "（三）报送", alone=0.2)
    other = under("6月30日前发放到位。", "四、教师", "（一）津贴")
    bare = under("7月1日前发放到位。", above, "附则")
    asked = inquiry("资助金什么时候发", "资助", wants=[Wants.DATE])

    assert several(asked, [first], [first, second, fellow, other, bare]) == [first, second]


def under(words: str, *path: str, alone: float = 1.0) -> Evidence:
    """A sentence that stands under headings."""
    one = piece(words, alone=alone)
    return replace(one, found=found(passage(words, path=path)))


def test_nothing_chosen_is_nothing_told() -> None:
    """Nor where the question has no noun."""
    assert several(ASKED, [], [BUS]) == []
    assert several(inquiry("how much is it", "bus"), [BUS], [BUS, PUPIL]) == [BUS]
