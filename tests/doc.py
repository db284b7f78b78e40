"""Small Word files as they were until 2007, put together structure by structure."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from tests.ole import ole

_TEXT = 0x800
_PAGE = 512
_PLACES = 0x9A
_BLOCK = 0x3000


def sprm(code: int, value: int = 1) -> bytes:
    """A modifier; its code says how long its value is."""
    size = (1, 1, 2, 4, 2, 2, 0, 3)[code >> 13]
    return struct.pack("<H", code) + value.to_bytes(size, "little")


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph: its runs (words, modifiers), the number of its style, its modifiers."""

    runs: Sequence[tuple[str, bytes]]
    style: int = 0
    looks: bytes = b""
    mark: str = "\r"


def para(words: str, style: int = 0, looks: bytes = b"", mark: str = "\r") -> Para:
    """A paragraph whose characters look all the same."""
    return Para([(words, b"")], style, looks, mark)


def row(*cells: str, rights: Sequence[int], flags: Sequence[int] = ()) -> list[Para]:
    """A row of a table: its cells, where they end, and how they are merged."""
    in_table = sprm(0x2416)
    flags = flags or [0] * len(cells)
    told = struct.pack(f"<B{len(rights) + 1}h", len(rights), 0, *rights)
    told += b"".join(struct.pack("<H18x", flag) for flag in flags)
    defined = struct.pack("<HH", 0xD608, len(told) + 1) + told
    end = Para([("", b"")], 0, in_table + sprm(0x2417) + defined, "\x07")
    return [*(para(cell, 0, in_table, "\x07") for cell in cells), end]


def level(text: str, form: int, follows: int = 0) -> bytes:
    """A level of a list; in its text, characters 0 to 8 stand for the counts of the levels."""
    head = struct.pack("<lBB9sB", 1, form, 0, bytes(9), follows)
    return head + bytes(12) + struct.pack("<H", len(text)) + text.encode("utf-16-le")


def doc(
    paragraphs: Sequence[Para],
    *,
    notes: Sequence[str] = (),
    levels: Sequence[bytes] = (),
    flags: int = 0,
    pieces: int = 1,
    pictures: bytes = b"",
) -> bytes:
    """A file; style 1 is the first heading, 2 the title; list 1 has these levels."""
    told = "".join("".join(words for words, _ in one.runs) + one.mark for one in paragraphs)
    footnotes = "".join(f"\x02{note}\r" for note in notes)
    text = told + footnotes + "\r"
    tables: dict[int, bytes] = {
        1: _styles(),
        33: _pieces(len(text), pieces),
        12: struct.pack("<LLL", _TEXT, _TEXT + 2 * len(text), _BLOCK // _PAGE),
        13: struct.pack("<LLL", _TEXT, _TEXT + 2 * len(text), _BLOCK // _PAGE + 1),
    }
    if notes:
        places = [0]
        for note in notes:
            places.append(places[-1] + len(note) + 2)
        tables[3] = struct.pack(f"<{len(places) + 1}L", *places, places[-1] + 1)
    if levels:
        padded = [*levels, *[level("", 255)] * (9 - len(levels))]
        tables[74] = struct.pack("<Ll8xBxxx", 1, 7, 0) + b"\xff" * 4
        tables[73] = struct.pack("<Hl22xH", 1, 7, 0) + b"".join(padded)
    table = b""
    main = bytearray(_BLOCK + 2 * _PAGE)
    struct.pack_into("<HH", main, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<H", main, 0x0A, 0x0200 | flags)
    struct.pack_into("<LL", main, 0x4C, len(told), len(footnotes))
    for at, data in tables.items():
        size = 30 if at == 73 else len(data)
        struct.pack_into("<LL", main, _PLACES + 8 * at, len(table), size)
        table += data
    raw = text.encode("utf-16-le", "surrogatepass")
    main[_TEXT : _TEXT + len(raw)] = raw
    main[_BLOCK : _BLOCK + _PAGE] = _characters(paragraphs)
    main[_BLOCK + _PAGE :] = _paragraphs(paragraphs)
    streams = {"WordDocument": bytes(main), "1Table": table}
    return ole(streams | ({"Data": pictures} if pictures else {}))


def _pieces(length: int, count: int) -> bytes:
    edges = [length * at // count for at in range(count + 1)]
    plc = struct.pack(f"<{count + 1}L", *edges)
    plc += b"".join(struct.pack("<HLH", 0, _TEXT + 2 * edge, 0) for edge in edges[:-1])
    return b"\x02" + struct.pack("<L", len(plc)) + plc


def _styles() -> bytes:
    told = struct.pack("<HHH14x", 18, 4, 10)
    for known in (0, 1, 62, 99):
        name = "x"
        body = struct.pack("<HHHHH", known, 1 | (0xFFF << 4), 0, 0, 0)
        body += struct.pack("<H", len(name)) + name.encode("utf-16-le") + b"\0\0"
        told += struct.pack("<H", len(body)) + body
    return told


def _page(edges: Sequence[int], looks: Sequence[bytes], entry: int) -> bytes:
    """A page of looks: edges, one entry each, and the looks from the end of the page."""
    page = bytearray(_PAGE)
    page[-1] = len(looks)
    struct.pack_into(f"<{len(edges)}L", page, 0, *edges)
    at = _PAGE - 2
    for place, told in enumerate(looks):
        at -= len(told) + len(told) % 2
        at -= at % 2
        page[at : at + len(told)] = told
        page[4 * len(edges) + place * entry] = at // 2
    return bytes(page)


def _characters(paragraphs: Sequence[Para]) -> bytes:
    edges, looks = [_TEXT], []
    for one in paragraphs:
        for at, (words, told) in enumerate(one.runs, start=1):
            size = len(words) + (len(one.mark) if at == len(one.runs) else 0)
            if size:
                edges.append(edges[-1] + 2 * size)
                looks.append(bytes([len(told)]) + told)
    return _page(edges, looks, 1)


def _paragraphs(paragraphs: Sequence[Para]) -> bytes:
    edges, looks = [_TEXT], []
    for one in paragraphs:
        size = sum(len(words) for words, _ in one.runs) + len(one.mark)
        edges.append(edges[-1] + 2 * size)
        told = struct.pack("<H", one.style) + one.looks
        told += bytes(len(told) % 2)
        looks.append(bytes([0, len(told) // 2]) + told)
    return _page(edges, looks, 13)
