"""Reads workbooks (xlsx, xlsm and what WPS writes in the same format).

The cells are read from the XML: libraries that build the whole rectangle of a sheet can be made
to ask for hundreds of gigabytes by two cells, and give 0.35 where the sheet shows 35%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.document import Decoded, UnreadableFileError
from corpus.limits import Limits
from corpus.reader import Reader
from corpus.readers.office.album import Album
from corpus.readers.office.assemble import assemble, plain
from corpus.readers.office.drawing import drawn, paragraphs
from corpus.readers.office.parts import (
    Element,
    Parts,
    child,
    is_package_of,
    local,
    number,
    parts,
    value,
)
from corpus.readers.office.sheets.figures import Form, figure, form
from corpus.readers.office.sheets.sheet import Sheet, written

_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})$")
_ROWS = 1_048_576
_COLUMNS = 16_384
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class _Book:
    """What the sheets of a workbook share."""

    strings: Sequence[str]
    forms: Sequence[Form]
    apple: bool
    album: Album


def read(data: bytes, limits: Limits) -> Decoded:
    """The text of a workbook."""
    package = parts(data, limits)
    # A cell that holds something is a character at least, and the joint to the next one.
    album = Album(package.package.read, limits.pictures)
    sheets = list(_sheets(package, album, limits.characters // _SHORTEST))
    return assemble(written(sheets, limits.characters), limits, "xlsx", album)


def _sheets(package: Parts, album: Album, most: int) -> Iterator[Sheet]:
    main = package.main
    if main.endswith(".bin"):
        raise UnreadableFileError("还不能读取二进制工作簿，请另存为 .xlsx 后再上传。")
    root = package.root(main)
    tied = {one.id: one for one in package.tied(main)}
    book = _book(package, main, root, album)
    listed = child(root, "sheets")
    for entry in () if listed is None else listed:
        part = tied.get(value(entry, "id"))
        shown = value(entry, "state", "visible") == "visible"
        if shown and part is not None and part.role == "worksheet":
            yield _sheet(package, part.name, value(entry, "name"), book, most)


def _book(package: Parts, main: str, root: Element, album: Album) -> _Book:
    strings = package.role(main, "sharedStrings")
    looks = package.role(main, "styles")
    apple = value(child(root, "workbookPr"), "date1904", "0") in {"1", "true"}
    return _Book(
        [_string(one) for one in package.root(strings)] if strings else [],
        _forms(package.root(looks)) if looks else [],
        apple,
        album,
    )


def _string(element: Element) -> str:
    """A string without the reading aids (拼音) that may stand over it."""
    found = ""
    for one in element:
        if local(one) == "t":
            found += one.text or ""
        elif local(one) == "r":
            text = child(one, "t")
            found += "" if text is None else text.text or ""
    return plain(found)


def _forms(root: Element) -> list[Form]:
    own = child(root, "numFmts")
    codes = {
        number(value(one, "numFmtId")): value(one, "formatCode")
        for one in (() if own is None else own)
    }
    used = child(root, "cellXfs")
    keys = [number(value(one, "numFmtId")) for one in (() if used is None else used)]
    return [form(key, codes.get(key, "")) for key in keys]


def _sheet(package: Parts, part: str, name: str, book: _Book, most: int) -> Sheet:
    root = package.root(part)
    hidden = _hidden(root)
    cells: dict[tuple[int, int], str] = {}
    rows = child(root, "sheetData")
    row_at = -1
    for row in () if rows is None else rows:
        row_at = number(row.get("r", ""), row_at + 2) - 1
        if row_at < _ROWS and row.get("hidden", "0") not in {"1", "true"}:
            for column_at, words in _cells(row, book):
                if column_at not in hidden:
                    cells[row_at, column_at] = words
        if len(cells) > most:
            raise UnreadableFileError("表格太大，请只保留需要的部分，或拆成几个文件再上传。")
        # A row that was read gives its memory back.
        row.clear()
    areas = child(root, "mergeCells")
    merged = [_area(value(one, "ref")) for one in (() if areas is None else areas)]
    return Sheet(
        name, cells, [one for one in merged if one], tuple(_beside(package, part, book.album))
    )


def _cells(row: Element, book: _Book) -> Iterator[tuple[int, str]]:
    """The cells of a row that hold something, with their columns."""
    at = -1
    for cell in row:
        at = _column(cell.get("r", ""), at + 1)
        words = _words(cell, book).strip()
        if words and at < _COLUMNS:
            yield at, words


def _hidden(root: Element) -> frozenset[int]:
    columns = child(root, "cols")
    return frozenset(
        at
        for one in (() if columns is None else columns)
        if value(one, "hidden", "0") in {"1", "true"}
        for at in range(number(value(one, "min")) - 1, min(number(value(one, "max")), _COLUMNS))
    )


def _words(cell: Element, book: _Book) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = child(cell, "is")
        return "" if inline is None else _string(inline)
    stored = child(cell, "v")
    words = "" if stored is None else (stored.text or "").strip()
    if kind == "s":
        at = number(words, -1)
        return book.strings[at] if 0 <= at < len(book.strings) else ""
    if kind == "b":
        return {"1": "TRUE", "0": "FALSE"}.get(words, words)
    if kind != "n":
        return plain(words.replace("T00:00:00", "") if kind == "d" else words)
    at = number(cell.get("s", "0"))
    shown = book.forms[at] if 0 <= at < len(book.forms) else Form.PLAIN
    return figure(words, shown, apple=book.apple) if words else ""


def _column(place: str, missing: int) -> int:
    found = _PLACE.match(place)
    return _letters(found[1]) if found else missing


@cache
def _letters(letters: str) -> int:
    at = 0
    for letter in letters:
        at = at * 26 + ord(letter) - ord("A") + 1
    return at - 1


def _area(words: str) -> tuple[int, int, int, int] | tuple[()]:
    first, _, last = words.partition(":")
    top, bottom = _PLACE.match(first), _PLACE.match(last)
    if top is None or bottom is None:
        return ()
    return int(top[2]) - 1, _letters(top[1]), int(bottom[2]) - 1, _letters(bottom[1])


def _beside(package: Parts, part: str, album: Album) -> Iterator[str]:
    """What is drawn on the sheet: text boxes, and signs of pictures."""
    for drawing in (one for one in package.tied(part) if one.role == "drawing"):
        pictures = package.pictures(drawing.name, album)
        for one in package.root(drawing.name).iter():
            if local(one) == "txBody":
                yield from paragraphs(one)
            elif local(one) == "pic" and (sign := drawn(one, pictures)):
                yield sign


def recognises(data: bytes) -> bool:
    """Whether the bytes are a package with a workbook in it."""
    return is_package_of(data, "xl")


READER = Reader("workbook", (".xlsx", ".xlsm", ".xltx"), recognises, read)
