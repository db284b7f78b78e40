"""Whether a question asks what changed, and between which versions."""

from __future__ import annotations

import pytest

from corpus.fold import fold
from rag.records import Edition
from rag.revision import Revision, revision
from tests.ordinance import stored


@pytest.mark.parametrize(
    "question",
    [
        "这次改了什么",
        "云溪县学校午餐管理办法这次改了什么？",
        "新旧条例有什么不同？",
        "新旧两版办法的区别在哪里",
        "跟2016年版比有哪些变化",
        "和2019年的办法相比有什么变化？",
        "修订了哪些内容？",
        "这次修订改了哪些地方",
        "午餐费的规定有什么变化？",
        "办法作了哪些修改",
        "修改的内容有哪些？",
        "修订前后有什么区别",
        "新增了哪些条款",
        "删去了哪些规定？",
        "哪些条款被修改了？",
        "這次修訂改了哪些內容？",
        "校车补助办法和上一版有什么不同",
        "2024年新修订的办法，主要修改了什么？",
        "这次修订的主要内容是什么？",
        "义务教育法修订后有哪些新规定？",
        "修改了第几条？",
        "哪几条改了？",
        "补助标准改了吗？",
        "办法有没有改动？",
        "校车补助新规和以前有什么不一样？",
        "What changed?",
        "What's new in the 2024 rules?",
        "What has changed in the school lunch rules?",
        "Which articles were amended?",
        "How does it differ from the old version?",
    ],
)
def test_a_question_for_what_changed_is_known(question: str) -> None:
    """However it is put."""
    assert revision(fold(question)) is not None


@pytest.mark.parametrize(
    "question",
    [
        "午餐费是多少？",
        "学校改名要什么手续？",
        "可以申请哪些补助？",
        "两所学校的收费有什么不同？",
        "这个办法还有效吗？",
        "办法是什么时候修订的？",
        "转学要改什么材料",
        "小学和初中的课时有什么区别？",
        "哪些学生可以调整座位？",
        "学校可以调整作息时间吗？",
        "2019年的补助标准是多少？",
        "学生变更姓名需要哪些材料？",
        "新增学位多少个？",
        "教师的工资有哪些变化？",
        "学校食堂可以改变用途吗？",
        "新生和老生的收费有什么不同？",
        "What is the fee?",
        "What different kinds of aid are there?",
    ],
)
def test_other_questions_are_left_alone(question: str) -> None:
    """Also where they speak of change or of difference."""
    assert revision(fold(question)) is None


def editions() -> tuple[Edition, ...]:
    """The versions of 2019 and 2024."""
    store, document = stored()
    return store.editions(document)


def test_the_last_two_in_time_are_meant() -> None:
    """Where the question names no year, or one of which there is no version."""
    both = editions()

    assert [one.dated[:4] for one in both] == ["2019", "2024"]
    assert Revision().pair(both) == Revision(("1999",)).pair(both) == (both[0], both[1])
    assert Revision().pair(both[:1]) is None
    assert Revision().pair(()) is None


def test_a_year_names_a_version() -> None:
    """With the last one; the last one itself with the one before; two with each other."""
    both = editions()
    three = (*both, both[1])

    assert revision(fold("跟2019年版比有哪些变化")) == Revision(("2019",))
    assert revision(fold("和二〇一九年版相比有什么变化")) == Revision(("2019",))
    assert Revision(("2019",)).pair(three) == (three[0], three[2])
    assert Revision(("2024",)).pair(both) == (both[0], both[1])
    assert Revision(("2019", "2024")).pair(both) == (both[0], both[1])
