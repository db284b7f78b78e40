"""Tables without rules: lines in several pieces that stand under each other in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.layout.sheet import Box, Line, around
from corpus.layout.tables import Table

_FEWEST_ROWS, _FEWEST_CELLS = 3, 3
_APART = 0.9
_FAR = 3.0


def aligned(groups: Sequence[Sequence[Line]]) -> Iterator[tuple[int, int]]:
    """The stretches of lines (first, last; half-open) that are a table.

    Each line is given as its pieces from left to right; most lines of a table have three or
    more. A line of two pieces inside of it belongs to it.
    """
    at = 0
    while at < len(groups):
        last = at
        while last < len(groups) and _is_row(groups, last, at):
            last += 1
        while last > at and len(groups[last - 1]) < _FEWEST_CELLS:
            last -= 1
        full = sum(len(group) >= _FEWEST_CELLS for group in groups[at:last])
        if full >= _FEWEST_ROWS and len(_columns(groups[at:last])) >= _FEWEST_CELLS:
            yield at, last
            at = last
        else:
            at = max(last, at + 1)


def _is_row(groups: Sequence[Sequence[Line]], at: int, first: int) -> bool:
    cells = len(groups[at])
    if at > first and _top(groups[at]) - _top(groups[at - 1]) > _FAR * groups[at][0].size:
        return False
    return cells >= _FEWEST_CELLS or (cells == _FEWEST_CELLS - 1 and at > first)


def _top(group: Sequence[Line]) -> float:
    return group[0].box.top


def _columns(groups: Sequence[Sequence[Line]]) -> list[Box]:
    """The columns: what stands under each other, as one."""
    found: list[Box] = []
    for box in sorted((line.box for group in groups for line in group), key=lambda one: one.left):
        if found and box.left < found[-1].right - 0.5:
            found[-1] = around((found[-1], box))
        else:
            found.append(box)
    return found


def as_table(groups: Sequence[Sequence[Line]]) -> Table:
    """The table that some lines are."""
    columns = _columns(groups)
    rows = []
    for group in groups:
        cells = [""] * len(columns)
        for line in group:
            place = line.box.middle[0]
            at = min(range(len(columns)), key=lambda one: abs(columns[one].middle[0] - place))
            inside = [one for one, box in enumerate(columns) if box.left <= place <= box.right]
            at = inside[0] if inside else at
            cells[at] = f"{cells[at]} {line.words}".strip()
        rows.append(tuple(cells))
    lines = tuple(line for group in groups for line in group)
    return Table(around(line.box for line in lines), tuple(rows), lines)
