"""A row is read with what stands over it."""

from __future__ import annotations

from rag.tables import Tables, captions, cells, column, figures, phrases

TABLE = """主要指标如下。
表2 2026年资助标准
单位：元
学段 | 公办 | 民办
小学 | 500 | 600

初中 | 625 | 700
后文。
另一表 | 数
甲 | 1
"""


def over(words: str) -> tuple[str, str]:
    """What stands over the row that begins with some words."""
    return Tables(lambda _: TABLE).over(1, TABLE.index(words))


def test_every_row_has_the_heads_of_its_own_table() -> None:
    """And the lines right above them; the heads themselves have none."""
    mine = ("表2 2026年资助标准 单位：元", "学段 | 公办 | 民办")

    assert (over("小学"), over("初中")) == (mine, mine)
    assert over("甲") == ("", "另一表 | 数")
    assert over("学段") == ("", "")


def test_a_long_table_is_walked_once() -> None:
    """Whatever the order in which its rows are asked for."""
    text = "指标 | 数\n" + "".join(f"行{n} | {n}\n" for n in range(3000))
    tables = Tables(lambda _: text)
    asked = [tables.over(1, text.index(f"行{n} ")) for n in (2999, 5, 1500, 2998)]

    assert set(asked) == {("", "指标 | 数")}


def test_a_sentence_above_a_table_is_no_caption() -> None:
    """It says something of its own."""
    lines = captions(TABLE, TABLE.index("学段"))

    assert [TABLE[one.start : one.end] for one in lines] == ["表2 2026年资助标准", "单位：元"]
    assert captions(TABLE, TABLE.index("另一表")) == []


def test_the_sentence_that_leads_a_table_in_is_one() -> None:
    """Not the paragraph before it."""
    table = "第四条　学校应当公示。午餐费按照下表执行，不得另收费用。\n方式 | 元/餐\n食堂 | 9"

    [line] = captions(table, table.index("方式"))

    assert table[line.start : line.end] == "午餐费按照下表执行，不得另收费用。"


def test_a_figure_has_its_unit_from_its_row_its_column_or_the_caption() -> None:
    """The number of a row counts nothing."""
    assert figures("", "序号 | 指标 | 2026年", "10 | 新增学位（个） | 1500").endswith("1500个")
    assert figures("", "学段 | 标准（元）", "小学 | 500") == "小学 | 500元"
    assert figures("单位：万元", "项目 | 金额", "校车 | 300") == "校车 | 300万元"
    assert figures("", "序号 | 项目", "10 | 校车") == "10 | 校车"


def test_a_cell_is_said_with_the_heads_of_its_row_and_column() -> None:
    """All the names of its row, but not its number."""
    assert phrases("序号 | 指标 | 2025年 | 2026年", "10 | 新增学位（个） | 1200 | 1500") == {
        2: "新增学位（个），2025年：1200",
        3: "新增学位（个），2026年：1500",
    }
    assert phrases("性质 | 等级 | 标准", "公办 | 一级 | 500")[2] == "公办，一级，标准：500"


def test_nothing_is_said_of_rows_of_another_width() -> None:
    """Which head is over which cell is not known."""
    assert phrases("学段 | 标准", "小学 | 500 | 600") == {}


def test_a_column_is_chosen_only_where_it_is_the_only_one() -> None:
    """Two heads with the same word are two."""
    assert column("学段 | 2025年 | 2026年", lambda head: "2026" in head) == 2
    assert column("学段 | 2025年 | 2026年", lambda head: "年" in head) is None
    assert column("学段 | 2025年", lambda _: 0.0) is None


def test_cells_have_no_blanks_around_them() -> None:
    """Nor the bars that some tables have at their edges."""
    assert cells("| 甲 |  乙| ") == ["甲", "乙"]
