"""The properties of a binary Word file: modifiers (sprms) in a row, each an opcode and a value."""

from __future__ import annotations

from collections.abc import Iterator

HIDDEN = 0x083C
DELETED = 0x0800
CHARACTER_STYLE = 0x4A30
PICTURE = 0x6A03
SYMBOL = 0x6A09
IN_TABLE = 0x2416
ROW_END = 0x2417
STYLE = 0x4600
OUTLINE = 0x2640
LIST = 0x460B
LIST_LEVEL = 0x260A
ROW = 0xD608
MERGED_DOWN = 0xD62B
HUGE = frozenset({0x6645, 0x6646})
_TABS = 0xC615
_SIZES = (1, 1, 2, 4, 2, 2, -1, 3)
_LONG = 255


def sprms(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The opcodes with their values, those of a size of their own without the size."""
    at = 0
    while at + 2 < len(data):
        code = int.from_bytes(data[at : at + 2], "little")
        at += 2
        size = _SIZES[code >> 13]
        if size < 0:
            size = data[at]
            if code == ROW:
                size = int.from_bytes(data[at : at + 2], "little") - 1
                at += 1
            elif code == _TABS and size == _LONG:
                return
            at += 1
        yield code, data[at : at + size]
        at += max(size, 0)


def is_on(value: bytes) -> bool:
    """Whether a switch is on; 0x81 is the opposite of a style that leaves it off."""
    return bool(value) and value[0] in {1, 0x81}


def whole(value: bytes) -> int:
    """A value as a number without sign."""
    return int.from_bytes(value, "little")
