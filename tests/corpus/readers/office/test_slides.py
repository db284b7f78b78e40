from __future__ import annotations

import pytest

from corpus.document import DamageKind, UnreadableFileError
from corpus.limits import Limits
from corpus.readers.office.slides import READER
from tests.office import docx, p, pptx, shape

DOWN, ACROSS = 'rowSpan="2"', 'gridSpan="2"'
BELOW, BESIDE = 'vMerge="1"', 'hMerge="1"'


def _lines(data: bytes) -> list[str]:
    return [line for line in READER.read(data, Limits()).source.split("\n") if line]


def _cell(words: str, properties: str = "") -> str:
    return (
        f"<a:tc {properties}><a:txBody><a:p><a:r><a:t>{words}</a:t></a:r></a:p></a:txBody></a:tc>"
    )


def test_it_is_known_by_its_content() -> None:
    """It is known by its content."""
    assert READER.recognises(pptx(shape("title", "云溪")))
    assert not READER.recognises(docx(p("云溪")))


def test_a_title_is_a_heading_and_furniture_is_left_out() -> None:
    """A title is a heading and furniture is left out."""
    data = pptx(
        shape("body", "每人100元", "按月发放")
        + shape("title", "补助标准")
        + shape("sldNum", "1")
        + shape("ftr", "云溪县"),
        shape("ctrTitle", "申请") + f"<p:grpSp>{shape('', '到镇政府')}</p:grpSp>",
    )

    assert _lines(data) == ["# 补助标准", "每人100元", "按月发放", "# 申请", "到镇政府"]


def test_notes_are_marked() -> None:
    """Notes are marked."""
    notes = shape("sldImg") + shape("body", "口头说明", "再说明") + shape("sldNum", "1")

    assert _lines(pptx(shape("title", "标准"), notes=notes)) == [
        "# 标准",
        "备注：口头说明",
        "再说明",
    ]


def test_a_hidden_slide_is_left_out() -> None:
    """A hidden slide is left out."""
    assert _lines(pptx(shape("title", "甲"), "<hidden/>" + shape("title", "乙"))) == ["# 甲"]


def test_a_table_keeps_its_heads() -> None:
    """A table keeps its heads."""
    rows = (
        f"<a:tr>{_cell('地区', DOWN)}{_cell('补助', ACROSS)}{_cell('', BESIDE)}</a:tr>"
        f"<a:tr>{_cell('', BELOW)}{_cell('2023年')}{_cell('2024年')}</a:tr>"
        f"<a:tr>{_cell('云溪')}{_cell('100')}{_cell('120')}</a:tr>"
    )
    data = pptx(f"<p:graphicFrame><a:graphic><a:tbl>{rows}</a:tbl></a:graphic></p:graphicFrame>")

    assert _lines(data) == ["地区 | 补助 | 补助", "地区 | 2023年 | 2024年", "云溪 | 100 | 120"]


def test_a_large_picture_is_told() -> None:
    """A large picture is told."""
    picture = '<p:pic><a:blip r:embed="x"/><a:ext cx="5400000" cy="3600000"/></p:pic>'
    decoded = READER.read(pptx(shape("title", "流程图") + picture), Limits())

    assert [one.kind for one in decoded.damage] == [DamageKind.UNREAD]
    with pytest.raises(UnreadableFileError, match="只有图片"):
        READER.read(pptx(picture), Limits())
