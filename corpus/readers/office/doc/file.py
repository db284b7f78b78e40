"""A binary Word file taken apart, ready to be read."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.readers.office.assemble import picture
from corpus.readers.office.doc import sprms
from corpus.readers.office.doc.header import Header, header
from corpus.readers.office.doc.lists import List, lists
from corpus.readers.office.doc.pages import Runs, character_runs, paragraph_runs
from corpus.readers.office.doc.pieces import Text, text
from corpus.readers.office.doc.styles import PLAIN, Style, applied, styles
from corpus.readers.office.ole import stream, streams

_STYLES, _CHARACTERS, _PARAGRAPHS, _PIECES = 1, 12, 13, 33
_LISTS, _LIST_OVERRIDES = 73, 74
_TWIPS = 567
_SCALE = 1000


@dataclass(frozen=True, slots=True)
class File:
    """The parts of the file that text is read from."""

    header: Header
    table: bytes
    text: Text
    characters: Runs
    paragraphs: Runs
    styles: Sequence[Style]
    lists: Mapping[int, List]
    pictures: bytes

    def paragraph(self, mark: int) -> tuple[Style, bytes]:
        """The look of the paragraph that ends at this character, and its own modifiers."""
        looks = self.paragraphs.at(self.text.byte(mark))
        number = int.from_bytes(looks[:2], "little")
        own = looks[2:] + self.text.piece(mark).extra
        for code, value in sprms.sprms(own):
            if code in sprms.HUGE:
                own += self._huge(sprms.whole(value))
            elif code == sprms.STYLE:
                number = sprms.whole(value)
        style = self.styles[number] if number < len(self.styles) else PLAIN
        return applied(style, own), own

    def picture(self, at: int) -> str:
        """The sign of the picture whose description lies here, if it is large enough."""
        try:
            wide, high, scale, scale_high = struct.unpack_from("<4H", self.pictures, at + 0x1C)
        except struct.error:
            return ""
        return picture(wide * scale / _SCALE / _TWIPS, high * scale_high / _SCALE / _TWIPS)

    def _huge(self, at: int) -> bytes:
        size = int.from_bytes(self.pictures[at : at + 2], "little")
        return self.pictures[at + 2 : at + 2 + size]


def taken_apart(data: bytes, limit: int) -> File:
    """The parts of a file; what is broken raises whatever it raises."""
    main = stream(data, "WordDocument")
    head = header(main)
    table = stream(data, head.table)
    return File(
        head,
        table,
        text(main, table[head.place(_PIECES)], limit),
        character_runs(main, table[head.place(_CHARACTERS)]),
        paragraph_runs(main, table[head.place(_PARAGRAPHS)]),
        styles(table[head.place(_STYLES)]),
        _lists(table, head),
        stream(data, "Data") if "Data" in streams(data) else b"",
    )


def _lists(table: bytes, head: Header) -> Mapping[int, List]:
    """The lists; a file whose lists are broken is read without their labels."""
    definitions, overrides = head.place(_LISTS), head.place(_LIST_OVERRIDES)
    if definitions.start == definitions.stop or overrides.start == overrides.stop:
        return {}
    try:
        return lists(table[definitions.start :], table[overrides])
    except (struct.error, IndexError):
        return {}
