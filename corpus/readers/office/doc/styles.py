"""The styles of a binary Word file, as far as they bear meaning."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.readers.office.doc import sprms

_NONE = 0xFFF
_HEADINGS = range(1, 10)
_TITLE = 62
_PARAGRAPH, _CHARACTER = 1, 2
_BODY = 9
_MOST = 5_000
_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Style:
    """A look: `outline` is 0 for a first-level heading; `list` is 0 for none."""

    outline: int | None = None
    title: bool = False
    list: int = 0
    level: int = 0
    hidden: bool = False
    in_table: bool = False
    row_end: bool = False


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class _Entry:
    known: int
    base: int
    paragraph: bytes
    character: bytes


def styles(data: bytes) -> Sequence[Style]:
    """All styles, by their number, with what they inherit."""
    entries = _entries(data)
    return [_inherited(at, entries) for at in range(len(entries))]


def applied(style: Style, looks: bytes) -> Style:
    """The style with these modifiers on it."""
    for code, value in sprms.sprms(looks):
        if code == sprms.OUTLINE:
            outline = sprms.whole(value)
            style = replace(style, outline=outline if outline < _BODY else None)
        elif code == sprms.LIST:
            style = replace(style, list=sprms.whole(value))
        elif code == sprms.LIST_LEVEL:
            style = replace(style, level=sprms.whole(value))
        elif code == sprms.HIDDEN:
            style = replace(style, hidden=sprms.is_on(value))
        elif code == sprms.IN_TABLE:
            style = replace(style, in_table=sprms.is_on(value))
        elif code == sprms.ROW_END:
            style = replace(style, row_end=sprms.is_on(value))
    return style


def _entries(data: bytes) -> list[_Entry | None]:
    (size,) = struct.unpack_from("<H", data)
    count, base = struct.unpack_from("<HH", data, 2)
    found: list[_Entry | None] = []
    at = 2 + size
    while len(found) < min(count, _MOST) and at + 2 <= len(data):
        (length,) = struct.unpack_from("<H", data, at)
        found.append(_entry(data[at + 2 : at + 2 + length], base) if length else None)
        at += 2 + length + (length & 1)
    return found


def _entry(data: bytes, base: int) -> _Entry | None:
    try:
        known, kind, counts = struct.unpack_from("<HHH", data)
        (letters,) = struct.unpack_from("<H", data, base)
        at = base + 2 + 2 * letters + 2
        parts: list[bytes] = []
        for _ in range(counts & 0xF):
            at += at & 1
            (size,) = struct.unpack_from("<H", data, at)
            parts.append(data[at + 2 : at + 2 + size])
            at += 2 + size
    except struct.error:
        return None
    parts += [b"", b""]
    if kind & 0xF == _PARAGRAPH:
        return _Entry(known & 0xFFF, kind >> 4, parts[0][2:], parts[1])
    character = parts[0] if kind & 0xF == _CHARACTER else b""
    return _Entry(known & 0xFFF, kind >> 4, b"", character)


def _inherited(at: int, entries: Sequence[_Entry | None]) -> Style:
    chain: list[_Entry] = []
    while at < len(entries) and len(chain) < _LONGEST_CHAIN:
        entry = entries[at]
        if entry is None:
            break
        chain.append(entry)
        at = entry.base
    style = PLAIN
    for entry in reversed(chain):
        if entry.known in _HEADINGS:
            style = replace(style, outline=entry.known - 1)
        style = replace(style, title=style.title or entry.known == _TITLE)
        style = applied(applied(style, entry.paragraph), entry.character)
    return style
