"""Rows become paragraphs: which line goes on in the next one, over columns and pages too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.fold import fold
from corpus.layout.flow import Placed, Row
from corpus.layout.glue import is_wide
from corpus.layout.measure import Usual
from corpus.marks import mark

_LIKE, _LIKE_READ = 0.12, 0.35
_FAR, _FARTHEST = 1.4, 2.3
_TITLE, _TITLE_FAR = 1.15, 2.1
_INDENT = 0.8
_CELL_AT = 6.0
_SAME_LEFT = 0.6
_SPARE = 0.5
_SHORT = 8.0
_WIDE_UNIT, _NARROW = 2.0, 0.5
_MOST_LINES = 2_000
_NUMERAL = "一二三四五六七八九十百零〇"
_MARK = re.compile(
    rf"第[{_NUMERAL}\d]+[编章节条款部篇]|[{_NUMERAL}]{{1,3}}[、.．]|\d{{1,2}}(?:[、)）]|[.．](?!\d))"
    rf"|[(（][{_NUMERAL}\d]{{1,3}}[)）]|[①-⑳⑴-⒇■□●○◆◇★▪•·∙]"
    rf"|[-–—][ \u3000]|附件|附录|[\[［【]\d+[\]］】]"
)
_ENDS = re.compile(r"[。！？；：.!?;:”』」）)】]$")
_STOPS = re.compile(r"[。！？；!?;]”?$|[.：:]$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Rows that are one paragraph."""

    rows: tuple[Row, ...]


def paragraphs(flow: Iterable[Row | Placed], usual: Usual) -> Iterator[Paragraph | Placed]:
    """The paragraphs and tables of a file, in their order."""
    rows: list[Row] = []
    for one in flow:
        if isinstance(one, Row) and rows and _goes_on(rows, one, usual):
            rows.append(one)
            continue
        if rows:
            yield Paragraph(tuple(rows))
        rows = []
        if isinstance(one, Row):
            rows.append(one)
        else:
            yield one
    if rows:
        yield Paragraph(tuple(rows))


def _goes_on(rows: Sequence[Row], below: Row, usual: Usual) -> bool:
    """Whether a paragraph goes on in the row below its last one."""
    above = rows[-1]
    if len(rows) > _MOST_LINES or not _alike(above, below) or _counts_on(rows[0], below):
        return False
    apart = _distance(above, below)
    if min(above.line.size, below.line.size) >= _TITLE * usual.size:
        return _title_goes_on(above, below, apart)
    if apart is not None and apart > _farthest(above, usual):
        return False
    if not _is_full(above, below):
        return False
    return _is_beneath(rows, below, usual)


def _counts_on(first: Row, below: Row) -> bool:
    """Whether a row begins with the number after the one that the paragraph begins with."""
    one, other = (mark(row.line.words, fold(row.line.words)) for row in (first, below))
    if one is None or other is None:
        return False
    return one.rank == other.rank and other.number == one.number + 1


def _alike(above: Row, below: Row) -> bool:
    limit = _LIKE if above.line.sure is None else _LIKE_READ
    one, other = above.line.size, below.line.size
    return abs(one - other) <= limit * max(one, other)


def _distance(above: Row, below: Row) -> float | None:
    """How far below the other a row stands; nothing if it begins a new column or page."""
    step = below.line.box.bottom - above.line.box.bottom
    beside = above.sheet != below.sheet or step < 0
    return None if beside else step


def _farthest(above: Row, usual: Usual) -> float:
    like = abs(above.line.size - usual.size) <= _LIKE * usual.size
    return _FAR * usual.distance if like else _FARTHEST * above.line.size


def _title_goes_on(above: Row, below: Row, apart: float | None) -> bool:
    """Large words in two lines are one title, unless the second is numbered."""
    if apart is None or apart > _TITLE_FAR * above.line.size or above.line.bold != below.line.bold:
        return False
    return not _MARK.match(below.line.words) and not _STOPS.search(above.line.words)


def _is_full(above: Row, below: Row) -> bool:
    """Whether the next words would not have found room at the end of the row above."""
    size = above.line.size
    words = below.line.words
    if above.line.box.width < _SHORT * size:
        return False
    if is_wide(words[0]) or is_wide(above.line.words[-1]):
        unit = _WIDE_UNIT * size
    else:
        unit = _NARROW * size * (len(words.split(maxsplit=1)[0]) + 1)
    return above.right - above.line.box.right <= unit + _SPARE * size


def _is_beneath(rows: Sequence[Row], below: Row, usual: Usual) -> bool:
    """Whether the row below stands where a paragraph goes on, and not where one begins."""
    above = rows[-1]
    size = below.line.size
    marked = bool(_MARK.match(below.line.words))
    ended = bool(_ENDS.search(above.line.words))
    if below.line.box.left - below.left <= _INDENT * size:
        return not (marked and ended) if not usual.indents else not marked or not ended
    if _is_cell(above, below) and not (marked or ended):
        return True
    if _hangs(rows[0], marked=marked):
        return not (usual.indents and ended)
    same = abs(below.line.box.left - above.line.box.left) <= _SAME_LEFT * size
    if above.sheet != below.sheet or above.left != below.left:
        same = (
            abs((below.line.box.left - below.left) - (above.line.box.left - above.left))
            <= _SAME_LEFT * size
        )
    stopped = bool(_STOPS.search(above.line.words))
    return same and not marked and not (stopped and usual.indents)


def _is_cell(above: Row, below: Row) -> bool:
    """Whether a row is the end of the last cell of the full row above, of a table without rules."""
    across = above.line.box.left - above.left <= _CELL_AT * above.line.size
    return across and below.line.box.left - below.left > _CELL_AT * below.line.size


def _hangs(first: Row, *, marked: bool) -> bool:
    """Whether a paragraph begins with a mark at its margin, so that its other lines hang."""
    indent = first.line.box.left - first.left
    return (
        not marked and indent <= _INDENT * first.line.size and bool(_MARK.match(first.line.words))
    )
