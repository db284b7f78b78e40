"""Writes a folder of a thousand documents, in the formats that offices use, from texts at hand.

The first are the texts as they are; the others are put together from paragraphs of two of them
under a title and an issuer of their own, so that every one is a document of its own.
"""

from __future__ import annotations

import csv
import random
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from html import escape
from io import StringIO
from pathlib import Path
from xml.sax.saxutils import escape as plain

import docx
import openpyxl  # type: ignore[import-untyped]  # it has none

SEED = 5
KEPT = 0.6
_COUNTIES = ["云溪", "东岚", "青浦口", "石桥", "南屏", "松陵", "白鹭", "长荡", "金沙河", "丹崖"]
_KINDS = ["实施办法", "工作方案", "若干意见", "管理规定", "行动计划", "补充通知"]


@dataclass(frozen=True, slots=True)
class Text:
    """A title and the paragraphs below it."""

    title: str
    paragraphs: tuple[str, ...]

    @classmethod
    def of(cls, words: str) -> Text:
        """The first line of a text is its title."""
        lines = [line.strip().lstrip("# ") for line in words.splitlines() if line.strip()]
        return cls(lines[0] if lines else "", tuple(lines[1:]))


def texts(sources: Sequence[str], count: int) -> list[Text]:
    """As many texts as asked for, no two alike."""
    own = [Text.of(source) for source in sources][:count]
    return [*own, *(_mixed(own, number) for number in range(len(own), count))]


def _mixed(own: Sequence[Text], number: int) -> Text:
    dice = random.Random(SEED * 100_000 + number)
    first, second = dice.sample(range(len(own)), 2)
    title = f"{_COUNTIES[number % 10]}县第{number}号{_KINDS[number % 6]}"
    body = [one for one in own[first].paragraphs if dice.random() < KEPT]
    body += [one for one in own[second].paragraphs if dice.random() < 1 - KEPT]
    issued = f"云政发〔{2000 + number % 25}〕{number}号"
    return Text(title, (issued, *(body or own[first].paragraphs)))


def fill(folder: Path, found: Sequence[Text]) -> None:
    """Write every text as a file, the formats in turn."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(found):
        ending, write = WRITERS[number % len(WRITERS)]
        write(folder / f"{number:04}.{ending}", text)


def _txt(file: Path, text: Text) -> None:
    file.write_text("\n".join((text.title, *text.paragraphs)), encoding="utf-8")


def _gbk(file: Path, text: Text) -> None:
    words = "\n".join((text.title, *text.paragraphs))
    file.write_text(words, encoding="gb18030")


def _md(file: Path, text: Text) -> None:
    file.write_text(f"# {text.title}\n\n" + "\n\n".join(text.paragraphs), encoding="utf-8")


def _html(file: Path, text: Text) -> None:
    body = "".join(f"<p>{escape(one)}</p>\n" for one in text.paragraphs)
    head = f"<title>{escape(text.title)}</title><meta charset='utf-8'>"
    menu = "<ul class='nav'><li><a href='/'>首页</a></li><li><a href='/zw'>政务公开</a></li></ul>"
    page = f"<html><head>{head}</head><body>{menu}<h1>{escape(text.title)}</h1>{body}</body></html>"
    file.write_text(page, encoding="utf-8")


def _docx(file: Path, text: Text) -> None:
    document = docx.Document()
    document.add_heading(text.title, 0)
    for one in text.paragraphs:
        document.add_paragraph(one)
    document.save(str(file))


def _xlsx(file: Path, text: Text) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Sheet1"
    sheet.append([text.title])
    sheet.append(["序号", "内容"])
    for number, one in enumerate(text.paragraphs, 1):
        sheet.append([number, one])
    book.save(file)


def _csv(file: Path, text: Text) -> None:
    out = StringIO()
    rows = csv.writer(out)
    rows.writerow([text.title, ""])
    rows.writerows([[number, one] for number, one in enumerate(text.paragraphs, 1)])
    file.write_text(out.getvalue(), encoding="utf-8-sig")


def _rtf(file: Path, text: Text) -> None:
    lines = (_controls(one) + r"\par" for one in (text.title, *text.paragraphs))
    file.write_text("{\\rtf1\\ansi\\ansicpg936\\uc1 " + "\n".join(lines) + "}", encoding="ascii")


def _controls(words: str) -> str:
    """Characters as RTF spells them: signed 16-bit numbers."""
    units = words.encode("utf-16-le")
    pairs = (units[at : at + 2] for at in range(0, len(units), 2))
    codes = (int.from_bytes(pair, "little", signed=True) for pair in pairs)
    return "".join(chr(code) if 32 <= code < 92 else f"\\u{code}?" for code in codes)


def _odt(file: Path, text: Text) -> None:
    title = f"<text:h text:outline-level='1'>{plain(text.title)}</text:h>"
    body = "".join(f"<text:p>{plain(one)}</text:p>" for one in text.paragraphs)
    names = " ".join(
        f"xmlns:{name}='urn:oasis:names:tc:opendocument:xmlns:{name}:1.0'"
        for name in ("office", "text")
    )
    content = (
        f"<?xml version='1.0' encoding='UTF-8'?>"
        f"<office:document-content {names} office:version='1.2'>"
        f"<office:body><office:text>{title}{body}</office:text></office:body>"
        "</office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), kind)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", _manifest(kind))


def _manifest(kind: str) -> str:
    name = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    entry = "<manifest:file-entry manifest:full-path='{}' manifest:media-type='{}'/>"
    entries = entry.format("/", kind) + entry.format("content.xml", "text/xml")
    return f"<manifest:manifest xmlns:manifest='{name}'>{entries}</manifest:manifest>"


def _eml(file: Path, text: Text) -> None:
    message = EmailMessage()
    message["Subject"] = text.title
    message["From"] = "office@yunxi.example"
    message["To"] = "library@yunxi.example"
    message.set_content("\n\n".join(text.paragraphs))
    file.write_bytes(message.as_bytes())


WRITERS: tuple[tuple[str, Callable[[Path, Text], None]], ...] = (
    ("txt", _txt),
    ("docx", _docx),
    ("html", _html),
    ("md", _md),
    ("xlsx", _xlsx),
    ("rtf", _rtf),
    ("odt", _odt),
    ("csv", _csv),
    ("eml", _eml),
    ("txt", _gbk),
)
"""The formats in turn: name ending and writer."""
