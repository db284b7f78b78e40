"""Reads a row of a table with what stands over it: 当年新增学位（个），2026年：1500.

Readers set a table as lines of cells, the heads of its columns first. A row alone says neither
which year a figure is of nor what it is counted in: the heads say so, or the lines right above
them (表1 …, 单位：万元).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from corpus.fold import fold
from corpus.span import Span
from rag.lists import is_row

_CELLS = " | "
_UNIT = re.compile(r"[(（]([^()（）]{1,8})[)）]")
_UNITS = re.compile(r"单位\s*[:：]\s*([^\s,，。;；)）]{1,6})")
_FIGURE = re.compile(r"[-+]?\d[\d,.]*")
_HAN = re.compile("[\u4e00-\u9fff]")
_BELOW = re.compile("[下附后]表|见表|(?:如|见)下[:：。]?$")
_STOPS = "。；;"
_CAPTION = 60
_CAPTIONS = 2


def cells(row: str) -> list[str]:
    """The cells of a row, without blanks around them."""
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


def refers(words: str) -> bool:
    """Whether a sentence or a line says that it goes on in the table below: 按照下表执行."""
    return bool(_BELOW.search(words))


def _is_caption(words: str) -> bool:
    return len(words) <= _CAPTION and words[-1] not in _STOPS


def captions(text: str, head: int) -> list[Span]:
    """The lines right above a table's heads that say what it is of or what it counts in.

    Of a paragraph that leads the table in (午餐费按照下表执行。), the sentence that does.
    """
    found: list[Span] = []
    end = head
    while len(found) < _CAPTIONS:
        line = text[:end].rstrip()
        start = line.rfind("\n") + 1
        if not is_row(line[start:]) and refers(line[start:]):
            start += max(map(line[start:-1].rfind, _STOPS)) + 1
        words = line[start:].strip()
        if not words or is_row(words) or not (refers(words) or _is_caption(words)):
            break
        found.append(Span(len(line) - len(line[start:].lstrip()), len(line)))
        end = line.rfind("\n") + 1
    return found[::-1]


def figures(caption: str, head: str, row: str) -> str:
    """A folded row with the unit behind each figure: `1500个` for 1500 in a row 新增学位（个）."""
    heads, values = cells(fold(head)), cells(fold(row))
    common = _UNITS.search(fold(caption))
    rows = [_UNIT.search(value) for value in values if not _FIGURE.fullmatch(value)]
    of_row = next((unit for unit in rows if unit), None)
    named = next((at for at, value in enumerate(values) if _HAN.search(value)), 0)
    told = values[:named]  # a number of the row counts nothing
    for at, value in enumerate(values[named:], named):
        own = _UNIT.search(heads[at]) if at < len(heads) else None
        unit = own or of_row or common
        told.append(f"{value}{unit[1]}" if unit and _FIGURE.fullmatch(value) else value)
    return _CELLS.join(told)


def phrases(head: str, row: str) -> dict[int, str]:
    """What may be said of each cell of a row, by its column: row head, column head, the cell.

    Example: 指标 | 2026年 over 新增学位（个） | 1500 gives 1: 新增学位（个），2026年：1500.
    """
    heads, values = cells(head), cells(row)
    if len(heads) != len(values):
        return {}
    return {
        at: f"{'，'.join([*names, heads[at]])}：{values[at]}"
        for at in range(len(values))
        if heads[at] and values[at] and (names := _names(values, at))
    }


def _names(values: Sequence[str], at: int) -> list[str]:
    """The cells that name a row: those before its first figure, but for its number."""
    names: list[str] = []
    for place, value in enumerate(values[:at]):
        if _HAN.search(value):
            names.append(value)
        elif place or names:
            break
    return names


def column(head: str, wanted: Callable[[str], float]) -> int | None:
    """The one column whose head is wanted most; None where no head is, or several are."""
    weights = [wanted(fold(cell)) for cell in cells(head)]
    best = max(weights, default=0.0)
    return weights.index(best) if best > 0 and weights.count(best) == 1 else None


@dataclass(slots=True)
class Tables:
    """Finds the heads of rows; where a long table begins is looked for once.

    `text` gives a version's text.
    """

    text: Callable[[int], str]
    _known: dict[int, tuple[int, int]] = field(default_factory=dict)

    def over(self, version: int, start: int) -> tuple[str, str]:
        """The captions and the heads over the row at a place; empty for the heads themselves."""
        text = self.text(version)
        first = self._first(version, text, text.rfind("\n", 0, start) + 1)
        if first >= start:
            return "", ""
        head = text[first : text.find("\n", first)].strip()
        return " ".join(text[one.start : one.end] for one in captions(text, first)), head

    def _first(self, version: int, text: str, line: int) -> int:
        """Where the table begins that the line at a place is a row of."""
        known, first, last = self._known.get(version), line, line
        while first:
            if known and known[0] <= first <= known[1]:
                first, last = known[0], max(known[1], line)
                break
            before = text.rfind("\n", 0, first - 1) + 1
            words = text[before : first - 1]
            if words.strip() and not is_row(words):
                break
            first = before
        while text[first : first + 1].isspace():
            first += 1
        self._known[version] = (first, last)
        return first
