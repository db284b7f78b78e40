"""What is drawn on slides and sheets (DrawingML): text in shapes, tables, pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from corpus.readers.office.assemble import picture, plain
from corpus.readers.office.parts import Element, child, local, number, value
from corpus.readers.office.table import EMPTY, Cell

_CENTIMETRE = 360_000
_WIDEST = 1000
_PAGE_FIELDS = frozenset({"slidenum"})


def paragraphs(body: Element | None) -> Iterator[str]:
    """The paragraphs of a text body that hold words."""
    for paragraph in () if body is None else body:
        if local(paragraph) == "p" and (words := _words(paragraph).strip()):
            yield from (line.strip() for line in words.split("\n") if line.strip())


def cells(table: Element) -> list[list[Cell]]:
    """The rows of a table; a merged cell stands at all its places."""
    rows: list[list[Cell]] = []
    for row in (one for one in table if local(one) == "tr"):
        above = rows[-1] if rows else []
        made: list[Cell] = []
        for cell in [one for one in row if local(one) == "tc"][:_WIDEST]:
            made.append(_cell(cell, made, above))
        rows.append(made)
    return rows


def drawn(element: Element, pictures: Mapping[str, str]) -> str:
    """The sign of a picture or chart, if it is large enough to hold words.

    `pictures` are the album's tags by the ids that are used here.
    """
    extent = next((one for one in element.iter() if local(one) == "ext" and value(one, "cx")), None)
    wide, high = (number(value(extent, side)) / _CENTIMETRE for side in ("cx", "cy"))
    sign = picture(wide, high)
    blip = next((one for one in element.iter() if local(one) == "blip"), None)
    return sign and sign + pictures.get(value(blip, "embed"), "")


def _words(paragraph: Element) -> str:
    words = ""
    for one in paragraph:
        name = local(one)
        if name == "br":
            words += "\n"
        elif name == "r" or (name == "fld" and value(one, "type") not in _PAGE_FIELDS):
            text = child(one, "t")
            words += plain("" if text is None else text.text or "")
    return words


def _cell(cell: Element, before: list[Cell], above: list[Cell]) -> Cell:
    if value(cell, "hMerge") == "1" and before:
        return before[-1]
    if value(cell, "vMerge") == "1" and len(before) < len(above):
        return above[len(before)]
    lines = tuple(paragraphs(child(cell, "txBody")))
    return Cell(lines) if lines else EMPTY
