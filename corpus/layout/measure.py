"""What is usual in a file: the size of its words, the distance of its lines, its indents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.layout.flow import Row

_LIKE = 0.12
_FARTHEST = 4.0
_INDENT = 1.5
_MOST_INDENT = 4.0
_INDENTED = 0.12
_MOSTLY = 0.3
_USUAL = 1.6


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usual: size and distance are in points.

    `indents` tells whether paragraphs begin with an indent; `bold` whether plain words are bold.
    """

    size: float
    distance: float
    indents: bool
    bold: bool


def measure(rows: Sequence[Row]) -> Usual:
    """What is usual in some rows of running text."""
    sizes: Counter[float] = Counter()
    bold = count = 0
    for row in rows:
        sizes[round(row.line.size * 2) / 2] += len(row.line.words)
        bold += len(row.line.words) * row.line.bold
        count += len(row.line.words)
    size = sizes.most_common(1)[0][0] if sizes else 1.0
    body = [row for row in rows if abs(row.line.size - size) <= _LIKE * size]
    steps = sorted(
        below.line.box.bottom - above.line.box.bottom
        for above, below in pairwise(body)
        if above.sheet == below.sheet
        and 0 < below.line.box.bottom - above.line.box.bottom < _FARTHEST * size
    )
    distance = steps[len(steps) // 2] if steps else _USUAL * size
    indented = sum(_is_indented(row) for row in body)
    return Usual(size, distance, indented > _INDENTED * len(body), bold > _MOSTLY * count)


def _is_indented(row: Row) -> bool:
    indent = row.line.box.left - row.left
    return _INDENT * row.line.size < indent < _MOST_INDENT * row.line.size
