"""The one cell that a question asks for, from the file to the answer."""

from __future__ import annotations

import pytest

from rag.answer import Answer, Draft, DraftClaim, Outcome
from rag.verify import verify
from tests.asking import Desk, stocked

YEARS = "序号 | 指标 | 2025年 | 2026年 | 2027年"
ROWS = (
    "1 | 学前三年毛入园率（%） | 92.0 | 93.0 | 94.0",
    "2 | 普惠性幼儿园覆盖率（%） | 90.0 | 91.5 | 93.0",
    "3 | 随迁子女在公办学校就读比例（%） | 96.5 | 97.0 | 98.0",
    "4 | 县城学校五十六人以上大班额比例（%） | 1.5 | 0.8 | 0",
    "5 | 适龄残疾儿童少年义务教育入学率（%） | 96.5 | 97.1 | 97.5",
    "6 | 当年新增学位（个） | 1200 | 1500 | 1300",
    "7 | 运营校车（辆） | 72 | 76 | 80",
)
PLAN = "\n".join(
    ("云溪县教育三年行动计划", "一、主要目标", "主要指标见下表，各校照此落实。", YEARS, *ROWS)
)
AID = """云溪县资助标准
一、标准
各学段资助标准见下表，由县财政安排。
2026年资助标准表（单位：元）
学段 | 每学期标准
小学寄宿生 | 500
初中寄宿生 | 625"""
HEADS = "在校生 | 专任教师 | 班级 | 校车 | 图书册数 | 计算机 | 操场面积 | 食堂面积 | 床位 | 绿地"
WIDE = "\n".join(
    (
        "云溪县学校统计表说明",
        "一、统计",
        "各校情况统计如下，数据以年报为准。",
        f"学校 | {HEADS}",
        "启明小学 | " + " | ".join(str(100 + n) for n in range(10)),
        "望溪小学 | " + " | ".join(str(200 + n) for n in range(10)),
    )
)


@pytest.fixture(scope="module")
def desk() -> Desk:
    """The question line over three tables."""
    return stocked(("计划.txt", PLAN), ("资助.txt", AID), ("统计.txt", WIDE))


def said(answer: Answer) -> list[str]:
    """The claims."""
    return [claim.text for claim in answer.claims]


def quotes(answer: Answer) -> list[str]:
    """The quotes of the first claim."""
    return [one.quote for one in answer.claims[0].citations]


def test_a_cell_carries_its_row_and_column_heads(desk: Desk) -> None:
    """Though the table is cut into several chunks, and the heads stand in the first."""
    answer = desk.ask("云溪县2026年新增学位多少个？")

    assert answer.outcome is Outcome.ANSWERED
    assert said(answer)[0] == "当年新增学位（个），2026年：1500"
    assert quotes(answer) == [YEARS, ROWS[5]]


def test_another_year_is_another_cell(desk: Desk) -> None:
    """Of the same row."""
    assert said(desk.ask("云溪县2027年运营校车多少辆？"))[0] == "运营校车（辆），2027年：80"


def test_a_caption_that_holds_unit_and_year_is_quoted(desk: Desk) -> None:
    """Before the cell, as it stands above the table."""
    answer = desk.ask("云溪县2026年小学寄宿生每学期资助标准多少钱？")

    assert said(answer)[0] == "2026年资助标准表（单位：元）\n小学寄宿生，每学期标准：500"
    assert quotes(answer)[0] == "2026年资助标准表（单位：元）"


def test_of_a_wide_table_one_cell_is_said(desk: Desk) -> None:
    """The quotes hold the whole rows."""
    answer = desk.ask("望溪小学的操场面积是多少")

    assert said(answer)[0] == "望溪小学，操场面积：206"


def test_without_a_column_the_whole_row_is_said(desk: Desk) -> None:
    """With all heads above it."""
    assert said(desk.ask("云溪县运营校车一共多少辆？"))[0].startswith(YEARS)


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("当年新增学位（个），2026年：1500", True),
        ("当年新增学位（个），2026年：1500。", True),
        ("当年新增学位（个），2026年：1200", False),
        ("当年新增学位（个），2025年：1500", False),
        ("新增学位，2026年：1500", False),
        ("运营校车（辆），2026年：76", False),
        ("2026年：1500", False),
        ("当年新增学位（个），2026年：1500，合计4000", False),
    ],
)
def test_the_gate_lets_no_other_cell_pass(desk: Desk, text: str, *, stands: bool) -> None:
    """Value, row head and column head must be of one cell."""
    version = desk.version("计划.txt")
    whole = desk.store.text(version)
    passages = [
        desk.store.passage(version, whole.index(words), whole.index(words) + len(words))
        for words in (YEARS, ROWS[5])
    ]
    draft = Draft((DraftClaim(text, ((0, YEARS), (1, ROWS[5]))),))

    assert bool(verify(draft, passages, desk.store.text).claims) is stands


def test_a_cell_without_its_heads_falls(desk: Desk) -> None:
    """The row alone does not say which year it is."""
    version = desk.version("计划.txt")
    whole = desk.store.text(version)
    row = desk.store.passage(version, whole.index(ROWS[5]), whole.index(ROWS[5]) + len(ROWS[5]))
    draft = Draft((DraftClaim("当年新增学位（个），2026年：1500", ((0, ROWS[5]),)),))

    assert verify(draft, [row], desk.store.text).claims == ()
