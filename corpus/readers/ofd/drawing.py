"""The rules drawn on a page of an OFD file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.layout.sheet import Box
from corpus.readers.ofd.folder import children, numbers
from corpus.readers.ofd.writing import AS_IS, Matrix, placed
from corpus.tree import Element

_STEP = re.compile(r"([SMLCQBA])([^SMLCQBA]*)")
_ENDS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7}
_LEVEL = 1.0
_THIN = 3.0
_LONGEST = 100_000


def rules(element: Element) -> Iterator[Box]:
    """The level and upright strokes of a path, as thin boxes."""
    boundary = numbers(element.get("Boundary"), 4) or (0.0, 0.0, 0.0, 0.0)
    matrix = numbers(element.get("CTM"), 6) or AS_IS
    for data in children(element, "AbbreviatedData"):
        for one, other in _strokes((data.text or "")[:_LONGEST], matrix, boundary):
            box = Box(
                min(one[0], other[0]),
                min(one[1], other[1]),
                max(one[0], other[0]),
                max(one[1], other[1]),
            )
            if min(box.width, box.height) <= _LEVEL and max(box.width, box.height) > _THIN:
                yield box


_Point = tuple[float, float]


def _strokes(data: str, matrix: Matrix, boundary: Matrix) -> Iterator[tuple[_Point, _Point]]:
    """The straight strokes of `M 0 0 L 10 0 L 10 5 C`; curves only move the pen."""
    start = pen = (0.0, 0.0)
    for step in _STEP.finditer(data):
        kind = step[1]
        if kind == "C":
            yield placed(pen, matrix, boundary), placed(start, matrix, boundary)
            pen = start
            continue
        found = numbers(step[2], _ENDS[kind])
        if found is None:
            continue
        end = (found[-2], found[-1])
        if kind == "L":
            yield placed(pen, matrix, boundary), placed(end, matrix, boundary)
        elif kind in {"M", "S"}:
            start = end
        pen = end
