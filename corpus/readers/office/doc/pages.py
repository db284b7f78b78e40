"""The pages on which a binary Word file keeps the looks of its characters and paragraphs."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_PAGE = 512
_NUMBER = (1 << 22) - 1
_ENTRY = 13


@dataclass(frozen=True, slots=True)
class Run:
    """Bytes `first` to `last` of the stream look the same: `looks` are modifiers."""

    first: int
    last: int
    looks: bytes


@dataclass(frozen=True, slots=True)
class Runs:
    """All runs, in the order of the stream."""

    runs: Sequence[Run]
    _firsts: Sequence[int]

    def at(self, byte: int) -> bytes:
        """The looks of what lies at this byte."""
        place = bisect_right(self._firsts, byte) - 1
        if place < 0 or byte >= self.runs[place].last:
            return b""
        return self.runs[place].looks


def character_runs(data: bytes, plc: bytes) -> Runs:
    """The looks of characters."""
    return _runs(run for page in _pages(data, plc) for run in _character_page(page))


def paragraph_runs(data: bytes, plc: bytes) -> Runs:
    """The looks of paragraphs; they begin with two bytes that number the style."""
    return _runs(run for page in _pages(data, plc) for run in _paragraph_page(page))


def _runs(runs: Iterator[Run]) -> Runs:
    ordered = sorted(runs, key=lambda run: run.first)
    return Runs(ordered, [run.first for run in ordered])


def _pages(data: bytes, plc: bytes) -> Iterator[bytes]:
    count = max(0, (len(plc) - 4) // 8)
    for number in struct.unpack_from(f"<{count}L", plc, 4 * (count + 1)) if count else ():
        at = (number & _NUMBER) * _PAGE
        page = data[at : at + _PAGE]
        if len(page) == _PAGE:
            yield page


def _edges(page: bytes) -> tuple[int, ...]:
    count = min(page[-1], (_PAGE - 5) // 5)
    return struct.unpack_from(f"<{count + 1}L", page)


def _character_page(page: bytes) -> Iterator[Run]:
    edges = _edges(page)
    for place in range(len(edges) - 1):
        at = page[4 * len(edges) + place] * 2
        looks = page[at + 1 : at + 1 + page[at]] if at else b""
        yield Run(edges[place], edges[place + 1], looks)


def _paragraph_page(page: bytes) -> Iterator[Run]:
    edges = _edges(page)
    for place in range(len(edges) - 1):
        entry = 4 * len(edges) + place * _ENTRY
        at = page[entry] * 2 if entry < _PAGE else 0
        if not at:
            yield Run(edges[place], edges[place + 1], b"")
            continue
        if page[at]:
            looks = page[at + 1 : at + 2 * page[at]]
        else:
            looks = page[at + 2 : at + 2 + 2 * page[at + 1]]
        yield Run(edges[place], edges[place + 1], looks)
