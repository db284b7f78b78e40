from __future__ import annotations

import pytest

from corpus.document import DamageKind, Decoded, UnreadableFileError
from corpus.limits import Limits
from corpus.readers.office.word import READER
from tests.office import docx, p, packed, r, styled, ties, xml

NUMBERING = """
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>
    <w:pStyle w:val="1"/><w:lvlText w:val="第%1章"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="japaneseCounting"/>
    <w:lvlRestart w:val="0"/><w:lvlText w:val="第%2条"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>
    <w:suff w:val="nothing"/><w:lvlText w:val="（%3）"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
  <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="●"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>
"""


def _read(body: str, **others: str) -> Decoded:
    return READER.read(docx(body, **others), Limits())


def _lines(body: str, **others: str) -> list[str]:
    return [line for line in _read(body, **others).source.split("\n") if line]


def _item(words: str, list_id: int, level: int = 0) -> str:
    return p(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def _told(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        READER.read(data, limits or Limits())
    told = str(caught.value)

    assert told.endswith("。")

    return told


def test_it_is_known_by_its_content() -> None:
    """It is known by its content."""
    assert READER.recognises(docx(p("云溪县")))
    assert not READER.recognises(packed({"content.xml": "", "mimetype": ""}))
    assert not READER.recognises(b"word/document.xml")


def test_a_paragraph_is_a_line() -> None:
    """A paragraph is a line."""
    body = p(r("云溪县") + r("人民政府")) + p("") + p("关于补助的通知")

    assert _read(body).source == "云溪县人民政府\n\n关于补助的通知"


def test_headings_are_marked_by_style_and_by_outline() -> None:
    """Headings are marked by style and by outline."""
    body = (
        styled("1", "总则")
        + styled("2", "目的")
        + styled("9", "自定样式")
        + p("大纲级别", '<w:outlineLvl w:val="2"/>')
        + p("正文", '<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>')
    )

    assert _lines(body) == ["# 总则", "## 目的", "## 自定样式", "### 大纲级别", "正文"]


def test_headings_stand_below_a_title() -> None:
    """Headings stand below a title."""
    assert _lines(styled("t", "云溪县办法") + styled("1", "总则")) == ["# 云溪县办法", "## 总则"]


def test_a_whole_paragraph_in_a_headings_style_stays_text() -> None:
    """A whole paragraph in a headings style stays text."""
    assert _lines(styled("1", "云溪" * 50)) == ["云溪" * 50]


def test_automatic_numbers_are_counted_and_written() -> None:
    """Automatic numbers are counted and written."""
    body = (
        p("总则", '<w:pStyle w:val="1"/><w:numPr><w:numId w:val="1"/></w:numPr>')
        + _item("目的", 1, 1)
        + _item("范围", 1, 1)
        + _item("县内", 1, 2)
        + _item("县外", 1, 2)
        + p("申请", '<w:pStyle w:val="1"/><w:numPr><w:numId w:val="1"/></w:numPr>')
        + _item("材料", 1, 1)
        + _item("身份证", 1, 2)
    )

    assert _lines(body, numbering=NUMBERING) == [
        "# 第一章 总则",
        "第一条 目的",
        "第二条 范围",
        "（一）县内",
        "（二）县外",
        "# 第二章 申请",
        "第三条 材料",
        "（一）身份证",
    ]


def test_lists_of_one_kind_count_on_unless_they_begin_anew() -> None:
    """Lists of one kind count on unless they begin anew."""
    body = (
        _item("甲", 2) + _item("乙", 2, 1) + _item("丙", 2) + _item("丁", 3) + _item("戊", 3)
    ) + p("不编号", '<w:numPr><w:numId w:val="0"/></w:numPr>')

    assert _lines(body, numbering=NUMBERING) == [
        "1. 甲",
        "1.1 乙",
        "2. 丙",
        "1. 丁",
        "2. 戊",
        "不编号",
    ]


def test_a_bullet_is_no_number() -> None:
    """A bullet is no number."""
    assert _lines(_item("要点", 4), numbering=NUMBERING) == ["要点"]


def _table(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def _cell(words: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(words)}</w:tc>"


def test_every_cell_keeps_the_heads_it_was_merged_under() -> None:
    """Every cell keeps the heads it was merged under."""
    body = _table(
        _cell("地区", '<w:vMerge w:val="restart"/>') + _cell("补助", '<w:gridSpan w:val="2"/>'),
        _cell("", "<w:vMerge/>") + _cell("2023年") + _cell("2024年"),
        _cell("云溪", '<w:vMerge w:val="restart"/>') + _cell("100") + _cell("120"),
        _cell("", "<w:vMerge/>") + _cell("90") + _cell("95"),
        _cell("以上单位：元", '<w:gridSpan w:val="3"/>'),
    )

    assert _lines(body) == [
        "地区 | 补助 | 补助",
        "地区 | 2023年 | 2024年",
        "云溪 | 100 | 120",
        "云溪 | 90 | 95",
        "以上单位：元",
    ]


def test_a_table_in_a_table_lies_flat_in_its_row() -> None:
    """A table in a table lies flat in its row."""
    inner = _table(_cell("一档") + _cell("二档"), _cell("10") + _cell("20"))
    body = _table(_cell("补助") + f"<w:tc>{inner}{p('元')}</w:tc>")

    assert _lines(body) == ["补助 | 一档 二档 10 20 元"]


def test_a_page_in_a_frame_of_one_cell_is_read_as_lines() -> None:
    """A page in a frame of one cell is read as lines."""
    body = _table(f"<w:tc>{styled('1', '总则')}{p('第一条 目的。')}</w:tc>")

    assert _lines(body) == ["# 总则", "第一条 目的。"]


def test_a_deleted_row_is_left_out() -> None:
    """A deleted row is left out."""
    rows = _table("<w:trPr><w:del/></w:trPr>" + _cell("旧") + _cell("1"), _cell("新") + _cell("2"))

    assert _lines(rows) == ["新 | 2"]


def test_a_monstrous_span_is_cut() -> None:
    """A monstrous span is cut."""
    body = _table(_cell("云溪", '<w:gridSpan w:val="99999999"/>'))

    assert _lines(body) == ["云溪"]


def test_deletions_are_out_and_insertions_in() -> None:
    """Deletions are out and insertions in."""
    body = p(
        f"{r('补助')}<w:del><w:r><w:delText>100</w:delText></w:r></w:del><w:ins>{r('120')}</w:ins>"
        f"<w:moveFrom>{r('旧')}</w:moveFrom><w:moveTo>{r('元')}</w:moveTo>"
    )

    assert _lines(body) == ["补助120元"]


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    """A deleted paragraph end joins two paragraphs."""
    body = p("补助标准为", "<w:rPr><w:del/></w:rPr>") + p("每月100元。")

    assert _lines(body) == ["补助标准为每月100元。"]


def test_hidden_text_comments_and_empty_form_fields_are_left_out() -> None:
    """Hidden text comments and empty form fields are left out."""
    body = p(
        r("云溪")
        + r("隐藏", "<w:vanish/>")
        + r("样式", '<w:rStyle w:val="h"/>')
        + r("县", '<w:vanish w:val="0"/>')
        + '<w:r><w:commentReference w:id="1"/></w:r>'
        + f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('单击输入')}"
        + f"</w:sdtContent></w:sdt><w:sdt><w:sdtContent>{r('政府')}</w:sdtContent></w:sdt>"
    )

    assert _lines(body) == ["云溪县政府"]


def _fields(code: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_a_fields_result_is_text_and_its_code_and_page_numbers_are_not() -> None:
    """A fields result is text and its code and page numbers are not."""
    body = p(r("见") + _fields(" HYPERLINK x ", "附件") + _fields(" PAGEREF _Toc1 ", "12"))

    assert _lines(body) == ["见附件"]


def test_a_circled_character_is_kept() -> None:
    """A circled character is kept."""
    code = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText>eq \\o\\ac(○,密)</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )

    assert _lines(p(code + r("级"))) == ["密级"]


def test_a_text_box_is_read_once() -> None:
    """A text box is read once."""
    box = f"<w:txbxContent>{p('云溪县文件')}</w:txbxContent>"
    body = p(
        r("通知") + f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{box}'
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )

    assert _lines(body) == ["通知", "云溪县文件"]


def test_notes_stand_at_the_end() -> None:
    """Notes stand at the end."""
    body = p(r("补助") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r("每月")) + p("完")
    notes = (
        f'<w:footnote w:id="0">{p("分隔")}</w:footnote>'
        f'<w:footnote w:id="2">{p("含税")}</w:footnote>'
    )

    assert _lines(body, footnotes=notes) == ["补助每月", "完", "[注1] 含税"]


def _drawing(wide: int, high: int) -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{wide * 360000}" cy="{high * 360000}"/>'
        '<a:graphic><a:blip r:embed="r1"/></a:graphic></wp:inline></w:drawing></w:r>'
    )


def test_a_large_picture_is_told_as_unread_at_its_place() -> None:
    """A large picture is told as unread at its place."""
    decoded = _read(p("附图：") + p(_drawing(15, 8)) + p("以上。"))
    (damage,) = decoded.damage

    assert damage.kind is DamageKind.UNREAD
    assert decoded.source[: damage.start].rstrip() == "附图："
    assert decoded.source[damage.end :].lstrip() == "以上。"
    assert "图片" in damage.sentence


def test_a_seal_is_no_loss() -> None:
    """A seal is no loss."""
    assert _read(p(r("云溪县人民政府") + _drawing(4, 4))).damage == ()


def test_only_pictures_are_a_failure() -> None:
    """Only pictures are a failure."""
    assert "只有图片" in _told(docx(p(_drawing(15, 20))))


def test_macros_are_not_run_and_the_text_is_read() -> None:
    """Macros are not run and the text is read."""
    members = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": ties(("r1", "officeDocument", "word/document.xml")),
        "word/document.xml": xml("w:document", f"<w:body>{p('云溪县')}</w:body>"),
        "word/vbaProject.bin": "AutoOpen",
    }

    assert READER.read(packed(members), Limits()).source == "云溪县"


def test_entities_are_refused() -> None:
    """Entities are refused."""
    bomb = '<!DOCTYPE w [<!ENTITY a "云">]><w:document xmlns:w="w"><w:body/></w:document>'
    members = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": ties(("r1", "officeDocument", "word/document.xml")),
        "word/document.xml": bomb,
    }

    assert "实体" in _told(packed(members))


def test_a_bomb_is_refused() -> None:
    """A bomb is refused."""
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": b"<a>" + b" " * 50_000_000 + b"</a>",
    }

    assert "压缩炸弹" in _told(packed(members))


def test_deep_nesting_ends_in_a_sentence_or_in_text() -> None:
    """Deep nesting ends in a sentence or in text."""
    body = p("云溪")
    for _ in range(80):
        body = _table(f"<w:tc>{body}{p('')}</w:tc>")

    assert _lines(body) == ["云溪"]
    assert _told(docx("<w:tbl>" * 300 + "</w:tbl>" * 300))


def test_a_package_without_a_main_part_is_refused() -> None:
    """A package without a main part is refused."""
    assert "缺少正文" in _told(packed({"[Content_Types].xml": "<Types/>", "word/x.xml": "<a/>"}))


def test_a_truncated_file_is_refused() -> None:
    """A truncated file is refused."""
    assert "不完整" in _told(docx(p("云溪县"))[:500])


def test_too_long_a_text_is_refused() -> None:
    """Too long a text is refused."""
    assert "超过上限" in _told(docx(p("云溪县" * 10)), Limits(characters=20))
