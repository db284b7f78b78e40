"""A quote gets what belongs to it: lead-in, list, heads of the table, its other half."""

from __future__ import annotations

import pytest

from rag.answer import Draft, DraftClaim, Passage
from rag.leadin import led_in
from rag.verify import verify
from tests.asking import Desk, stocked

RULE = """云溪县教师管理办法

第一条　教师不得有下列行为：
（一）体罚学生；
（二）收受礼品；
（三）有偿补课，包括：
1. 校内补课；
2. 校外补课。

第二条　不得收取下列费用：学费；杂费；择校费。

第三条　符合下列条件的学生可以走读：
家住本镇的；
家长接送的。

第四条　教师应当持证上岗，定期参加培训，不得无故缺席，按时参加考核，遵守师德规范。
"""
TABLE = """# 云溪县收费表

| 项目 | 标准 |
| --- | --- |
| 住宿费 | 300 |
| 车费 | 80 |
"""
LUNCH = """云溪县午餐办法

第二条　午餐费按照下表执行。

| 方式 | 元/餐 |
| --- | --- |
| 食堂 | 9 |

第三条　午餐费按月结算。
"""
TEACHERS = "第一条　教师不得有下列行为："


@pytest.fixture(scope="module")
def desk() -> Desk:
    """A rule full of lists, and a table."""
    return stocked(("办法.txt", RULE), ("收费.md", TABLE))


def completed(desk: Desk, words: str, name: str = "办法.txt") -> DraftClaim:
    """A claim over the passage that is just these words, with what belongs to it.

    Whatever comes out passes the gate.
    """
    version = desk.version(name)
    at = desk.store.text(version).index(words)
    here: Passage = desk.store.passage(version, at, at + len(words))
    draft, passages = led_in(Draft((DraftClaim(words, ((0, words),)),)), [here], desk.store)
    found = verify(draft, passages, desk.store.text)
    assert found.fallen == ()
    (claim,) = draft.claims
    return claim


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("（二）收受礼品；", f"{TEACHERS}（二）收受礼品；"),
        ("2. 校外补课。", f"{TEACHERS}（三）有偿补课，包括：2. 校外补课。"),
        ("择校费。", "第二条　不得收取下列费用：择校费。"),
        ("家长接送的。", "第三条　符合下列条件的学生可以走读：家长接送的。"),
    ],
)
def test_a_piece_of_a_list_gets_its_lead_in(desk: Desk, words: str, said: str) -> None:
    """Also from the list around its list; each is quoted."""
    claim = completed(desk, words)

    assert claim.text == said
    assert "".join(quote for _, quote in claim.quotes) == said


def test_a_lead_in_gets_its_list(desk: Desk) -> None:
    """As one quote with all its items."""
    claim = completed(desk, TEACHERS)

    assert claim.text.startswith(f"{TEACHERS}\n（一）体罚学生；")
    assert claim.text.endswith("2. 校外补课。")
    assert len(claim.quotes) == 1


def test_a_piece_of_a_list_that_is_said_whole_is_not_said_again(desk: Desk) -> None:
    """The lead-in brought it along."""
    version = desk.version("办法.txt")
    text = desk.store.text(version)

    def said(*words: str) -> int:
        places = [(text.index(one), one) for one in words]
        here = [desk.store.passage(version, at, at + len(one)) for at, one in places]
        claims = (DraftClaim(one, ((number, one),)) for number, one in enumerate(words))
        return len(led_in(Draft(tuple(claims)), here, desk.store)[0].claims)

    assert said(TEACHERS, "（二）收受礼品；") == 1
    assert said("（二）收受礼品；", TEACHERS) == 2
    assert said("（一）体罚学生；", "（二）收受礼品；") == 2


def test_a_quote_that_is_not_there_is_left_to_the_gate(desk: Desk) -> None:
    """Nothing can be put before it."""
    here = desk.store.within(desk.version("办法.txt"))[0]
    claim = DraftClaim("没有的话。", ((0, "没有的话。"),))

    assert led_in(Draft((claim,)), [here], desk.store)[0].claims == (claim,)


def test_a_row_gets_the_heads_of_its_table(desk: Desk) -> None:
    """On a line above it."""
    row = "车费 | 80"

    assert completed(desk, row, "收费.md").text == f"项目 | 标准\n{row}"


def test_a_sentence_that_speaks_of_the_table_below_gets_it() -> None:
    """按照下表执行 says nothing without it."""
    desk = stocked(("午餐.md", LUNCH))

    lines = completed(desk, "午餐费按照下表执行。", "午餐.md").text.split("\n")

    assert [line for line in lines if line] == [
        "第二条　午餐费按照下表执行。",
        "方式 | 元/餐",
        "食堂 | 9",
    ]


def test_half_a_sentence_gets_its_other_half(desk: Desk) -> None:
    """A passage may have been cut inside it, right behind a 不得."""
    claim = completed(desk, "无故缺席，按时参加考核，遵守师德规范。")

    assert claim.text.startswith("第四条　教师应当持证上岗")
    assert claim.text.endswith("遵守师德规范。")


def test_a_whole_sentence_stays_as_it_is(desk: Desk) -> None:
    """Nothing is added to what stands by itself."""
    words = "第四条　教师应当持证上岗，定期参加培训，不得无故缺席，按时参加考核，遵守师德规范。"

    assert completed(desk, words) == DraftClaim(words, ((0, words),))
