from __future__ import annotations

import pytest

from corpus.limits import Limits
from corpus.readers.office.sheets.delimited import READER

TABLE = '乡镇,说明\n云溪镇,"补助，每人\n100元"\n溪口镇,"按""新规""办"\n'


def _lines(data: bytes) -> list[str]:
    return READER.read(data, Limits()).source.split("\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "big5"])
def test_rows_are_read_in_every_encoding(encoding: str) -> None:
    """Quoted line breaks stay in their cell."""
    table = (
        TABLE.replace("乡镇", "地區").replace("云", "雲").replace("说", "說").replace("规", "規")
    )
    table = table.replace("镇", "鎮").replace("补", "補").replace("办", "辦")
    table = table if encoding == "big5" else TABLE

    lines = _lines(table.encode(encoding))

    assert len(lines) == 3
    assert lines[1].endswith("100元")
    assert lines[2].count(" | ") == 1


@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
def test_the_separator_is_told_from_the_text(separator: str) -> None:
    """The separator is told from the text."""
    table = "乡镇,人数,说明\n云溪镇,120,补助；救助，慰问\n溪口镇,80,无\n".replace(",", separator)

    assert _lines(table.encode())[1].startswith("云溪镇 | 120 | 补助")


def test_a_named_separator_is_believed() -> None:
    """A named separator is believed."""
    assert _lines("sep=;\n云溪;县\n".encode()) == ["云溪 | 县"]


def test_a_quotation_mark_that_never_closes_loses_nothing() -> None:
    """A quotation mark that never closes loses nothing."""
    data = ('乡镇,说明\n云溪镇,"' + "补助" * 100_000).encode()

    assert "云溪镇" in _lines(data)[1]


def test_one_column_is_a_list_of_lines() -> None:
    """One column is a list of lines."""
    assert _lines("云溪镇\n溪口镇\n".encode()) == ["云溪镇", "溪口镇"]
