"""Series of numbered lines: which lines count on from which, and which series are headings."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from corpus.forms import Form, Reading, read_form
from corpus.marks import Mark, Rank
from corpus.page import Row

_INNER = frozenset((Rank.HAN_BRACKET, Rank.DIGIT, Rank.DIGIT_BRACKET, Rank.CIRCLE))
_CITED = re.compile(r"(?:第|规定|的|所|至|、|和|与|及|或|,|。|款|项|中|之)")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered line: its row, mark and reading, and the series of siblings it stands in."""

    row: int
    mark: Mark
    reading: Reading
    series: int
    in_article: bool


@dataclass(frozen=True, slots=True)
class _Open:
    rank: Rank
    number: int
    series: int


def numbered(rows: Sequence[Row], skip: Container[int]) -> Iterator[Numbered]:
    """The numbered lines of a page but for the rows in `skip`, each with its series."""
    stack: list[_Open] = []
    last: dict[Rank, int] = {}
    count = 0
    for at, row in enumerate(rows):
        mark = row.mark
        reading = read_form(row, mark) if mark and at not in skip else None
        if mark is None or reading is None or _is_cited(row, mark, last.get(Rank.ARTICLE, 0)):
            continue
        open_now = [one for one in stack if one.rank <= mark.rank]
        before = open_now.pop() if open_now and open_now[-1].rank == mark.rank else None
        if not _counts(before, mark, last.get(mark.rank)):
            continue
        last[mark.rank] = mark.number
        if before is None or mark.number <= before.number:
            count += 1
        series = before.series if before and mark.number > before.number else count
        in_article = any(one.rank is Rank.ARTICLE for one in open_now)
        stack = [*open_now, _Open(mark.rank, mark.number, series)]
        yield Numbered(at, mark, reading, series, in_article)


def _counts(before: _Open | None, mark: Mark, last: int | None) -> bool:
    """Whether a mark goes on counting, or begins to."""
    if not mark.sure and mark.rank is not Rank.ARTICLE:
        return before is not None and mark.number == before.number + 1
    if before or mark.rank not in _INNER or mark.number <= 1:
        return True
    return last is None or mark.number == last + 1  # numbers may run on under the next heading


def _is_cited(row: Row, mark: Mark, last: int) -> bool:
    """Whether 第X条 at the start of a line is only spoken of: it does not count on."""
    if mark.rank is not Rank.ARTICLE:
        return False
    if mark.sure:
        return mark.number < last and mark.number != 1
    return mark.number != last + 1 or bool(_CITED.match(row.folded[mark.length :]))


def heading_series(rows: Sequence[Row], lines: Sequence[Numbered]) -> set[int]:
    """The series that are headings: at least half of their lines look it."""
    votes: dict[int, list[bool]] = {}
    for at, line in enumerate(lines):
        below = lines[at + 1] if at + 1 < len(lines) else None
        votes.setdefault(line.series, []).append(_looks_it(rows, line, below))
    return {series for series, found in votes.items() if sum(found) * 2 >= len(found)}


def _looks_it(rows: Sequence[Row], line: Numbered, below: Numbered | None) -> bool:
    if line.mark.rank <= Rank.ARTICLE:
        return True
    if line.reading.form is Form.TITLE:
        return has_text(rows, line, below) and not _is_item(line)
    if line.in_article:
        return False
    return line.reading.form is Form.RUN_IN or line.mark.rank is Rank.HAN


def _is_item(line: Numbered) -> bool:
    """款 and 项 belong to their article."""
    return line.in_article and line.mark.rank is not Rank.HAN


def has_text(rows: Sequence[Row], line: Numbered, below: Numbered | None) -> bool:
    """Whether something stands under a heading line before its next sibling or the end."""
    under = line.row + 1
    if under >= len(rows):
        return False
    if below is None or below.row > under:
        return not rows[under].hashes
    return below.mark.rank > line.mark.rank
