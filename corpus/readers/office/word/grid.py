"""The cells of a table of a Word file, each at all the places that it was merged over."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from corpus.readers.office.parts import Element, child, local, number, value
from corpus.readers.office.table import EMPTY, Cell

_WIDEST = 63
"""Word has no more columns; what claims more is hostile."""
_AROUND = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo"})


def grid(element: Element, read: Callable[[Element], tuple[str, ...]]) -> list[list[Cell]]:
    """The rows of a table; `read` makes the lines of a cell."""
    rows: list[list[Cell]] = []
    for row in _inside(element, "tr"):
        properties = child(row, "trPr")
        if child(properties, "del") is not None:
            continue
        cells = [EMPTY] * _span(child(properties, "gridBefore"), 0)
        for cell in _inside(row, "tc"):
            above = rows[-1] if rows else []
            cells += _cell(cell, cells, above, read)
        rows.append(cells[:_WIDEST])
    return rows


def _cell(
    element: Element,
    before: list[Cell],
    above: list[Cell],
    read: Callable[[Element], tuple[str, ...]],
) -> list[Cell]:
    properties = child(element, "tcPr")
    span = _span(child(properties, "gridSpan"), 1)
    if _goes_on(child(properties, "vMerge")) and len(before) < len(above):
        return [above[len(before)]] * span
    if _goes_on(child(properties, "hMerge")) and before:
        return [before[-1]] * span
    return [Cell(read(element))] * span


def _goes_on(merge: Element | None) -> bool:
    return merge is not None and value(merge, missing="continue") == "continue"


def _span(element: Element | None, missing: int) -> int:
    return max(missing, min(number(value(element), missing), _WIDEST))


def _inside(element: Element, wanted: str) -> Iterator[Element]:
    """The rows or cells, also those in content controls or tracked as inserted."""
    for one in element:
        name = local(one)
        if name == wanted:
            yield one
        elif name in _AROUND:
            yield from _inside(one, wanted)
