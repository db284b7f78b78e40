"""Headings of an office file, written with the marks of Markdown."""

from __future__ import annotations

import re

_DEEPEST = 6
_LONGEST = 80
_SPACE = re.compile(r"\s+")


class Headings:
    """Writes the headings of one document: below a title they stand one level deeper."""

    def __init__(self) -> None:
        self._titled = False

    def line(self, words: str, outline: int | None, *, title: bool = False) -> str:
        """The words as a heading of this depth (0 the outermost), or as they are.

        Whole paragraphs are often given a heading's style for its looks; they stay text.
        """
        if (outline is None and not title) or len(words) > _LONGEST or not words:
            return words
        self._titled = self._titled or title
        depth = 0 if title or outline is None else outline + self._titled
        return "#" * min(depth + 1, _DEEPEST) + " " + _SPACE.sub(" ", words)
