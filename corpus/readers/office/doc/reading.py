"""Reads Word files as they were until 2007 (doc), and Kingsoft's wps, which are the same."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.document import Decoded, UnreadableFileError
from corpus.limits import Limits
from corpus.reader import Reader
from corpus.readers.office.assemble import assemble
from corpus.readers.office.doc.file import File, taken_apart
from corpus.readers.office.doc.rows import edges
from corpus.readers.office.doc.styles import Style
from corpus.readers.office.doc.words import Words
from corpus.readers.office.labels import Labels
from corpus.readers.office.ole import streams
from corpus.readers.office.page import Page, Told

_MAIN, _FOOTNOTES, _ENDNOTES, _BOXES = 0, 1, 5, 6
_FOOTNOTE_TEXTS, _ENDNOTE_TEXTS = 3, 47
_ENDS = re.compile("[\r\x07\x0c]")
_CELL = "\x07"
_BROKEN = (struct.error, IndexError, ValueError, OverflowError)


@dataclass(slots=True)
class _Body:
    """Walks through the paragraphs of the stories."""

    file: File
    words: Words
    page: Page = field(default_factory=Page)
    labels: Labels = field(default_factory=Labels)
    _begun: set[tuple[int, int]] = field(default_factory=set)

    def story(self, at: int) -> None:
        """Writes a story onto the page."""
        for start, end in self._paragraphs(*self.file.header.story(at)):
            self._paragraph(start, end)
        self.page.end_table()

    def notes(self, at: int, texts: int) -> None:
        """Writes the notes of a story to the notes of the page."""
        story, end = self.file.header.story(at)
        plc = self.file.table[self.file.header.place(texts)]
        places = struct.unpack_from(f"<{len(plc) // 4}L", plc)
        # The last two places are the end of the last note and of the story.
        for start, stop in pairwise(places[:-1]):
            words = self.words.of(story + start, min(story + stop, end))
            if words.strip():
                self.page.notes.append(words.replace("\r", " "))

    def _paragraphs(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        for found in _ENDS.finditer(self.file.text.characters, start, end):
            yield start, found.start()
            start = found.end()
        if start < end:
            yield start, end - 1

    def _paragraph(self, start: int, end: int) -> None:
        style, looks = self.file.paragraph(end)
        words = self.words.of(start, end)
        mark = self.file.text.characters[end : end + 1]
        if style.row_end and mark == _CELL:
            self.page.end_row(edges(looks))
            return
        label = self._label(style)
        if mark == _CELL and style.in_table:
            self.page.end_cell(words, label)
        else:
            words = "" if style.hidden else words
            told = Told(style.in_table, style.outline, style.title, label)
            self.page.end_paragraph(words, told)

    def _label(self, style: Style) -> str:
        found = self.file.lists.get(style.list)
        if found is None:
            return ""
        key = (style.list, style.level)
        if style.level in found.anew and key not in self._begun:
            self.labels.restart(found.count, style.level)
        self._begun.add(key)
        return self.labels.label(found.count, found.levels, style.level)


def read(data: bytes, limits: Limits) -> Decoded:
    """The text of an old Word file: main text, text boxes, notes."""
    try:
        page = _page(data, limits)
    except _BROKEN:
        raise UnreadableFileError(
            "旧版 Word 文件已损坏，读不出来，请用 Word 或 WPS 打开后另存为 .docx 再上传。"
        ) from None
    return assemble(page.written(), limits, "doc")


def _page(data: bytes, limits: Limits) -> Page:
    file = taken_apart(data, limits.characters * 2)
    body = _Body(file, Words(file))
    body.story(_MAIN)
    body.story(_BOXES)
    body.notes(_FOOTNOTES, _FOOTNOTE_TEXTS)
    body.notes(_ENDNOTES, _ENDNOTE_TEXTS)
    return body.page


def recognises(data: bytes) -> bool:
    """Whether the bytes are an OLE container with a Word document in it."""
    return "WordDocument" in streams(data)


READER = Reader("old word", (".doc", ".wps", ".dot"), recognises, read)
