"""Tables: which of them hold data, and their cells with merged ones repeated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from corpus.readers.web.element import Element

_WIDEST = 60
_TALLEST = 500
_MOST = 200_000
_LONGEST_CELL = 1000
_FEWEST = 2
_GROUPS = frozenset(("thead", "tbody", "tfoot"))


def rows_of(table: Element) -> list[list[Element]]:
    """The cells of each row, as they are written; head rows first, foot rows last."""
    groups: dict[str, list[list[Element]]] = {"thead": [], "tbody": [], "tfoot": []}
    for child in table.elements:
        if child.name in _GROUPS:
            groups[child.name] += [_cells(row) for row in child.elements if row.name == "tr"]
        elif child.name == "tr":
            groups["tbody"].append(_cells(child))
    return [*groups["thead"], *groups["tbody"], *groups["tfoot"]]


def is_grid(table: Element) -> bool:
    """Whether most rows have the same number of cells, two or more, none of them a page."""
    if any(one.name == "table" for one in table.walk() if one is not table):
        return False
    rows = [row for row in spread(rows_of(table)) if row]
    widths = Counter(len(row) for row in rows)
    width, rows_like_it = max(widths.items(), key=lambda pair: pair[1], default=(0, 0))
    cells = {cell for row in rows for cell in row}
    return (
        width >= _FEWEST
        and rows_like_it >= _FEWEST
        and rows_like_it * 2 >= len(rows)
        and all(len(cell.words()) <= _LONGEST_CELL for cell in cells)
    )


def spread(rows: list[list[Element]]) -> Iterator[list[Element]]:
    """Every row in full: a merged cell stands in each place that it covers.

    `[A(2 rows), B], [C]` -> `[A, B], [A, C]`
    """
    hanging: dict[int, tuple[Element, int]] = {}
    written = 0
    for row in rows:
        full: list[Element] = []
        cells = iter(row)
        while len(full) < _WIDEST:
            if len(full) in hanging:
                cell, left = hanging.pop(len(full))
                if left > 1:
                    hanging[len(full)] = cell, left - 1
                full.append(cell)
                continue
            following = next(cells, None)
            if following is None:
                if not any(place > len(full) for place in hanging):
                    break
                full.append(Element("td"))
                continue
            down = _span(following, "rowspan", _TALLEST)
            for _ in range(_span(following, "colspan", _WIDEST - len(full))):
                if down > 1:
                    hanging[len(full)] = following, down - 1
                full.append(following)
        written += len(full)
        if written > _MOST:
            return
        yield full


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row.elements if cell.name in {"td", "th"}]


def _span(cell: Element, which: str, most: int) -> int:
    said = cell.attributes.get(which, "").strip()
    wanted = int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 1  # noqa: PLR2004
    return max(1, min(wanted, most))
