"""Lines of a text and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A line: `text[start:end]` with its line break; `words` without white space around.

    `first` and `last` bound the words: `text[first:last] == words`.
    """

    start: int
    end: int
    first: int
    last: int
    words: str


def lines(text: str) -> Iterator[Line]:
    """The lines of a text in their order; together they are the text."""
    start = 0
    while start < len(text):
        found = text.find("\n", start)
        end = len(text) if found < 0 else found + 1
        raw = text[start:end]
        words = raw.strip()
        first = start + len(raw) - len(raw.lstrip()) if words else start
        yield Line(start, end, first, first + len(words), words)
        start = end
