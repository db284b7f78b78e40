"""The running heads, feet and page numbers of pages: what stands at their edges again and again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from corpus.layout.sheet import Line, Sheet

_EDGE = 0.15
_DEEPEST = 4
_LEVEL = 0.5
_NEAR = 40
_FEW_PAGES, _FEWEST, _MANY = 5, 2, 3
_DIGITS = re.compile(r"\d+|[ivxlcdm]{1,6}(?![a-z])")
_BLANKS = re.compile(r"\s+")
_NUMBER = re.compile(
    r"[-—–－·•.‧∙~～_|]*(?:\d{1,4}|[ivxlc]{1,6})[-—–－·•.‧∙~～_|]*"
    r"|第[\d一二三四五六七八九十]{1,4}页(?:[,，/／]?共?\d{1,4}页)?|共\d{1,4}页第\d{1,4}页"
    r"|\d{1,4}[/／]\d{1,4}|page\d{1,4}(?:of\d{1,4})?"
)
_PRINTED = re.compile(
    r"\d{2,4}[/.-]\d{1,2}[/.-]\d{1,4}[,，]?(?:上午|下午|[ap]m)?\d{1,2}:\d{2}.*|(?:https?|file)://\S+"
)


def furniture(sheets: Sequence[Sheet]) -> list[frozenset[int]]:
    """For every page the places, among its lines, of those that are furniture."""
    edges = [[_edge(sheet, top=top) for top in (True, False)] for sheet in sheets]
    seen = Counter(
        key
        for sheet, both in zip(sheets, edges, strict=True)
        for side, rows in enumerate(both)
        for key in {_key(sheet, row, side) for row in rows}
    )
    wanted = _FEWEST if len(sheets) <= _FEW_PAGES else _MANY
    again = {key for key, count in seen.items() if count >= wanted}
    found = []
    for sheet, both in zip(sheets, edges, strict=True):
        mine = {at for at, line in enumerate(sheet.lines) if line.aside}
        for side, rows in enumerate(both):
            mine.update(_outermost(sheet, rows, side, again))
        found.append(frozenset(mine))
    return found


def _outermost(
    sheet: Sheet, rows: list[list[int]], side: int, again: set[tuple[int, int, str]]
) -> Iterator[int]:
    """The rows from the edge inwards, as long as they are furniture."""
    for row in rows:
        if not (_key(sheet, row, side) in again or _is_printed(sheet, row)):
            return
        yield from row


def _is_printed(sheet: Sheet, row: list[int]) -> bool:
    """Whether a row is a page number, or what a browser prints at the edge of a page."""
    words = _BLANKS.sub("", _words(sheet, row)).lower()
    return bool(_NUMBER.fullmatch(words) or _PRINTED.fullmatch(words))


def _edge(sheet: Sheet, *, top: bool) -> list[list[int]]:
    """The rows at one edge of a page, the outermost first."""
    limit = sheet.height * _EDGE
    near = [
        at
        for at, line in enumerate(sheet.lines)
        if (line.box.bottom <= limit if top else line.box.top >= sheet.height - limit)
    ]
    rows: list[list[int]] = []
    for at in sorted(near, key=lambda one: sheet.lines[one].box.middle[1], reverse=not top):
        if rows and sheet.lines[rows[-1][0]].box.beside(sheet.lines[at].box) >= _LEVEL:
            rows[-1].append(at)
        else:
            rows.append([at])
    return rows[:_DEEPEST]


def _words(sheet: Sheet, row: list[int]) -> str:
    lines: list[Line] = sorted((sheet.lines[at] for at in row), key=lambda line: line.box.left)
    return " ".join(line.words for line in lines)


def _key(sheet: Sheet, row: list[int], side: int) -> tuple[int, int, str]:
    """What two pages have in common when a row is the same on both but for its numbers."""
    # Left and right pages have the same words in another order.
    words = "".join(sorted(_DIGITS.sub("0", _BLANKS.sub("", _words(sheet, row)).lower())))
    height = sheet.lines[row[0]].box.middle[1] / max(sheet.height, 1.0)
    return side, round(height * _NEAR), words
