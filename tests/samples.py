"""Writes the sample documents that are no plain text: `python -m tests.samples`.

A Word file with automatic numbering and a table, a workbook and a PDF file of a county that does
not exist. The wording is written here; the other samples are edited as they are.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import openpyxl  # type: ignore[import-untyped]  # it has none
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml

from tests.paper import pdf, words

FOLDER = Path(__file__).parents[1] / "corpus" / "samples"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_LEVELS = ("第%1章", "第%2条", "（%3）")
_SAVED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_INVENTED = "（示例文档：云溪县及文中机构、文号、号码、数字均属虚构。）"

LUNCH: tuple[tuple[int, str], ...] = (
    (0, "总则"),
    (1, "为规范中小学午餐供应，保证学生吃饱吃好，根据国家有关规定，结合本县实际，制定本办法。"),
    (1, "本办法适用于本县公办和民办中小学。学生自愿参加午餐供应，学校不得强制或者变相强制。"),
    (0, "供餐与收费"),
    (1, "学校应当优先采用食堂供餐；没有食堂的，可以采用配送餐。两种方式都不得承包给个人经营。"),
    (1, "午餐费最高标准按照下表执行，学校不得在标准之外另收加工费、配送费。"),
    (-1, ""),
    (1, "午餐费按月结算。学生当日九时前请假的，当日午餐费全额退还。"),
    (1, "下列学生免交午餐费，所需资金由县财政承担："),
    (2, "特困供养学生、孤儿和事实无人抚养儿童；"),
    (2, "最低生活保障家庭学生；"),
    (2, "残疾学生。"),
    (1, "每学期午餐费结余超过百分之三的，应当在下学期第一个月用于改善伙食，不得挪作他用。"),
    (0, "管理与监督"),
    (1, "学校负责人应当与学生共同用餐，每餐不少于一人，并做好陪餐记录。食品留样不少于四十八小时。"),
    (1, "学校应当每周公布下一周食谱，每月公布午餐费收支。家长委员会可以随时查看食堂。"),
    (0, "附则"),
    (1, "本办法自2023年9月1日起施行。"),
)
"""The articles with the level of their numbers, which Word counts; the table stands at -1."""
PRICES = (
    ("供餐方式", "小学（元/餐）", "初中（元/餐）", "普通高中（元/餐）"),
    ("食堂供餐", "9", "10.5", "12"),
    ("配送餐", "11", "12.5", "14"),
)
FEES = (
    ("收费项目", "收费单位", "计费单位", "收费标准（元）", "减免政策"),
    ("作业本费", "小学", "每生每学期", "14", "家庭经济困难学生免收"),
    ("作业本费", "初中", "每生每学期", "22", "家庭经济困难学生免收"),
    ("住宿费", "初中", "每生每学期", "160", "家庭经济困难学生减半收取"),
    ("住宿费（四人间）", "普通高中", "每生每学期", "400", "家庭经济困难学生减半收取"),
    ("住宿费（六人间）", "普通高中", "每生每学期", "300", "家庭经济困难学生减半收取"),
    ("学生证补办工本费", "各类学校", "每证", "5", "无"),
)
REST = (
    "澜江市教育局关于规范中小学午休管理的通知",
    "澜教发〔2024〕31号",
    "各县教育局，市属各学校：",
    "为保障中小学生午间休息，经市人民政府同意，现就规范午休管理通知如下：",
    "一、自愿参加。学校在征求家长意见后组织学生午休，不得强制学生参加。",
    "二、午休时间。午休每个教学日不少于60分钟，其间不得讲授新课。",
    "三、收费标准。平躺午睡的，每生每学期不超过200元；伏案休息的，不得收费。",
    "四、安全管理。每间午休室至少安排一名教师值守，每名学生铺位面积不小于2平方米。",
    "五、本通知自2024年9月1日起施行。",
    "澜江市教育局",
    "2024年7月15日",
    "（示例文档：澜江市及文中机构、文号、数字均属虚构。）",
)


def lunch() -> bytes:
    """A rule whose articles Word numbers, with a table, a header and page numbers."""
    document = docx.Document()
    _numbered(document)
    document.sections[0].header.paragraphs[0].text = "云溪县人民政府办公室文件"
    _heading(document, "云溪县中小学午餐供应办法")
    _line(document, "云政办规〔2023〕8号", WD_ALIGN_PARAGRAPH.CENTER)
    for level, said in LUNCH:
        if level < 0:
            _table(document)
        else:
            _article(document, level, said)
    _line(document, "云溪县人民政府办公室", WD_ALIGN_PARAGRAPH.RIGHT)
    _line(document, "2023年6月28日", WD_ALIGN_PARAGRAPH.RIGHT)
    _line(document, _INVENTED)
    return _steady(document.save)


def _numbered(document: Document) -> None:
    """A list of three levels: chapters, articles that run on over chapters, items."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/>'
        f'<w:numFmt w:val="chineseCountingThousand"/>'
        + ('<w:lvlRestart w:val="0"/>' if level == 1 else "")
        + f'<w:suff w:val="{"nothing" if level == 2 else "space"}"/><w:lvlText w:val="{text}"/>'
        "</w:lvl>"
        for level, text in enumerate(_LEVELS)
    )
    root = document.part.numbering_part.element
    root.insert(0, parse_xml(f'<w:abstractNum {_W} w:abstractNumId="90">{levels}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {_W} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))


def _heading(document: Document, said: str) -> None:
    title = document.add_paragraph(style="Title")
    title.add_run(said)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _line(document: Document, said: str, where: WD_ALIGN_PARAGRAPH | None = None) -> None:
    line = document.add_paragraph(said)
    if where is not None:
        line.alignment = where


def _article(document: Document, level: int, said: str) -> None:
    paragraph = document.add_paragraph(said, style="Heading 1" if level == 0 else None)
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {_W}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>')
    )


def _table(document: Document) -> None:
    table = document.add_table(rows=0, cols=len(PRICES[0]), style="Table Grid")
    for row in PRICES:
        for cell, said in zip(table.add_row().cells, row, strict=True):
            cell.text = said
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {_W}/>"))


def fees() -> bytes:
    """A table of fees with a title over all columns."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "收费公示"
    sheet.append(["云溪县教育局2025年秋季学期中小学收费公示表"])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(FEES[0]))
    for row in FEES:
        sheet.append([float(cell) if cell.isdigit() else cell for cell in row])
    sheet.append(["公示日期：2025年8月25日"])
    sheet.append([_INVENTED])
    return _steady(book.save)


def rest() -> bytes:
    """A notice of the city on one page, with a text layer."""
    title, number, *body = REST
    signed, dated, invented = body[-3:]
    page = words(125, 80, title, 18, "F2") + words(240, 115, number)
    at = 155.0
    for line in body[:-3]:
        for piece in _wrapped(line):
            page += words(70, at, piece)
            at += 24
    page += words(400, at + 20, signed) + words(400, at + 44, dated)
    return pdf(page + words(70, at + 90, invented), packed=True)


def _wrapped(line: str, width: int = 37) -> Sequence[str]:
    """A paragraph in lines, the first one indented unless it is an address."""
    whole = line if line.endswith("：") and len(line) < width else f"　　{line}"
    return [whole[at : at + width] for at in range(0, len(whole), width)]


def _steady(save: Callable[[io.BytesIO], object]) -> bytes:
    """A package that is the same whenever it is made."""
    made, steady = io.BytesIO(), io.BytesIO()
    save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != "docProps/thumbnail.jpeg":
                entry = zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0))
                said = _SAVED.sub(rb"\g<1>2025-01-01T00:00:00Z", old.read(name))
                new.writestr(entry, said, zipfile.ZIP_DEFLATED)
    return steady.getvalue()


FILES: dict[str, Callable[[], bytes]] = {
    "云溪县中小学午餐供应办法.docx": lunch,
    "云溪县中小学收费公示表（2025年秋季）.xlsx": fees,
    "澜江市教育局关于规范中小学午休管理的通知.pdf": rest,
}


if __name__ == "__main__":
    for name, made in FILES.items():
        (FOLDER / name).write_bytes(made())
