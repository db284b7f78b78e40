from __future__ import annotations

import pytest

from corpus.document import DamageKind, Decoded, UnreadableFileError
from corpus.limits import Limits
from corpus.readers.office.odt import READER
from tests.office import docx, odt, p, stored

STYLES = """
<style:style style:name="T" style:parent-style-name="Title"/>
<style:style style:name="hid"><style:text-properties text:display="none"/></style:style>
<text:list-style style:name="L">
  <text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..."
    style:num-prefix="第" style:num-suffix="条"/>
  <text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="1"
    style:num-prefix="（" style:num-suffix="）"/>
</text:list-style>
<text:list-style style:name="B"><text:list-level-style-bullet text:level="1"/></text:list-style>
"""


def _read(body: str) -> Decoded:
    return READER.read(odt(body, STYLES), Limits())


def _lines(body: str) -> list[str]:
    return [line for line in _read(body).source.split("\n") if line]


def _p(words: str) -> str:
    return f"<text:p>{words}</text:p>"


def _cell(words: str, properties: str = "") -> str:
    return f"<table:table-cell {properties}>{_p(words)}</table:table-cell>"


def _row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


COVERED = "<table:covered-table-cell/>"


def test_it_is_known_by_its_content() -> None:
    """It is known by its content."""
    assert READER.recognises(odt(_p("云溪")))
    assert not READER.recognises(docx(p("云溪")))
    assert not READER.recognises(stored({"mimetype": "application/epub+zip", "content.xml": ""}))


def test_paragraphs_and_headings_are_lines() -> None:
    """Paragraphs and headings are lines."""
    body = (
        '<text:p text:style-name="T">云溪县办法</text:p>'
        '<text:h text:outline-level="1">总则</text:h>'
        '<text:p>为了<text:span>补助</text:span><text:s text:c="2"/>学生'
        "<text:line-break/>制定。</text:p>"
    )

    assert _lines(body) == ["# 云溪县办法", "## 总则", "为了补助  学生", "制定。"]


def test_lists_are_numbered() -> None:
    """Lists are numbered."""
    items = [f"<text:list-item>{_p(word)}</text:list-item>" for word in "甲乙丙"]
    inner = (
        f"<text:list-item>{_p('丁')}<text:list>{items[0]}{items[1]}</text:list></text:list-item>"
    )
    body = (
        f'<text:list xml:id="a" text:style-name="L">{items[0]}{inner}</text:list>{_p("间")}'
        f'<text:list text:style-name="L" text:continue-list="a">{items[2]}</text:list>'
        f'<text:list text:style-name="L">{items[0]}</text:list>'
        f'<text:list text:style-name="B">{items[0]}</text:list>'
    )

    assert _lines(body) == [
        "第一条 甲",
        "第二条 丁",
        "（1）甲",
        "（2）乙",
        "间",
        "第三条 丙",
        "第一条 甲",
        "甲",
    ]


def test_merged_cells_keep_their_heads() -> None:
    """Merged cells keep their heads."""
    body = (
        "<table:table><table:table-header-rows>"
        + _row(
            _cell("地区", 'table:number-rows-spanned="2"'),
            _cell("补助", 'table:number-columns-spanned="2"'),
            COVERED,
        )
        + "</table:table-header-rows>"
        + _row(COVERED, _cell("2023年"), _cell("2024年"))
        + _row(_cell("云溪"), _cell("100", 'table:number-columns-repeated="2"'))
        + _row(_cell("", 'table:number-columns-repeated="99999999"'))
        + "</table:table>"
    )

    assert _lines(body) == ["地区 | 补助 | 补助", "地区 | 2023年 | 2024年", "云溪 | 100 | 100"]


def test_what_is_deleted_hidden_or_a_comment_is_left_out() -> None:
    """What is deleted hidden or a comment is left out."""
    body = (
        f"<text:tracked-changes><text:deletion>{_p('旧')}</text:deletion></text:tracked-changes>"
        "<text:p>新<office:annotation><text:p>批注</text:p></office:annotation>"
        '<text:span text:style-name="hid">隐</text:span>'
        "<text:page-number>3</text:page-number></text:p>"
        '<text:p text:style-name="hid">隐</text:p>'
    )

    assert _lines(body) == ["新"]


def test_notes_stand_at_the_end_and_boxes_after_their_paragraph() -> None:
    """Notes stand at the end and boxes after their paragraph."""
    body = (
        "<text:p>补助<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        f"{_p('含税')}</text:note-body></text:note><draw:frame><draw:text-box>{_p('框')}"
        "</draw:text-box></draw:frame>标准</text:p><text:p>完</text:p>"
    )

    assert _lines(body) == ["补助标准", "框", "完", "[注1] 含税"]


def test_a_large_picture_is_told() -> None:
    """A large picture is told."""
    frame = '<draw:frame svg:width="15cm" svg:height="100mm"><draw:image/></draw:frame>'
    small = '<draw:frame svg:width="1cm" svg:height="1in"><draw:image/></draw:frame>'
    decoded = _read(_p("附图" + frame + small))

    assert [one.kind for one in decoded.damage] == [DamageKind.UNREAD]
    assert decoded.damage[0].start == 2


def test_a_password_is_told() -> None:
    """A password is told."""
    told = "<manifest:encryption-data/>"

    with pytest.raises(UnreadableFileError, match="密码"):
        READER.read(odt("", **{"META-INF/manifest.xml": told}), Limits())
