"""Tables of contents: where one stands and what it promises."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.marks import Rank
from corpus.page import Row
from corpus.titles import key

_HEADING = re.compile(r"(?:目\s*[录次]|提\s*纲|目录/提纲):?\s*[.…]*")
_DOTS = re.compile(r"[.…·\s]+")
_PAGE = re.compile(r"(?:[\s.…·]+|(?<=[^\d\s]))\d{1,3}$")
_LONGEST = 80
_MOST_ROWS = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """A promise: `title` without number and page, `numbered` as it stands in its line."""

    row: Row
    title: str
    numbered: str


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents: rows `first..last` (half-open) of the page, and its entries."""

    first: int
    last: int
    entries: tuple[Entry, ...]
    name: str = "目录"
    """Its heading, as written."""


def contents(rows: Sequence[Row]) -> Contents | None:
    """The table of contents of a text, if it has one."""
    for at, row in enumerate(rows):
        if _HEADING.fullmatch(row.folded):
            return _read(rows, at)
    return None


def _read(rows: Sequence[Row], at: int) -> Contents | None:
    entries: list[Entry] = []
    seen: set[str] = set()
    last = at + 1
    for index in range(at + 1, min(at + _MOST_ROWS, len(rows))):
        row = rows[index]
        if not _DOTS.fullmatch(row.folded):
            entry = _entry(row)
            if entry is None or key(entry.numbered) in seen:
                break
            entries.append(entry)
            seen.add(key(entry.numbered))
        last = index + 1
    name = rows[at].words.rstrip(":：.… ")
    return Contents(at, last, tuple(entries), name) if entries else None


def _entry(row: Row) -> Entry | None:
    page = _PAGE.search(row.folded)
    if len(row.folded) > _LONGEST or row.folded[-1] in "。;:" or not (row.mark or page):
        return None
    if row.mark and row.mark.rank is Rank.ARTICLE:
        return None
    end = page.start() if page else len(row.folded)
    start = row.mark.length if row.mark else 0
    return Entry(row, row.words[start:end].strip(), row.words[:end].strip())
