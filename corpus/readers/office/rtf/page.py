"""The page that is written while an RTF file is read: paragraphs, tables, notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.readers.office.edges import Placed, gridded
from corpus.readers.office.headings import Headings
from corpus.readers.office.labels import tagged
from corpus.readers.office.rtf.state import Edge, Paragraph
from corpus.readers.office.table import Cell, table

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|标题)$", re.IGNORECASE)
_BODY = 9
_SPACE = re.compile(r"\s+")


@dataclass(slots=True)
class Page:
    """What has been written so far. `styles` are the names of the paragraph styles."""

    styles: dict[int, str] = field(default_factory=dict)
    outlines: dict[int, int] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    edge: Edge = field(default_factory=Edge)
    _headings: Headings = field(default_factory=Headings)
    _rows: list[list[Placed]] = field(default_factory=list)
    _cells: list[Cell] = field(default_factory=list)
    _inside: list[str] = field(default_factory=list)

    def end_paragraph(self, words: str, told: Paragraph) -> None:
        """A paragraph ends, in a cell or outside."""
        words = words.strip()
        if told.in_table:
            line = tagged(told.label, gap=True) + words if words else ""
            self._inside += [one.strip() for one in line.split("\n") if one.strip()]
            return
        self.end_table()
        line = tagged(told.label, gap=True) + words if words else ""
        name = self.styles.get(told.style, "").strip().removesuffix(";")
        self.lines.append(
            self._headings.line(line, self._depth(told, name), title=bool(_TITLE.match(name)))
        )

    def end_cell(self, words: str, told: Paragraph) -> None:
        """A cell ends, and with it its last paragraph."""
        told.in_table = True
        self.end_paragraph(words, told)
        self._cells.append(Cell(tuple(self._inside)))
        self._inside = []

    def end_row(self) -> None:
        """A row ends; its cells lie at the edges that were defined last."""
        edges = [*self.edges, *[Edge()] * (len(self._cells) - len(self.edges))]
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
            self.end_row()
        if self._inside:
            self.lines += self._inside
            self._inside = []
        if self._rows:
            self.lines += table(gridded(self._rows))
            self._rows = []

    def written(self) -> Iterator[str]:
        """All lines, the notes at the end."""
        self.end_table()
        yield from self.lines
        for at, note in enumerate(self.notes, start=1):
            yield f"[注{at}] {_SPACE.sub(' ', note).strip()}"

    def _depth(self, told: Paragraph, name: str) -> int | None:
        if told.outline is not None:
            return told.outline if 0 <= told.outline < _BODY else None
        found = _HEADING.match(name)
        return int(found[1]) - 1 if found else self.outlines.get(told.style)
