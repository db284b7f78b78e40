from __future__ import annotations

from tests.corpus.readers.web.pages import PROSE, shown


def test_merged_cells_stand_in_every_place_they_cover() -> None:
    """So that each cell has its heads."""
    table = (
        "<table><tbody><tr><td rowspan='2'>城区</td><td>一小</td><td>90</td></tr>"
        "<tr><td>二小</td><td>45</td></tr></tbody>"
        "<thead><tr><th>片区</th><th>学校</th><th>计划</th></tr></thead></table>"
    )

    assert shown(table) == "片区 | 学校 | 计划\n城区 | 一小 | 90\n城区 | 二小 | 45\n"


def test_two_storeys_of_heads() -> None:
    """A head over two columns is said over both."""
    table = (
        "<table><tr><th rowspan=2>学校</th><th colspan=2>计划</th></tr>"
        "<tr><th>小学</th><th>初中</th></tr>"
        "<tr><td>育英</td><td>90</td><td>150</td></tr></table>"
    )

    assert shown(table) == "学校 | 计划 | 计划\n学校 | 小学 | 初中\n育英 | 90 | 150\n"


def test_a_row_of_one_merged_cell_is_a_line() -> None:
    """Mostly the table's name."""
    table = (
        "<table><tr><td colspan=2>招生表</td></tr>"
        "<tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>"
    )

    assert shown(table) == "招生表\n甲 | 1\n乙 | 2\n"


def test_two_tables_are_apart() -> None:
    """The head of the first is not that of the second."""
    one = "<table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>"

    assert shown(one + one) == "甲 | 1\n乙 | 2\n\n甲 | 1\n乙 | 2\n"


def test_absurd_spans_cost_little() -> None:
    """Nobody merges a billion cells."""
    table = "<table>" + "<tr><td colspan='999999999' rowspan='99999'>甲</td></tr>" * 2 + "</table>"

    assert "甲" in shown(table + PROSE)
