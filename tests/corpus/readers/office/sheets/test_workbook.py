from __future__ import annotations

import pytest

from corpus.document import DamageKind, UnreadableFileError
from corpus.limits import Limits
from corpus.readers.office.sheets.workbook import READER
from tests.office import cells, docx, merges, p, packed, ties, xlsx, xml

STYLES = (
    '<x:numFmts><x:numFmt numFmtId="170" formatCode="0.0%"/>'
    '<x:numFmt numFmtId="171" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></x:numFmts>'
    '<x:cellXfs><x:xf numFmtId="0"/><x:xf numFmtId="9"/><x:xf numFmtId="14"/>'
    '<x:xf numFmtId="170"/><x:xf numFmtId="171"/></x:cellXfs>'
)


def _lines(data: bytes) -> list[str]:
    return [line for line in READER.read(data, Limits()).source.split("\n") if line]


def _told(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        READER.read(data, limits or Limits())
    told = str(caught.value)

    assert told.endswith("。")

    return told


def test_it_is_known_by_its_content() -> None:
    """It is known by its content."""
    assert READER.recognises(xlsx(cells(A1="云溪")))
    assert not READER.recognises(docx(p("云溪")))


def test_a_row_is_a_line() -> None:
    """A row is a line."""
    data = xlsx(
        cells(A1="乡镇", B1="人数", A2="云溪镇", B2="120", A3="溪口镇", B3="0.30000000000000004")
    )

    assert _lines(data) == ["乡镇 | 人数", "云溪镇 | 120", "溪口镇 | 0.3"]


def test_merged_cells_fill_the_places_they_cover() -> None:
    """Merged cells fill the places they cover."""
    data = xlsx(
        cells(
            A1="云溪县补助表", A2="地区", B2="补助", B3="2023年", C3="2024年",
            A4="云溪镇", B4="1", C4="2", B5="3", C5="4",
        )
        + merges("A1:C1", "A2:A3", "B2:C2", "A4:A5")
    )  # fmt: skip

    assert _lines(data) == [
        "云溪县补助表",
        "地区 | 补助 | 补助",
        "地区 | 2023年 | 2024年",
        "云溪镇 | 1 | 2",
        "云溪镇 | 3 | 4",
    ]


def test_several_sheets_become_headings() -> None:
    """Several sheets become headings."""
    assert _lines(xlsx(cells(A1="甲"), cells(A1="乙"))) == ["# 表一", "甲", "# 表二", "乙"]


def test_an_empty_sheet_is_not_told() -> None:
    """An empty sheet is not told."""
    assert _lines(xlsx(cells(A1="甲"), cells())) == ["甲"]


def test_numbers_are_told_as_they_are_shown() -> None:
    """Numbers are told as they are shown."""
    row = (
        '<x:row><x:c s="1"><x:v>0.35</x:v></x:c><x:c s="3"><x:v>0.075</x:v></x:c>'
        '<x:c s="2"><x:v>45292</x:v></x:c><x:c s="4"><x:v>45292</x:v></x:c>'
        '<x:c t="b"><x:v>1</x:v></x:c><x:c t="str"><x:f>A1</x:f><x:v>合计</x:v></x:c></x:row>'
    )

    assert _lines(xlsx(f"<x:sheetData>{row}</x:sheetData>", styles=STYLES)) == [
        "35% | 7.5% | 2024-01-01 | 2024-01-01 | TRUE | 合计"
    ]


def test_shared_strings_are_read_without_reading_aids() -> None:
    """Shared strings are read without reading aids."""
    strings = (
        "<x:si><x:r><x:t>云</x:t></x:r><x:r><x:t>溪</x:t></x:r>"
        "<x:rPh><x:t>yunxi</x:t></x:rPh></x:si>"
    )
    rows = '<x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="s"><x:v>9</x:v></x:c></x:row>'

    assert _lines(xlsx(rows + "</x:sheetData>", sharedStrings=strings)) == ["云溪"]


def test_what_is_hidden_is_left_out() -> None:
    """What is hidden is left out."""
    hidden = (
        '<x:cols><x:col min="2" max="2" hidden="1"/></x:cols><x:sheetData><x:row r="1">'
        '<x:c r="A1"><x:v>1</x:v></x:c><x:c r="B1"><x:v>2</x:v></x:c></x:row>'
        '<x:row r="2" hidden="1"><x:c r="A2"><x:v>3</x:v></x:c></x:row></x:sheetData>'
    )

    assert _lines(xlsx(hidden)) == ["1"]


def test_two_cells_far_apart_cost_nothing() -> None:
    """Two cells far apart cost nothing."""
    assert _lines(xlsx(cells(A1="云溪", XFD1048576="县"))) == ["云溪", "县"]


def test_a_rectangle_too_large_is_refused() -> None:
    """A rectangle too large is refused."""
    diagonal = cells(A1="1", B2="1", C3="1", D4="1", E5="1")

    assert "表格太大" in _told(xlsx(diagonal), Limits(characters=20))
    assert "表格太大" in _told(
        xlsx(cells(A1="1", B2="1") + merges(*["A1:B2"] * 9)), Limits(characters=20)
    )


def test_a_picture_on_a_sheet_is_told() -> None:
    """A picture on a sheet is told."""
    picture = '<a:pic><a:blip r:embed="x"/><a:ext cx="5400000" cy="3600000"/></a:pic>'
    box = "<a:sp><a:txBody><a:p><a:r><a:t>说明</a:t></a:r></a:p></a:txBody></a:sp>"
    members = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": ties(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": xml("x:workbook", '<x:sheets><x:sheet r:id="s"/></x:sheets>'),
        "xl/_rels/workbook.xml.rels": ties(("s", "worksheet", "s.xml")),
        "xl/s.xml": xml("x:worksheet", cells(A1="云溪县")),
        "xl/_rels/s.xml.rels": ties(("d", "drawing", "d.xml")),
        "xl/d.xml": xml("x:wsDr", box + picture),
    }
    decoded = READER.read(packed(members), Limits())

    assert decoded.source.split() == ["云溪县", "说明"]
    assert [one.kind for one in decoded.damage] == [DamageKind.UNREAD]


def test_a_binary_workbook_is_refused() -> None:
    """A binary workbook is refused."""
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": ties(("r1", "officeDocument", "xl/workbook.bin")),
        "xl/workbook.bin": b"\x83",
    }

    assert "另存为 .xlsx" in _told(packed(members))
