"""The page that is written while a file is read mark by mark (RTF, old Word files)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.readers.office.edges import Placed, gridded
from corpus.readers.office.headings import Headings
from corpus.readers.office.table import Cell, table

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a paragraph that ends.

    `outline` is 0 for a first-level heading, None for body text; `label` is its automatic
    number, with the gap after it.
    """

    in_table: bool = False
    outline: int | None = None
    title: bool = False
    label: str = ""


@dataclass(slots=True)
class Edge:
    """The definition of one cell of a row."""

    right: int = 0
    down: bool = False
    across: bool = False


@dataclass(slots=True)
class Page:
    """What has been written so far."""

    lines: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    _headings: Headings = field(default_factory=Headings)
    _rows: list[list[Placed]] = field(default_factory=list)
    _cells: list[Cell] = field(default_factory=list)
    _inside: list[str] = field(default_factory=list)

    def end_paragraph(self, words: str, told: Told) -> None:
        """A paragraph ends, in a cell or outside."""
        words = words.strip()
        line = told.label + words if words else ""
        if told.in_table:
            self._inside += [one.strip() for one in line.split("\n") if one.strip()]
            return
        self.end_table()
        self.lines.append(self._headings.line(line, told.outline, title=told.title))

    def end_cell(self, words: str, label: str) -> None:
        """A cell ends, and with it its last paragraph."""
        self.end_paragraph(words, Told(in_table=True, label=label))
        self._cells.append(Cell(tuple(self._inside)))
        self._inside = []

    def end_row(self, edges: list[Edge]) -> None:
        """A row ends; its cells lie at these edges."""
        edges = [*edges, *[Edge()] * (len(self._cells) - len(edges))]
        self._rows.append(
            [
                Placed(cell, edge.right, edge.down, edge.across)
                for cell, edge in zip(self._cells, edges, strict=False)
            ]
        )
        self._cells = []

    def end_table(self) -> None:
        """Something that is no table follows."""
        if self._cells:
            self.end_row([])
        if self._rows:
            self.lines += table(gridded(self._rows))
            self._rows = []
        self.lines += self._inside
        self._inside = []

    def written(self) -> Iterator[str]:
        """All lines, the notes at the end."""
        self.end_table()
        yield from self.lines
        for at, note in enumerate(self.notes, start=1):
            yield f"[注{at}] {_SPACE.sub(' ', note).strip()}"
