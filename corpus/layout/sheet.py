"""The nouns of a page whose words are known by their places, in points from its upper left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; `top` is above `bottom`, which is the greater number."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        """The point in its middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def holds(self, point: tuple[float, float]) -> bool:
        """Whether a point lies in it."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

    def beside(self, other: Box) -> float:
        """How much of the lower one of the two stands at the same height as the other, 0..1."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(shared, 0.0) / max(min(self.height, other.height), 0.01)


def around(boxes: Iterable[Box]) -> Box:
    """The box around some boxes, at least one."""
    every = list(boxes)
    return Box(
        min(box.left for box in every),
        min(box.top for box in every),
        max(box.right for box in every),
        max(box.bottom for box in every),
    )


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character at its place: `box` is as wide as it advances and as high as its `size`."""

    words: str
    box: Box
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand in one line with no wide gap in them.

    `sure` is how sure the recognition of a picture is of them, from 0 to 1; none where the file
    itself says what they are. `aside` are words that the file knows to be furniture.
    """

    words: str
    box: Box
    size: float
    bold: bool = False
    sure: float | None = None
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its lines in no particular order, and the rules drawn on it, thin boxes.

    `unread` is a Chinese sentence that says what of the page could not be read.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...] = ()
    rules: tuple[Box, ...] = ()
    unread: str = ""
