"""The headings of a text: Markdown's, numbered ones, and short lines that stand alone."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.forms import Form
from corpus.marks import Rank
from corpus.page import Row
from corpus.plain import is_attachment, plain_headings
from corpus.series import Numbered, heading_series, numbered
from corpus.titles import could_be_title

_ARTICLES = (1, 2 * Rank.ARTICLE)
_ANNEX_TITLE = 40
_CHAPTER_NAME = 30
_STOP = re.compile(r"[。;:,!?|]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in row `row`: `depth` orders them from the outside in, `body` starts its text.

    Where the heading is part of its paragraph (第三条, 一是…), the text begins with it. Without
    `words` it is a line among headings that heads nothing, and so is text of what stands above
    them all.
    """

    row: int
    depth: tuple[int, int]
    words: str
    body: int


def headings(rows: Sequence[Row], skip: Container[int]) -> list[Heading]:
    """The headings of a page; rows in `skip` are titles or a table of contents."""
    found = {at: _marked(rows, at) for at, row in enumerate(rows) if row.hashes and at not in skip}
    lines = list(numbered(rows, skip))
    chosen = heading_series(rows, lines)
    for line in lines:
        if line.series in chosen:
            found.setdefault(line.row, _numbered(rows, line))
    found |= _between(rows, skip, found)
    ordered = [found[at] for at in sorted(found)]
    return [_or_text(rows, one, below) for one, below in pairwise([*ordered, None]) if one]


def _or_text(rows: Sequence[Row], heading: Heading, below: Heading | None) -> Heading:
    """A heading line with nothing under it, neither text nor headings, is text itself."""
    start = rows[heading.row].line.start
    if heading.body == start or (below and below.depth > heading.depth):
        return heading
    last = below.row if below else len(rows)
    under = rows[heading.row + 1 : last]
    if any(row.line.start >= heading.body for row in under):
        return heading
    return replace(heading, words="", body=start)


def _marked(rows: Sequence[Row], at: int) -> Heading:
    row = rows[at]
    words, body = row.words, row.line.end
    if row.mark and row.mark.length == len(row.folded) and at + 1 < len(rows):
        words, body = _with_next(row, rows[at + 1])
    return Heading(at, (0, row.hashes), words, body)


def _numbered(rows: Sequence[Row], line: Numbered) -> Heading:
    row = rows[line.row]
    words, body = line.reading.words, row.line.start
    if line.reading.form is Form.TITLE:
        body = row.line.end
        if line.mark.length == len(row.folded) and line.row + 1 < len(rows):
            words, body = _with_next(row, rows[line.row + 1])
    return Heading(line.row, (1, 2 * line.mark.rank), words, body)


def _with_next(row: Row, below: Row) -> tuple[str, int]:
    """`第二章` alone in its line has its name in the next one."""
    named = not below.mark and len(below.words) <= _CHAPTER_NAME and not _STOP.search(below.folded)
    return (f"{row.words} {below.words}", below.line.end) if named else (row.words, row.line.end)


def _between(
    rows: Sequence[Row], skip: Container[int], found: dict[int, Heading]
) -> dict[int, Heading]:
    """The headings without numbers, each seen between the numbered ones around it."""
    order = deque(sorted(found))
    chapter: Heading | None = None
    above: Heading | None = None
    plain = {}
    for at in plain_headings(rows, skip):
        while order and order[0] < at:
            above = found[order.popleft()]
            chapter = above if above.depth < _ARTICLES else chapter
        named_above = above is not None and above.body > rows[at].line.start
        if at not in found and not named_above:
            below = found[order[0]] if order else None
            plain[at] = _plain(rows, at, chapter, below)
    return plain


def _plain(rows: Sequence[Row], at: int, chapter: Heading | None, below: Heading | None) -> Heading:
    row = rows[at]
    if not is_attachment(rows, at):
        return Heading(at, _plain_depth(rows, at, chapter, below), row.words, row.line.end)
    title = rows[at + 1]
    if could_be_title(title) and len(title.words) <= _ANNEX_TITLE and not title.mark:
        return Heading(at, (1, 0), f"{row.words} {title.words}", title.line.end)
    return Heading(at, (1, 0), row.words, row.line.end)


def _plain_depth(
    rows: Sequence[Row], at: int, chapter: Heading | None, below: Heading | None
) -> tuple[int, int]:
    """Beside the chapter above, if articles follow; over a list that it opens; else inmost."""
    mark = rows[below.row].mark if below else None
    if below is None or mark is None or mark.rank >= Rank.POINT:
        return (1, 2 * Rank.POINT - 1)
    direct = below.row == at + 1
    if direct and mark.rank is Rank.ARTICLE:
        return chapter.depth if chapter else (1, 2 * Rank.ARTICLE - 1)
    return (1, 2 * (mark.rank if direct or mark.number == 1 else Rank.POINT) - 1)
