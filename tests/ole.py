"""Small OLE containers: a header, one FAT, a directory and streams of 4096 bytes or more."""

from __future__ import annotations

import struct
from collections.abc import Mapping

_SECTOR = 512
_END = 0xFFFFFFFE
_FREE = 0xFFFFFFFF
_FAT = 0xFFFFFFFD
_SMALLEST = 4096


def ole(streams: Mapping[str, bytes]) -> bytes:
    """A container of these streams, which are filled up with zeros to the smallest size."""
    sectors: list[bytes] = []
    fat: list[int] = [_FAT]
    directory = [_entry("Root Entry", 5, 1 if streams else _FREE, _END, 0)]
    blocks = -(-(len(streams) + 1) // 4)
    fat += [*range(2, blocks + 1), _END]
    for at, (name, data) in enumerate(streams.items(), start=1):
        padded = data + bytes(max(0, _SMALLEST - len(data)))
        first = len(fat)
        count = -(-len(padded) // _SECTOR)
        fat += [*range(first + 1, first + count), _END]
        sectors.append(padded + bytes(-len(padded) % _SECTOR))
        following = at + 1 if at < len(streams) else _FREE
        directory.append(_entry(name, 2, _FREE, first, len(padded), following))
    told = b"".join(directory)
    told += bytes(blocks * _SECTOR - len(told))
    table = struct.pack(f"<{len(fat)}L", *fat)
    table += b"\xff" * (_SECTOR - len(table))
    return _header() + table + told + b"".join(sectors)


def _header() -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<LLLLLLLLL", 0, 1, 1, 0, _SMALLEST, _END, 0, _END, 0)
    return head + struct.pack("<L", 0) + b"\xff" * (_SECTOR - len(head) - 4)


def _entry(
    name: str, kind: int, child: int, first: int, size: int, following: int = _FREE
) -> bytes:
    told = name.encode("utf-16-le") + b"\0\0"
    return (
        told.ljust(64, b"\0")
        + struct.pack("<HBBLLL", len(told), kind, 1, _FREE, following, child)
        + bytes(36)
        + struct.pack("<LQ", first, size)
    )
