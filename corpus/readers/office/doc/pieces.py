"""The text of a binary Word file, put together from its pieces.

A file that was saved fast holds its text out of order; the piece table says which stretch of
the stream comes where. Example: characters 0-9 lie at byte 2048, one byte each; 10-12 at 4096,
two bytes each.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_COMPRESSED = 1 << 30
_PROPERTIES = 1
_TABLE = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start` to `end`, at byte `at` of the stream, `width` bytes each.

    `extra` are modifiers that a fast save laid over the whole piece.
    """

    start: int
    end: int
    at: int
    width: int
    extra: bytes


@dataclass(frozen=True, slots=True)
class Text:
    """All characters of the file, and where each lies."""

    characters: str
    pieces: Sequence[Piece]
    _starts: Sequence[int]

    def piece(self, place: int) -> Piece:
        """The piece that a character is in."""
        return self.pieces[max(0, bisect_right(self._starts, place) - 1)]

    def byte(self, place: int) -> int:
        """Where in the stream a character lies."""
        piece = self.piece(place)
        return piece.at + (place - piece.start) * piece.width

    def stretches(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """The characters that lie in these bytes of the stream, as stretches."""
        for piece in self.pieces:
            end = piece.at + (piece.end - piece.start) * piece.width
            low, high = max(first, piece.at), min(last, end)
            if low < high:
                yield (
                    piece.start + (low - piece.at) // piece.width,
                    piece.start + -(-(high - piece.at) // piece.width),
                )


def text(data: bytes, table: bytes, limit: int) -> Text:
    """The text, by the piece table `table` of the main stream `data`."""
    pieces = list(_pieces(table))
    total = 0
    words: list[str] = []
    for piece in pieces:
        total += piece.end - piece.start
        if total > limit or piece.start > piece.end:
            raise ValueError
        raw = data[piece.at : piece.at + (piece.end - piece.start) * piece.width]
        words.append(_told(raw, piece.width).ljust(piece.end - piece.start))
    return Text("".join(words), pieces, [piece.start for piece in pieces])


def _told(raw: bytes, width: int) -> str:
    """The characters; half of a character of two halves is one, for the places to be right."""
    if width == 1:
        return raw.decode("cp1252", errors="replace")
    return "".join(map(chr, struct.unpack_from(f"<{len(raw) // 2}H", raw)))


def _pieces(table: bytes) -> Iterator[Piece]:
    at = 0
    extras: list[bytes] = []
    while table[at] == _PROPERTIES:
        (size,) = struct.unpack_from("<H", table, at + 1)
        extras.append(table[at + 3 : at + 3 + size])
        at += 3 + size
    if table[at] != _TABLE:
        raise ValueError
    (size,) = struct.unpack_from("<L", table, at + 1)
    plc = table[at + 5 : at + 5 + size]
    count = (len(plc) - 4) // 12
    edges = struct.unpack_from(f"<{count + 1}L", plc)
    if edges[0]:
        raise ValueError
    for place in range(count):
        where, modifier = struct.unpack_from("<LH", plc, 4 * (count + 1) + 8 * place + 2)
        extra = extras[modifier >> 1] if modifier & 1 and modifier >> 1 < len(extras) else b""
        start, end = edges[place], edges[place + 1]
        if where & _COMPRESSED:
            yield Piece(start, end, (where & ~_COMPRESSED) // 2, 1, extra)
        else:
            yield Piece(start, end, where, 2, extra)
