"""Where the places of a PDF page are when the page is held so that its text is upright."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.layout.sheet import Box

_RIGHT, _FLAT, _BACK = 90, 180, 270


@dataclass(frozen=True, slots=True)
class Turn:
    """A page turned clockwise by `angle` (0, 90, 180, 270).

    `left` and `top` are where its upper left corner is in the file's own coordinates, whose
    second number grows upwards; `width` and `height` are its size before it is turned.
    """

    left: float
    top: float
    width: float
    height: float
    angle: int

    @property
    def size(self) -> tuple[float, float]:
        """How wide and how high the page is when turned."""
        sideways = self.angle in {_RIGHT, _BACK}
        return (self.height, self.width) if sideways else (self.width, self.height)

    def point(self, across: float, up: float) -> tuple[float, float]:
        """A place of the file on the turned page."""
        return self._turned(across - self.left, self.top - up)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle of the file on the turned page."""
        one, other = self.point(left, top), self.point(right, bottom)
        return Box(
            min(one[0], other[0]),
            min(one[1], other[1]),
            max(one[0], other[0]),
            max(one[1], other[1]),
        )

    def back(self, box: Box, other: Turn) -> Box:
        """A box on this turned page as a box on the same page, turned like `other`."""
        corners = [self._unturned(box.left, box.top), self._unturned(box.right, box.bottom)]
        one, two = (other._turned(*corner) for corner in corners)
        return Box(
            min(one[0], two[0]), min(one[1], two[1]), max(one[0], two[0]), max(one[1], two[1])
        )

    def _turned(self, across: float, down: float) -> tuple[float, float]:
        match self.angle:
            case 90:
                return self.height - down, across
            case 180:
                return self.width - across, self.height - down
            case 270:
                return down, self.width - across
        return across, down

    def _unturned(self, across: float, down: float) -> tuple[float, float]:
        match self.angle:
            case 90:
                return down, self.height - across
            case 180:
                return self.width - across, self.height - down
            case 270:
                return self.width - down, across
        return across, down
