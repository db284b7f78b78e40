"""The rows of a page in the order of reading, with its tables among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.layout.aligned import aligned, as_table
from corpus.layout.glue import between, is_wide
from corpus.layout.order import Column, Piece, columns
from corpus.layout.sheet import Line, Sheet, around
from corpus.layout.tables import Table, tables

_LEVEL = 0.5
_TALL = 2.5
_FEWEST = 3
_WIDE = 0.5
_LIKE = 0.12
_FAR = 2.3


@dataclass(frozen=True, slots=True)
class Row:
    """A line of running text between the margins of its column, on page `sheet`."""

    line: Line
    left: float
    right: float
    sheet: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A table on page `sheet`."""

    table: Table
    sheet: int


def flow(sheet: Sheet, aside: frozenset[int]) -> Iterator[Row | Placed]:
    """What of a page is read, from its beginning to its end, without what stands aside."""
    lines = [line for at, line in enumerate(sheet.lines) if at not in aside]
    grids = tables(lines, sheet.rules)
    used = {id(line) for grid in grids for line in grid.lines}
    free = [line for line in lines if id(line) not in used]
    level = [line for line in free if line.box.height <= _TALL * line.size]
    pieces = [_piece(at, line) for at, line in enumerate(level)]
    pieces += [Piece(len(level) + at, grid.box, sheet.height, 0.0) for at, grid in enumerate(grids)]
    for column in columns(pieces):
        yield from _rows(column, level, grids, sheet.number)
    for line in free:
        if line.box.height > _TALL * line.size:
            yield Row(line, line.box.left, line.box.right, sheet.number)


def _piece(at: int, line: Line) -> Piece:
    signs = sum(1.0 if is_wide(character) else 0.5 for character in line.words)
    return Piece(at, line.box, line.size, signs)


def _rows(
    column: Column, lines: Sequence[Line], grids: Sequence[Table], sheet: int
) -> Iterator[Row | Placed]:
    groups: list[list[Line]] = []
    for group in _level(column.pieces):
        placed = [piece for piece in group if piece.at >= len(lines)]
        if placed:
            yield from _run(groups, column, sheet)
            groups = []
            for piece in placed:
                yield Placed(grids[piece.at - len(lines)], sheet)
        else:
            words = [lines[piece.at] for piece in group]
            groups.append(sorted(words, key=lambda line: line.box.left))
    yield from _run(groups, column, sheet)


def _run(groups: list[list[Line]], column: Column, sheet: int) -> Iterator[Row | Placed]:
    """Rows without a ruled table among them, with the tables that only their places show."""
    at = 0
    for first, last in aligned(groups):
        yield from _text([_joined(group) for group in groups[at:first]], column, sheet)
        yield Placed(as_table(groups[first:last]), sheet)
        at = last
    yield from _text([_joined(group) for group in groups[at:]], column, sheet)


def _text(lines: list[Line], column: Column, sheet: int) -> Iterator[Row]:
    """Rows with the margins of the block that they stand in, where it is clearly one."""
    for block in _blocks(lines):
        frame = around(line.box for line in block)
        is_block = len(block) >= _FEWEST and frame.width >= _WIDE * (column.right - column.left)
        left, right = (frame.left, frame.right) if is_block else (column.left, column.right)
        for line in block:
            yield Row(line, left, right, sheet)


def _blocks(lines: list[Line]) -> Iterator[list[Line]]:
    """Lines of the same size that follow each other without a gap."""
    block: list[Line] = []
    for line in lines:
        if block:
            step = line.box.bottom - block[-1].box.bottom
            if abs(line.size - block[-1].size) > _LIKE * line.size or step > _FAR * line.size:
                yield block
                block = []
        block.append(line)
    if block:
        yield block


def _level(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Pieces at the same height; a table is alone."""
    group: list[Piece] = []
    for piece in pieces:
        if group and (
            not (piece.signs and group[0].signs) or group[0].box.beside(piece.box) < _LEVEL
        ):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _joined(lines: list[Line]) -> Line:
    """The pieces of one line as one; they stand from left to right."""
    if len(lines) == 1:
        return lines[0]
    sures = [line.sure for line in lines if line.sure is not None]
    main = max(lines, key=lambda line: len(line.words))
    words = lines[0].words
    for left, right in pairwise(lines):
        gap = (right.box.left - left.box.right) / max(main.size, 1.0)
        words += between(left.words[-1], right.words[0], gap, blank=False) + right.words
    return Line(
        words,
        around(line.box for line in lines),
        main.size,
        all(line.bold for line in lines),
        min(sures) if sures else None,
    )
