from __future__ import annotations

import pytest

from corpus.contents import contents
from tests.documents import rows, written


@pytest.mark.parametrize("label", ["目录", "目　录", "目录：", "目次", "提纲", "目錄/提綱:……"])
def test_a_table_of_contents_has_a_label(label: str) -> None:
    """In its several spellings."""
    table = contents(rows(f"{label}\n一、甲工作\n二、乙工作\n\n正文从这里开始，很长。"))

    assert table is not None
    assert [entry.title for entry in table.entries] == ["甲工作", "乙工作"]


def test_page_numbers_are_no_part_of_an_entry() -> None:
    """Nor are dotted lines."""
    table = contents(rows("目录\n1.点亮梦想 1\n2.打好组合拳……12\n正文从这里开始，很长。"))

    assert table is not None
    assert [entry.numbered for entry in table.entries] == ["1.点亮梦想", "2.打好组合拳"]


def test_it_ends_where_the_first_entry_comes_again() -> None:
    """There the text begins."""
    page = rows(written("目录\n第一章　总则\n第二章　附则\n第一章 总则\n第一条　为了公平。"))
    table = contents(page)

    assert table is not None
    assert page[table.last].words == "第一章 总则"


def test_a_text_without_label_has_none() -> None:
    """A list alone is no table of contents."""
    assert contents(rows("一、甲\n二、乙\n三、丙")) is None
    assert contents(rows("目录\n\n这里是正文，不是目录的条目。")) is None
