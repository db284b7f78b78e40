"""A table of an office file becomes lines: a row is a line, its cells are joined by ` | `.

Heads are repeated over the cells that they were merged over, so that every cell has the head
of its column and of its row on the spot. Example (`表头` over two columns, `云溪` over two rows):

    地区 | 补助 | 补助
    地区 | 2023年 | 2024年
    云溪 | 100 | 120
    云溪 | 90 | 95
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_JOINT = " | "
_HASHES = re.compile(r"^#{1,6} ")
_SPACE = re.compile(r"\s+")
_HEAD = 60
_PAGE_LINES = 5
_PAGE = 500


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A cell and the lines in it. A merged cell is one `Cell` that stands in several places."""

    lines: tuple[str, ...]

    @property
    def words(self) -> str:
        """Its lines as one; the joints of a table inside it are gone."""
        words = " ".join(_HASHES.sub("", line).replace(_JOINT, " ") for line in self.lines)
        return _SPACE.sub(" ", words).strip()


EMPTY = Cell(())

Row = Sequence[Cell]


def table(rows: Sequence[Row]) -> Iterator[str]:
    """The lines of a table. Rows may differ in length."""
    rows = _even(rows)
    head = _head(rows)
    for at, row in enumerate(rows):
        above = rows[at - 1] if at else [EMPTY] * len(row)
        if len(set(row)) == 1 or _is_page(row):
            yield from _paragraphs(row, above)
            continue
        cells = [_shown(row, above, column, at < head) for column in range(len(row))]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield _JOINT.join(cells)


def _even(rows: Sequence[Row]) -> list[list[Cell]]:
    """Rows of one length, without the columns that in every row belong to their neighbour."""
    width = max(map(len, rows), default=0)
    full = [[*row, *[EMPTY] * (width - len(row))] for row in rows]
    own = [
        column
        for column in range(width)
        if not column or any(row[column] is not row[column - 1] for row in full)
    ]
    own = [column for column in own if any(row[column].lines for row in full)]
    return [[row[column] for column in own] for row in full]


def _head(rows: list[list[Cell]]) -> int:
    """How many rows from the top hold the column heads, titles above them included."""
    top = next((at for at, row in enumerate(rows) if len(set(row)) > 1), 0)
    if not rows or not rows[top]:
        return 0
    deep = top
    while deep + 1 < len(rows) and any(
        cell.lines and cell is below for cell, below in zip(rows[top], rows[deep + 1], strict=True)
    ):
        deep += 1
    return deep + 1


def _shown(row: list[Cell], above: list[Cell], column: int, is_head: bool) -> str:  # noqa: FBT001
    cell = row[column]
    words = cell.words
    beside = column > 0 and row[column - 1] is cell
    repeated = beside or above[column] is cell
    if repeated and len(words) > _HEAD:
        return ""
    return "" if beside and not is_head else words


def _is_page(row: list[Cell]) -> bool:
    """Whether the row is a page laid out with a table rather than a row of data."""
    return any(len(cell.lines) > _PAGE_LINES and sum(map(len, cell.lines)) > _PAGE for cell in row)


def _paragraphs(row: list[Cell], above: list[Cell]) -> Iterator[str]:
    for cell in dict.fromkeys(row):
        if cell not in above:
            yield from cell.lines
