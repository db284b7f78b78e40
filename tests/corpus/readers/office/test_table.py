from __future__ import annotations

from corpus.readers.office.table import EMPTY, Cell, table


def _cell(*lines: str) -> Cell:
    return Cell(lines)


def test_a_long_merged_cell_is_written_once() -> None:
    """Only heads are worth repeating."""
    long = _cell("补助" * 40)

    assert list(table([[_cell("甲"), long], [_cell("乙"), long]])) == [f"甲 | {'补助' * 40}", "乙"]


def test_a_merged_cell_below_the_heads_is_not_repeated_across() -> None:
    """The columns stay where they are."""
    total = _cell("合计")
    rows = [[_cell("镇"), _cell("村"), _cell("元")], [total, total, _cell("9")]]

    assert list(table(rows)) == ["镇 | 村 | 元", "合计 |  | 9"]


def test_columns_that_hold_nothing_are_left_out() -> None:
    """Empty columns and those that always belong to their neighbour."""
    wide = [_cell("甲"), _cell("乙")]
    rows = [[one, one, EMPTY, _cell("1")] for one in wide]

    assert list(table(rows)) == ["甲 | 1", "乙 | 1"]


def test_a_page_laid_out_with_a_table_is_read_as_lines() -> None:
    """A cell of many long paragraphs is no cell."""
    page = _cell(*["补助" * 60] * 6)

    assert list(table([[_cell("左"), page]])) == ["左", *["补助" * 60] * 6]


def test_heading_marks_and_joints_inside_a_row_are_gone() -> None:
    """They would be taken for those of the text."""
    assert list(table([[_cell("# 总则"), _cell("一 | 二")]])) == ["总则 | 一 二"]


def test_no_rows_are_no_lines() -> None:
    """An empty table is nothing."""
    assert list(table([])) == []
    assert list(table([[], []])) == []
