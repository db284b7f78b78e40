"""Ruled tables: cells found between rules, and the lines that stand in them.

Rules that touch make a grid. Where no rule parts two fields of the grid, they are one cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.layout.glue import glued
from corpus.layout.sheet import Box, Line, around

_NEAR = 3.0
_TOUCH = 4.0
_SHORTEST = 8.0
_MOST_RULES = 3_000
_MOST_FIELDS = 20_000
_FEWEST = 2
_LONGEST_HEAD = 20
_SPARE, _LEVEL, _WIDE = 1.6, 0.5, 4.0


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its place, its rows of cells, and the lines that they were made of."""

    box: Box
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Grid:
    """Rules that hang together; `across` are the level ones, `down` the upright ones."""

    across: tuple[Box, ...]
    down: tuple[Box, ...]


def tables(lines: Sequence[Line], rules: Sequence[Box]) -> list[Table]:
    """The ruled tables of a page; a line belongs to at most one."""
    found: list[Table] = []
    taken: set[int] = set()
    # The innermost first, so that a table inside a cell is a table of its own.
    grids = sorted(_grids(rules), key=lambda grid: _area(around(grid.across + grid.down)))
    for grid in grids:
        free = [at for at in range(len(lines)) if at not in taken]
        table, used = _table(grid, lines, free)
        if table:
            found.append(table)
            taken |= used
    return found


def _area(box: Box) -> float:
    return box.width * box.height


def _grids(rules: Sequence[Box]) -> Iterator[_Grid]:
    level = _merged(rule for rule in rules if rule.width >= max(rule.height, _SHORTEST))
    upright = [
        _swapped(rule)
        for rule in _merged(
            _swapped(rule) for rule in rules if rule.height > max(rule.width, _SHORTEST)
        )
    ]
    if len(level) + len(upright) > _MOST_RULES:
        return
    for across, down in _hanging_together(level, upright):
        if len(across) >= _FEWEST and len(down) >= _FEWEST:
            yield _Grid(tuple(across), tuple(down))


def _swapped(box: Box) -> Box:
    return Box(box.top, box.left, box.bottom, box.right)


def _merged(rules: Iterable[Box]) -> list[Box]:
    """Level rules, those in one line that touch as one."""
    found: list[Box] = []
    for group in _at_one_height(sorted(rules, key=lambda rule: rule.middle[1])):
        last: Box | None = None
        for rule in sorted(group, key=lambda one: one.left):
            if last and rule.left <= last.right + _NEAR:
                last = Box(last.left, last.top, max(last.right, rule.right), last.bottom)
                found[-1] = last
            else:
                last = rule
                found.append(rule)
    return found


def _at_one_height(rules: Sequence[Box]) -> Iterator[list[Box]]:
    group: list[Box] = []
    for rule in rules:
        if group and rule.middle[1] - group[0].middle[1] > _NEAR:
            yield group
            group = []
        group.append(rule)
    if group:
        yield group


def _hanging_together(
    level: list[Box], upright: list[Box]
) -> Iterator[tuple[list[Box], list[Box]]]:
    """Groups of rules that cross or touch each other."""
    group = list(range(len(level) + len(upright)))

    def head(at: int) -> int:
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    for one, across in enumerate(level):
        for two, down in enumerate(upright):
            if _touch(across, down):
                group[head(one)] = head(len(level) + two)
    heads: dict[int, tuple[list[Box], list[Box]]] = {}
    for at in range(len(group)):
        pair = heads.setdefault(head(at), ([], []))
        if at < len(level):
            pair[0].append(level[at])
        else:
            pair[1].append(upright[at - len(level)])
    yield from heads.values()


def _touch(across: Box, down: Box) -> bool:
    place, height = down.middle[0], across.middle[1]
    return (
        across.left - _TOUCH <= place <= across.right + _TOUCH
        and down.top - _TOUCH <= height <= down.bottom + _TOUCH
    )


def _table(
    grid: _Grid, lines: Sequence[Line], free: Sequence[int]
) -> tuple[Table | None, set[int]]:
    edges = _places(rule.middle[0] for rule in grid.down)
    levels = _places(rule.middle[1] for rule in grid.across)
    width, height = len(edges) - 1, len(levels) - 1
    if width < _FEWEST or height < _FEWEST or width * height > _MOST_FIELDS:
        return None, set()
    frame = around(grid.across + grid.down)
    inside = [at for at in free if frame.holds(lines[at].box.middle)]
    cells = _cells(grid, edges, levels)
    texts: dict[int, list[Line]] = {}
    for at in inside:
        across, down = lines[at].box.middle
        column, row = _field(edges, across), _field(levels, down)
        texts.setdefault(cells[row * width + column], []).append(lines[at])
    rows = tuple(_rows(cells, texts, width, height))
    if len(rows) < _FEWEST or max(sum(map(bool, row)) for row in rows) < _FEWEST:
        return None, set()
    return Table(frame, rows, tuple(lines[at] for at in inside)), set(inside)


def _places(numbers: Iterable[float]) -> list[float]:
    """Numbers in their order, those close together as one."""
    found: list[float] = []
    for number in sorted(numbers):
        if not found or number - found[-1] > _TOUCH:
            found.append(number)
    return found


def _field(edges: Sequence[float], place: float) -> int:
    for at in range(1, len(edges) - 1):
        if place < edges[at]:
            return at - 1
    return len(edges) - 2


def _cells(grid: _Grid, edges: list[float], levels: list[float]) -> list[int]:
    """For every field of the grid, row by row, the first field of the cell that it is part of."""
    width, height = len(edges) - 1, len(levels) - 1
    cell = list(range(width * height))
    for row in range(height):
        for column in range(width):
            here = row * width + column
            middle = (levels[row] + levels[row + 1]) / 2
            if column and not _ruled_down(grid, edges[column], middle):
                cell[here] = cell[here - 1]
            middle = (edges[column] + edges[column + 1]) / 2
            if row and cell[here] == here and not _ruled_across(grid, levels[row], middle):
                cell[here] = cell[here - width]
    return cell


def _ruled_down(grid: _Grid, place: float, height: float) -> bool:
    return any(
        abs(rule.middle[0] - place) <= _TOUCH and rule.top - 1 <= height <= rule.bottom + 1
        for rule in grid.down
    )


def _ruled_across(grid: _Grid, height: float, place: float) -> bool:
    return any(
        abs(rule.middle[1] - height) <= _TOUCH and rule.left - 1 <= place <= rule.right + 1
        for rule in grid.across
    )


def _rows(
    cells: list[int], texts: dict[int, list[Line]], width: int, height: int
) -> Iterator[tuple[str, ...]]:
    """The rows; a short first cell that goes on in the next rows heads them as well."""
    words = {cell: _words(lines) for cell, lines in texts.items()}
    for row in range(height):
        found: list[str] = []
        for column in range(width):
            here = row * width + column
            cell = cells[here]
            if cell == here:
                found.append(words.get(cell, ""))
            elif cell // width != row and cell % width == column:
                text = words.get(cell, "")
                found.append(text if not column and len(text) <= _LONGEST_HEAD else "")
        if any(found):
            yield tuple(found)


def _words(lines: list[Line]) -> str:
    """The words of a cell: a line that does not fill it ends with a blank."""
    ordered = sorted(lines, key=lambda line: (round(line.box.middle[1] / 3), line.box.left))
    right = max(line.box.right for line in lines)
    words = ordered[0].words
    for above, below in pairwise(ordered):
        wide = above.box.width >= _WIDE * above.size or len(above.words) == len(below.words) == 1
        full = wide and above.box.right >= right - _SPARE * above.size
        goes_on = full and above.box.beside(below.box) < _LEVEL
        words = glued(words, below.words) if goes_on else f"{words} {below.words}"
    return words
