"""A sheet of a workbook, and the lines it becomes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.document import UnreadableFileError
from corpus.readers.office.table import EMPTY, Cell, table

_REFUSED = "表格太大，请只保留需要的部分，或拆成几个文件再上传。"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells that hold something, by (row, column), and the merged areas, ends included.

    `beside` are lines that stand on the sheet but in no cell: text boxes, signs of pictures.
    """

    name: str
    cells: Mapping[tuple[int, int], str]
    merged: Sequence[tuple[int, int, int, int]] = ()
    beside: tuple[str, ...] = ()


def written(sheets: Sequence[Sheet], most: int) -> Iterator[str]:
    """The lines of the sheets; where several hold something, their names are headings.

    `most` is the number of places that may be filled.
    """
    told = [one for one in sheets if one.cells or one.beside]
    for sheet in told:
        if len(told) > 1:
            yield f"# {sheet.name.strip()}"
        for block in _blocks(sheet, most):
            yield from table(block)
            yield ""
        yield from sheet.beside
        yield ""


def _blocks(sheet: Sheet, most: int) -> Iterator[list[list[Cell]]]:
    """The tables of a sheet: an empty row divides them."""
    rows = sorted({row for row, _ in sheet.cells})
    columns = sorted({column for _, column in sheet.cells})
    if len(rows) * len(columns) > most:
        raise UnreadableFileError(_REFUSED)
    grid = [[EMPTY] * len(columns) for _ in rows]
    at = {row: place for place, row in enumerate(rows)}
    across = {column: place for place, column in enumerate(columns)}
    for (row, column), words in sheet.cells.items():
        grid[at[row]][across[column]] = Cell(tuple(words.split("\n")))
    _fill(grid, sheet.merged, rows, columns, most)
    begun = 0
    for place in range(1, len(rows) + 1):
        if place == len(rows) or _parted(rows[place - 1], rows[place], sheet.merged):
            yield grid[begun:place]
            begun = place


def _parted(above: int, below: int, merged: Sequence[tuple[int, int, int, int]]) -> bool:
    """Whether an empty row lies between; a row inside a merged cell is not empty."""
    return below > above + 1 and not any(
        top <= above and bottom >= below - 1 for top, _, bottom, _ in merged
    )


def _fill(
    grid: list[list[Cell]],
    merged: Sequence[tuple[int, int, int, int]],
    rows: list[int],
    columns: list[int],
    most: int,
) -> None:
    """Puts a merged cell at all its places that are in the grid."""
    for top, left, bottom, right in merged:
        down = range(bisect_left(rows, top), bisect_right(rows, bottom))
        across = range(bisect_left(columns, left), bisect_right(columns, right))
        most -= len(down) * len(across) + 1
        if most < 0:
            raise UnreadableFileError(_REFUSED)
        if not down or not across or rows[down[0]] != top or columns[across[0]] != left:
            continue
        owner = grid[down[0]][across[0]]
        for row in down:
            for column in across:
                grid[row][column] = owner
