"""What was read off a picture, as lines of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.layout.sheet import Box, Line
from corpus.recognise import Seen

_SIZE = 0.8
_LIKE = 1.3
"""Boxes around recognised lines differ in height by their letters, not only by their size."""


def scanned(
    seen: Sequence[Seen], scale: float = 1.0, across: float = 0.0, down: float = 0.0
) -> Iterator[Line]:
    """The lines of a picture that stands at this place of a page, `scale` pixels to a point."""
    sizes = _sizes([one.bottom - one.top for one in seen])
    for one, size in zip(seen, sizes, strict=True):
        box = Box(
            across + one.left / scale,
            down + one.top / scale,
            across + one.right / scale,
            down + one.bottom / scale,
        )
        yield Line(one.words, box, _SIZE * size / scale, sure=one.sure)


def _sizes(heights: Sequence[float]) -> list[float]:
    """Heights, those that are nearly the same made the same."""
    order = sorted(range(len(heights)), key=lambda at: heights[at])
    found = [0.0] * len(heights)
    group: list[int] = []
    for at in [*order, -1]:
        if group and (at < 0 or heights[at] > _LIKE * heights[group[0]]):
            middle = heights[group[len(group) // 2]]
            for one in group:
                found[one] = middle
            group = []
        group.append(at)
    return found
