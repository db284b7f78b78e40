"""Tables whose cells say only where they end (RTF, old Word files), brought onto one grid.

A cell that ends where the second cell of another row ends covers two columns.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.readers.office.table import EMPTY, Cell

_CLOSE = 40
"""Twips (1/1440 inch): edges nearer than this are one line drawn by an unsteady hand."""
_WIDEST = 63


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell, its right edge, and whether it goes on from the cell above or to the left."""

    cell: Cell
    right: int
    down: bool = False
    across: bool = False


def gridded(rows: Sequence[Sequence[Placed]]) -> list[list[Cell]]:
    """The rows of a table, every cell at all the columns that it covers."""
    columns = _columns(rows)
    made: list[list[Cell]] = []
    for row in rows:
        cells: list[Cell] = []
        for at, one in enumerate(row[:_WIDEST]):
            end = bisect_left(columns, one.right) + 1 if columns else at + 1
            cells += [_owner(one, cells, made)] * max(1, min(end, _WIDEST) - len(cells))
        made.append(cells)
    return made


def _columns(rows: Sequence[Sequence[Placed]]) -> list[int]:
    """The right edges of all columns; none if the rows do not say."""
    found: list[int] = []
    for edge in sorted({one.right for row in rows for one in row}):
        if not found or edge - found[-1] > _CLOSE:
            found.append(edge)
        else:
            found[-1] = edge
    told = all(a.right < b.right for row in rows for a, b in pairwise(row))
    return found if told and len(found) <= _WIDEST else []


def _owner(one: Placed, before: list[Cell], made: list[list[Cell]]) -> Cell:
    if one.across and before:
        return before[-1]
    above = made[-1] if made else []
    if one.down and len(before) < len(above):
        return above[len(before)]
    return one.cell if one.cell.lines else EMPTY
