"""The text of a web page as it grows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.span import Span

_SPACES = re.compile(r"[ \t\n\r\f\u00a0]+")
_BROKEN = re.compile(r"(?<=[\u4e00-\u9fff])[ \t]*\n[ \t]*(?=[\u4e00-\u9fff])")
"""A title is broken where its line is full, and goes on in the midst of a word."""
_CELL = " | "


class Page:
    """Lines of text, and the stretches of it that are furniture.

    `outside` are the stretches beside the body of the page, which is the stretch `body`.
    """

    def __init__(self) -> None:
        self.length = 0
        self.furniture: list[Span] = []
        self.outside: list[Span] = []
        self.body = range(0)
        self._pieces: list[str] = []
        self._last = "\n"
        self._is_row = False

    @property
    def text(self) -> str:
        """What was written so far."""
        return "".join(self._pieces)

    def flow(self, words: str) -> None:
        """Running text: white space shrinks to one blank, none at the start of a line."""
        shrunk = _SPACES.sub(" ", words)
        self._write(shrunk.lstrip(" ") if self._last in "\n " else shrunk)

    def new_line(self) -> None:
        """End the line, if one was begun."""
        if self._last != "\n":
            self._write("\n")

    def new_table(self) -> None:
        """Set the rows that follow apart from those of another table."""
        self.new_line()
        if self._is_row:
            self._write("\n")

    def line(self, mark: str, words: str) -> None:
        """A line of its own: a heading with its mark."""
        shrunk = _SPACES.sub(" ", _BROKEN.sub("", words)).strip()
        if shrunk:
            self.new_line()
            self._write(f"{mark}{shrunk}\n")

    def row(self, cells: Sequence[str]) -> None:
        """A row of a table: its cells in one line, whatever lines they had inside."""
        words = [_SPACES.sub(" ", cell).strip() for cell in cells]
        if any(words):
            self.new_line()
            self._write(_CELL.join(words) + "\n")
            self._is_row = True

    def mark(self, start: int) -> None:
        """What was written since `start` is furniture."""
        if self.length > start:
            self.furniture.append(Span(start, self.length))

    def _write(self, words: str) -> None:
        if words:
            self._pieces.append(words)
            self.length += len(words)
            self._last = words[-1]
            self._is_row = False
