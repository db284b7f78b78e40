"""Reads PDF files: page by page by its text layer, and by recognition where there is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pypdfium2 as pdfium

from corpus.document import Damage, DamageKind, Decoded, UnreadableFileError
from corpus.layout.sheet import Box, Sheet
from corpus.layout.write import written
from corpus.limits import Limits
from corpus.reader import Reader
from corpus.readers.pdf.leaf import Leaf, leaf
from corpus.readers.pdf.opening import opened
from corpus.readers.pdf.rendering import is_blank, read_page, read_part, rendered
from corpus.recognise import is_there

_HEAD = 1024
_OFTEN = 3
_PLACE = 10
_FIGURES = 8  # figures of a text are worth less than pages that are nothing but pictures
_LEAST_SURE, _FEWEST_SIGNS = 0.6, 4


@dataclass(slots=True)
class _Budget:
    """How many pages, and how many pictures on pages of words, may still be recognised."""

    pages: int
    pictures: int


def read(data: bytes, limits: Limits) -> Decoded:
    """The text of a PDF file; heads, feet and page numbers are furniture."""
    with opened(data, limits) as document:
        leaves = _leaves(document, limits)
        _refuse_pictures(leaves, limits)
        most = limits.pictures if is_there() else 0
        budget = _Budget(most, most // _FIGURES)
        often = _often(leaves)
        sheets = [_sheet(document, one, often, budget) for one in leaves]
        attached = document.count_attachments()
    if not any(sheet.lines for sheet in sheets):
        raise UnreadableFileError(
            "PDF 文件里没有认出文字（可能是空白页或看不清的扫描件），请上传更清晰的文件。"
        )
    decoded = written(sheets, "pdf")
    return _with_attachments(decoded, attached) if attached > 0 else decoded


def _leaves(document: pdfium.PdfDocument, limits: Limits) -> list[Leaf]:
    leaves: list[Leaf] = []
    signs = 0
    for at in range(len(document)):
        leaves.append(_leaf(document, at))
        signs += sum(len(line.words) for line in leaves[-1].sheet.lines)
        if signs > limits.characters:
            raise UnreadableFileError(
                f"文件的文字超过上限 {limits.characters} 字，请拆成几个文件再上传。"
            )
    return leaves


def _leaf(document: pdfium.PdfDocument, at: int) -> Leaf:
    try:
        page = document[at]
    except pdfium.PdfiumError:
        sentence = f"第{at + 1}页已损坏，没有读出来，请与原件核对。"
        return Leaf(Sheet(at + 1, 1.0, 1.0, unread=sentence), (), needs=False, lost=False)
    try:
        return leaf(page, at + 1)
    finally:
        page.close()


def _refuse_pictures(leaves: Sequence[Leaf], limits: Limits) -> None:
    """Refuse what is nothing but pictures that cannot be read, or too many of them."""
    needing = sum(one.needs for one in leaves)
    if not needing:
        return
    if needing == len(leaves) and not (limits.pictures and is_there()):
        what = "而文字识别已关闭" if not limits.pictures else "这里没有安装文字识别"
        raise UnreadableFileError(
            f"PDF 文件没有可用的文字（是扫描件或文字编码已损坏），{what}，请上传有文字的文件。"
        )
    if is_there() and 0 < limits.pictures < needing:
        raise UnreadableFileError(
            f"PDF 文件有 {needing} 页是图片，超过一次识别的上限 {limits.pictures} 页，"
            "请拆成几个文件再上传。"
        )


def _often(leaves: Sequence[Leaf]) -> frozenset[tuple[int, ...]]:
    """Places where many pages have a picture: a letterhead, a background."""
    places = Counter(_place(box) for one in leaves for box in one.pictures)
    return frozenset(place for place, count in places.items() if count >= _OFTEN)


def _place(box: Box) -> tuple[int, ...]:
    return tuple(round(edge / _PLACE) for edge in (box.left, box.top, box.right, box.bottom))


def _sheet(
    document: pdfium.PdfDocument, one: Leaf, often: frozenset[tuple[int, ...]], budget: _Budget
) -> Sheet:
    pictures = [box for box in one.pictures if _place(box) not in often]
    if not one.needs and not pictures:
        return one.sheet
    page = document[one.sheet.number - 1]
    try:
        return _recognised(page, one, budget) if one.needs else _filled(page, one, pictures, budget)
    finally:
        page.close()


def _recognised(page: pdfium.PdfPage, one: Leaf, budget: _Budget) -> Sheet:
    """A page read as a picture."""
    number = one.sheet.number
    picture, scale = rendered(page)
    if is_blank(picture):
        return replace(one.sheet, lines=())
    if not budget.pages:
        why = "文字编码已损坏" if one.lost else "是图片"
        sentence = f"第{number}页{why}，没有识别，其中的文字不在正文里。"
        return replace(one.sheet, lines=(), unread=sentence)
    budget.pages -= 1
    reading, lines = read_page(picture, scale)
    unread = "" if lines else f"第{number}页是图片，没有认出文字，请与原件核对。"
    return Sheet(number, reading.width / scale, reading.height / scale, lines, unread=unread)


def _filled(page: pdfium.PdfPage, one: Leaf, pictures: list[Box], budget: _Budget) -> Sheet:
    """A page with the words of its pictures where they stand."""
    sheet = one.sheet
    if len(pictures) > budget.pictures:
        sentence = f"第{sheet.number}页有{len(pictures)}幅图片没有识别，图中的文字不在正文里。"
        return replace(sheet, unread=sentence)
    budget.pictures -= len(pictures)
    picture, scale = rendered(page)
    if abs(picture.width / scale - sheet.width) > 2:  # noqa: PLR2004  points: it is turned
        return sheet
    lines = list(sheet.lines)
    for box in pictures:
        found = read_part(picture, scale, box)
        signs = sum(len(line.words) for line in found)
        sure = sum(line.sure or 0.0 for line in found) / max(len(found), 1)
        if signs >= _FEWEST_SIGNS and sure >= _LEAST_SURE:
            lines += found
    return replace(sheet, lines=tuple(lines))


def _with_attachments(decoded: Decoded, count: int) -> Decoded:
    end = len(decoded.source)
    sentence = f"文件带有{count}个附件，没有读取，请单独上传。"
    unread = Damage(DamageKind.UNREAD, end, end, sentence)
    return replace(decoded, damage=(*decoded.damage, unread))


READER = Reader("pdf", (".pdf",), lambda data: b"%PDF-" in data[:_HEAD], read)
