"""Draws the questions of some days as a picture: a column a day, by what came of them.

Nothing in it needs a Chinese font, which no wheel brings: numbers and days are set in the font
that Pillow carries, and what the colours mean is said in the words under the picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from bot.statistic import Counted

ANSWERED, PARTIAL, REFUSED = "#3b82f6", "#facc15", "#ef4444"
"""The colours of 🟦, 🟨 and 🟥."""
_PAPER, _INK, _LINE = "#ffffff", "#374151", "#e5e7eb"
_WIDTH, _HEIGHT = 1080, 560
_LEFT, _RIGHT, _TOP, _BOTTOM = 84, 24, 36, 56
_LETTERS = 24
_TICKS = 4
_DAYS_NAMED = 8
_GAP = 0.25
"""Share of a column's room that stays empty."""
_NICE = (1, 2, 2.5, 5, 10)


def chart(days: Sequence[Counted]) -> bytes:
    """The picture of at least one day, as PNG."""
    paper = Image.new("RGB", (_WIDTH, _HEIGHT), _PAPER)
    sheet = _Sheet(ImageDraw.Draw(paper), len(days), _step(max(one.total for one in days)))
    sheet.scale()
    for at, day in enumerate(days):
        sheet.column(at, day)
    sheet.name(days)
    file = BytesIO()
    paper.save(file, "PNG", optimize=True)
    return file.getvalue()


def _step(most: int) -> int:
    """A round number of which `_TICKS` hold the highest column. Example: 37 gives 10."""
    power = 1
    while True:
        for nice in _NICE:
            step = nice * power
            if step == int(step) and step * _TICKS >= most:
                return int(step)
        power *= 10


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet to draw on, on which so many columns stand, with a line at every `step`."""

    pen: ImageDraw.ImageDraw
    columns: int
    step: int

    def scale(self) -> None:
        """The lines to read heights from, and their numbers."""
        for tick in range(_TICKS + 1):
            height = self._height(tick * self.step)
            self.pen.line((_LEFT, height, _WIDTH - _RIGHT, height), _LINE, 2)
            self._write(_LEFT - 12, height, str(tick * self.step), "rm")

    def column(self, at: int, day: Counted) -> None:
        """A day: what was answered at the bottom, what was refused on top."""
        room = (_WIDTH - _LEFT - _RIGHT) / self.columns
        left = _LEFT + room * (at + _GAP / 2)
        right = max(left + 1, left + room * (1 - _GAP))
        foot = 0
        parts = ((day.answered, ANSWERED), (day.partial, PARTIAL), (day.refused, REFUSED))
        for count, colour in parts:
            if count:
                top, bottom = self._height(foot + count), self._height(foot)
                self.pen.rectangle((left, top, right, max(top, bottom - 1)), colour)
            foot += count

    def name(self, days: Sequence[Counted]) -> None:
        """Some of the days below their columns, the last one always."""
        apart = -(-len(days) // _DAYS_NAMED)
        room = (_WIDTH - _LEFT - _RIGHT) / self.columns
        for at in range(len(days) - 1, -1, -apart):
            middle = _LEFT + room * (at + 0.5)
            day = days[at].day
            self._write(middle, _HEIGHT - _BOTTOM + 24, f"{day.month}-{day.day}", "mm")

    def _height(self, count: int) -> float:
        share = count / (self.step * _TICKS)
        return _HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM)

    def _write(self, across: float, down: float, words: str, anchor: str) -> None:
        font = ImageFont.load_default(_LETTERS)
        self.pen.text((across, down), words, _INK, font, anchor)
