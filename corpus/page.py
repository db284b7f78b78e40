"""A text laid out for reading its structure: lines, folded words, and which lines are marked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.document import Cleaned
from corpus.fold import fold
from corpus.lines import Line, lines
from corpus.marks import Mark, mark

_HASHES = re.compile(r"(#{1,6})[ \t\u3000]+$")


@dataclass(frozen=True, slots=True)
class Row:
    """A line that holds words. `hashes` counts the Markdown heading marks before it."""

    line: Line
    folded: str
    mark: Mark | None
    hashes: int
    apart: bool
    """Whether a blank line, or nothing, stands both before and after."""

    @property
    def words(self) -> str:
        """The words of the line as they are written."""
        return self.line.words


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a text that hold words. `folded` is the text as search sees it."""

    text: str
    folded: str
    rows: tuple[Row, ...]


def lay_out(cleaned: Cleaned) -> Page:
    """The page of a cleaned text."""
    text = cleaned.text
    folded = fold(text)
    all_lines = list(lines(text))
    rows = []
    for at, line in enumerate(all_lines):
        if line.words:
            words = folded[line.first : line.last]
            before = at == 0 or not all_lines[at - 1].words
            after = at + 1 == len(all_lines) or not all_lines[at + 1].words
            rows.append(
                Row(line, words, mark(line.words, words), _hashes(cleaned, line), before and after)
            )
    return Page(text, folded, tuple(rows))


def _hashes(cleaned: Cleaned, line: Line) -> int:
    start = cleaned.source_span(line.first, line.first + 1).start
    found = _HASHES.search(cleaned.source, max(start - 12, 0), start)
    return len(found[1]) if found else 0
