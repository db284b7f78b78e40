"""The records of an old workbook (BIFF), looked over before a library reads it.

They tell whether it is encrypted, how large a rectangle its sheets claim, and which cells are
shown as per cents, which the library does not say.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.readers.office.sheets.figures import Form, form

_BEGIN = frozenset({0x0009, 0x0209, 0x0409, 0x0809})
_PASSWORD = 0x002F
_SHEET = 0x0085
_FORMAT = 0x041E
_LOOK = 0x00E0
_CELLS = frozenset({0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x0206, 0x027E, 0x00D6, 0x00FD, 0x0406})
_MANY_NUMBERS = 0x00BD
_RECTANGLE = 0x0200
_HEADER = 4
_CELL = 6
_WIDE = 12
_ABSURD = 1 << 32


@dataclass(slots=True)
class Claim:
    """What one sheet and its cells claim."""

    bottom: int = 0
    right: int = 0
    percents: set[tuple[int, int]] = field(default_factory=set)

    @property
    def area(self) -> int:
        """How many places the rectangle around the cells has."""
        return self.bottom * self.right


@dataclass(slots=True)
class Survey:
    """What the records of a workbook say; `sheets` in the order of the workbook."""

    encrypted: bool = False
    offsets: list[int] = field(default_factory=list)
    claims: dict[int, Claim] = field(default_factory=dict)
    _codes: dict[int, str] = field(default_factory=dict)
    _looks: list[int] = field(default_factory=list)

    @property
    def sheets(self) -> list[Claim]:
        """The sheets in the order of the workbook."""
        return [self.claims.get(offset, Claim()) for offset in self.offsets]

    def note(self, kind: int, body: bytes, sheet: Claim) -> None:
        """Takes in one record."""
        if kind == _PASSWORD:
            self.encrypted = True
        elif kind == _SHEET and len(body) >= _HEADER:
            self.offsets.append(struct.unpack_from("<L", body)[0])
        elif kind == _FORMAT:
            self._codes[int.from_bytes(body[:2], "little")] = body[2:].decode("latin-1")
        elif kind == _LOOK:
            self._looks.append(int.from_bytes(body[2:4], "little"))
        elif kind == _RECTANGLE and len(body) >= _WIDE:
            top, bottom, left, right = struct.unpack_from("<LLHH", body)
            # A rectangle that ends above its beginning is none: so large a one is refused.
            upright = top <= bottom and left <= right
            sheet.bottom = max(sheet.bottom, bottom if upright else _ABSURD)
            sheet.right = max(sheet.right, right, 1)
        elif len(body) >= _CELL and kind in _CELLS:
            row, column, look = struct.unpack_from("<HHH", body)
            self._cell(sheet, row, column, look)
        elif len(body) >= _CELL and kind == _MANY_NUMBERS:
            row, column = struct.unpack_from("<HH", body)
            for place, at in enumerate(range(4, len(body) - 2, 6)):
                self._cell(sheet, row, column + place, int.from_bytes(body[at : at + 2], "little"))

    def _cell(self, sheet: Claim, row: int, column: int, look: int) -> None:
        sheet.bottom = max(sheet.bottom, row + 1)
        sheet.right = max(sheet.right, column + 1)
        key = self._looks[look] if look < len(self._looks) else 0
        if key and form(key, self._codes.get(key, "")) is Form.PERCENT:
            sheet.percents.add((row, column))


def survey(data: bytes) -> Survey:
    """Looks over the records of a workbook stream."""
    found = Survey()
    sheet = Claim()
    for at, kind, body in _records(data):
        if kind in _BEGIN:
            sheet = found.claims.setdefault(at, Claim())
        found.note(kind, body, sheet)
        if found.encrypted:
            break
    return found


def _records(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 0
    while at + _HEADER <= len(data):
        kind, size = struct.unpack_from("<HH", data, at)
        yield at, kind, data[at + _HEADER : at + _HEADER + size]
        at += _HEADER + size
