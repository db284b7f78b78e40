"""Writes the words of a page line by line, as a browser would show them."""

from __future__ import annotations

import re
from collections.abc import Container

from corpus.readers.web.element import BLOCKS, HEADINGS, SILENT, Element
from corpus.readers.web.furniture import Furniture
from corpus.readers.web.grid import rows_of, spread
from corpus.readers.web.page import Page
from corpus.readers.web.weights import Weights
from corpus.span import Span

_SPACES = re.compile(r"\s+")


class Writer:
    """Writes one page. `left_out` are elements that stand elsewhere in the text."""

    def __init__(
        self, furniture: Furniture, weights: Weights, left_out: Container[Element]
    ) -> None:
        self.page = Page()
        self._furniture = furniture
        self._weights = weights
        self._left_out = left_out

    def write(self, element: Element) -> Page:
        """The page with everything that is in an element."""
        if self._furniture.body is element:
            self._whole(element)
        else:
            self._beside(element)
        return self.page

    def _whole(self, body: Element) -> None:
        start = self.page.length
        self._inside(body)
        self.page.new_line()
        self.page.body = range(start, self.page.length)

    def _beside(self, element: Element) -> None:
        """What stands around the body: each stretch of it is on record."""
        for child in element.children:
            start = self.page.length
            if isinstance(child, str):
                self.page.flow(child)
            elif child is self._furniture.body:
                self.page.new_line()
                self._whole(child)
                continue
            elif self._furniture.is_around(child):
                self.page.new_line()
                self._beside(child)
                self.page.new_line()
                continue
            else:
                self._element(child)
                if not self._furniture.is_beside(child):
                    continue
            if self.page.length > start:
                self.page.outside.append(Span(start, self.page.length))

    def _inside(self, element: Element) -> None:
        for child in element.children:
            if isinstance(child, str):
                self.page.flow(child)
            else:
                self._element(child)

    def _element(self, element: Element) -> None:
        if self._is_silent(element):
            return
        if element.name == "br":
            self.page.new_line()
            return
        if element.name in HEADINGS and self._weights.of(element).stops <= 1:
            self.page.line(HEADINGS[element.name], self._flat(element))
            return
        block = element.name in BLOCKS or element.name in HEADINGS
        if block:
            self.page.new_line()
        start = self.page.length
        if element.name == "table" and self._furniture.is_data(element):
            self._table(element)
        else:
            self._inside(element)
        if block:
            self.page.new_line()
        if self._furniture.holds(element):
            self.page.mark(start)

    def _is_silent(self, element: Element) -> bool:
        return (
            element.name in SILENT or self._weights.is_hidden(element) or element in self._left_out
        )

    def _table(self, table: Element) -> None:
        """A row a line; a row that is one merged cell is a line of text."""
        self.page.new_table()
        for child in table.elements:
            if child.name == "caption":
                self.page.line("", self._flat(child))
        written: dict[Element, str] = {}
        for row in spread(rows_of(table)):
            for cell in row:
                if cell not in written:
                    written[cell] = _SPACES.sub(" ", self._flat(cell)).strip()
            if len(row) > 1 and len(set(row)) == 1:
                self.page.line("", written[row[0]])
            else:
                self.page.row([written[cell] for cell in row])

    def _flat(self, element: Element) -> str:
        """The words of an element, with white space only where blocks and lines end."""
        pieces: list[str] = []
        for child in element.children:
            if isinstance(child, str):
                pieces.append(child)
            elif not self._is_silent(child):
                apart = child.name in BLOCKS or child.name in HEADINGS
                inner = "\n" if child.name == "br" else self._flat(child)
                pieces.append(f" {inner} " if apart else inner)
        return "".join(pieces)
