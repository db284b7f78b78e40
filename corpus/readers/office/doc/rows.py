"""Where the cells of a table row of a binary Word file end."""

from __future__ import annotations

import struct

from corpus.readers.office.doc import sprms
from corpus.readers.office.page import Edge

_CELL = 20
_WIDEST = 63
_FIRST, _GOES_ON = 0x1, 0x2
_DOWN, _DOWN_FIRST = 0x20, 0x40


def edges(looks: bytes) -> list[Edge]:
    """The edges that the modifiers of a row's end define."""
    found: list[Edge] = []
    for code, value in sprms.sprms(looks):
        if code == sprms.ROW and value:
            found = _defined(value)
        elif code == sprms.MERGED_DOWN and len(value) >= 2 and value[0] < len(found):  # noqa: PLR2004
            found[value[0]].down = value[1] == 1
    return found


def _defined(value: bytes) -> list[Edge]:
    count = min(value[0], _WIDEST)
    rights = struct.unpack_from(f"<{count + 1}h", value, 1)[1:]
    at = 1 + 2 * (value[0] + 1)
    found: list[Edge] = []
    for place, right in enumerate(rights):
        start = at + _CELL * place
        flags = int.from_bytes(value[start : start + 2], "little")
        found.append(
            Edge(
                right,
                down=bool(flags & _DOWN) and not flags & _DOWN_FIRST,
                across=bool(flags & _GOES_ON) and not flags & _FIRST,
            )
        )
    return found
