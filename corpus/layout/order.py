"""The order in which the boxes of a page are read: by columns, and from the top down.

A column gap is a place on both sides of which stand lines of prose. What crosses it (a title, a
wide table) parts the columns into bands: above it both columns are read before it, below it
after it. A band without prose on both sides, such as a table without rules, is read line by line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.layout.sheet import Box, around

_STEP = 2.0
_MOST_STEPS = 400
_MOST_PIECES = 1_500  # more stand on no page of prose, and would take long
_FEWEST = 3
_FILLED = 0.6
_SIGNS = 8.0
_SHARED = 0.4
_DEEPEST = 4
_GAP = 0.6
_CLOSE, _LEVEL = 1.3, 0.5


@dataclass(frozen=True, slots=True)
class Piece:
    """Something to be ordered: `size` is that of its characters, `signs` how long a line it is.

    Something that is no line of words, such as a table, has no signs.
    """

    at: int
    box: Box
    size: float
    signs: float


@dataclass(frozen=True, slots=True)
class Column:
    """Pieces that are read from the top down, between the margins of their column."""

    pieces: tuple[Piece, ...]
    left: float
    right: float


def columns(pieces: Sequence[Piece]) -> Iterator[Column]:
    """The pieces of a page in the order of reading."""
    if pieces:
        yield from _split(list(pieces), 0)


def _split(pieces: list[Piece], depth: int) -> Iterator[Column]:
    frame = around(piece.box for piece in pieces)
    gap = _gap(pieces, frame) if depth < _DEEPEST else None
    if gap is None:
        yield _column(pieces, frame)
        return
    flat: list[Piece] = []
    for band in _bands(pieces, gap):
        if not _worth(band, gap):
            flat += band
            continue
        if flat:
            yield _column(flat, frame)
            flat = []
        for side in (-1, 1):
            yield from _split([one for one in band if _side(one, gap) == side], depth + 1)
    if flat:
        yield _column(flat, frame)


def _column(pieces: Sequence[Piece], frame: Box) -> Column:
    ordered = tuple(sorted(pieces, key=lambda piece: (piece.box.middle[1], piece.box.left)))
    return Column(ordered, frame.left, frame.right)


def _side(piece: Piece, gap: float) -> int:
    """Left of the gap, right of it, or across it."""
    if piece.box.right <= gap:
        return -1
    return 1 if piece.box.left >= gap else 0


def _bands(pieces: Sequence[Piece], gap: float) -> Iterator[list[Piece]]:
    """What crosses the gap, and what stands between two such things, from the top down."""
    band: list[Piece] = []
    across = False
    wide = [piece for piece in pieces if _side(piece, gap) == 0]
    for piece in sorted(pieces, key=lambda one: one.box.middle[1]):
        crosses = any(_is_of(piece, other) for other in wide)
        if band and crosses != across:
            yield band
            band = []
        band.append(piece)
        across = crosses
    if band:
        yield band


def _is_of(piece: Piece, other: Piece) -> bool:
    """Whether a piece is the other one, or stands so close beside it that they are one line."""
    apart = max(piece.box.left - other.box.right, other.box.left - piece.box.right)
    return piece is other or (
        apart <= _CLOSE * piece.size
        and bool(piece.signs and other.signs)
        and piece.box.beside(other.box) >= _LEVEL
    )


def _gap(pieces: Sequence[Piece], frame: Box) -> float | None:
    """The place of the best gap between two columns of prose, if there is one."""
    if not 2 * _FEWEST <= len(pieces) <= _MOST_PIECES:
        return None
    best, found = 0.0, None
    steps = min(int(frame.width / _STEP), _MOST_STEPS)
    for step in range(1, steps):
        place = frame.left + frame.width * step / steps
        worth = sum(_worth(band, place) for band in _bands(pieces, place))
        if worth > best:
            best, found = worth, place
    return found


def _worth(band: Sequence[Piece], place: float) -> float:
    """How many lines a gap at this place parts, if it parts two columns of prose."""
    left = [piece for piece in band if piece.box.right <= place]
    right = [piece for piece in band if piece.box.left >= place]
    fewest = min(len(left), len(right))
    if fewest < _FEWEST or not (_is_prose(left) and _is_prose(right)):
        return 0.0
    one, other = (around(piece.box for piece in side) for side in (left, right))
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    if shared < _SHARED * min(one.height, other.height):
        return 0.0
    apart = other.left - one.right
    if apart < _GAP * min(piece.size for piece in band):
        return 0.0
    return fewest + min(apart, 99.0) / 100


def _is_prose(pieces: Sequence[Piece]) -> bool:
    """Whether lines are as long as their column is wide, and more than labels."""
    lines = [piece for piece in pieces if piece.signs]
    if len(lines) < _FEWEST:
        return False
    frame = around(piece.box for piece in lines)
    filled = sum(piece.box.width for piece in lines) / (len(lines) * max(frame.width, 1.0))
    signs = sorted(piece.signs for piece in lines)[len(lines) // 2]
    return filled >= _FILLED and signs >= _SIGNS
