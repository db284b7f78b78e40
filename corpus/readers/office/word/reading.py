"""Reads Word files (docx, docm and what Kingsoft writes in the same format)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from corpus.document import Decoded
from corpus.limits import Limits
from corpus.reader import Reader
from corpus.readers.office.album import Album
from corpus.readers.office.assemble import assemble
from corpus.readers.office.headings import Headings
from corpus.readers.office.parts import Element, Parts, child, is_package_of, local, parts, value
from corpus.readers.office.table import table
from corpus.readers.office.word.grid import grid
from corpus.readers.office.word.numbering import Numbering, numbering
from corpus.readers.office.word.styles import PLAIN, Style, applied, default, styles
from corpus.readers.office.word.words import Words

_THROUGH = frozenset(
    {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "Choice", "body"}
)
"""Elements around paragraphs that change nothing about them."""


@dataclass(slots=True)
class _Body:
    """Walks through the blocks of a part; what is counted goes on from part to part."""

    styles: Mapping[str, Style]
    plain: Style
    numbering: Numbering
    headings: Headings
    words: Words = field(default_factory=Words)
    _begun: str = ""

    def blocks(self, element: Element) -> Iterator[str]:
        for one in element:
            name = local(one)
            if name == "p":
                yield from self._paragraph(one)
            elif name == "tbl":
                yield from table(grid(one, self._cell))
            elif name == "sdt" or name in _THROUGH:
                yield from self.blocks(one)
            elif name == "AlternateContent":
                yield from self.blocks(one[0] if len(one) else one)

    def _cell(self, element: Element) -> tuple[str, ...]:
        return tuple(
            line for block in self.blocks(element) for line in block.split("\n") if line.strip()
        )

    def _paragraph(self, paragraph: Element) -> Iterator[str]:
        properties = child(paragraph, "pPr")
        style = applied(self._style(properties), properties)
        words = self.words.of(paragraph)
        boxes = self.words.boxes
        words = "" if style.hidden else words
        if child(properties, "rPr", "del") is not None:
            # The end of this paragraph was deleted: it goes on in the next one.
            self._begun += words
        else:
            words, self._begun = self._begun + words, ""
            yield self._line(words, style)
        for box in boxes:
            yield from self.blocks(box)

    def _style(self, properties: Element | None) -> Style:
        named = child(properties, "pStyle")
        return self.plain if named is None else self.styles.get(value(named), PLAIN)

    def _line(self, words: str, style: Style) -> str:
        # An empty paragraph of a list is counted as well.
        label = "" if style.hidden else self.numbering.label(style)
        if not words.strip():
            return ""
        return self.headings.line(label + words.strip(), style.outline, title=style.title)


def read(data: bytes, limits: Limits) -> Decoded:
    """The text of a Word file, its notes at the end."""
    package = parts(data, limits)
    album = Album(package.package.read, limits.pictures)
    return assemble(_lines(package, album), limits, "docx", album)


def _lines(package: Parts, album: Album) -> Iterator[str]:
    main = package.main
    root = package.root(main)
    body = _body(package, main)
    body.words.pictures = package.pictures(main, album)
    yield from body.blocks(root)
    body.words.pictures = {}  # the notes have ids of their own
    notes = {kind: _notes(package, main, kind) for kind in ("footnote", "endnote")}
    for at, (kind, key) in enumerate(dict.fromkeys(body.words.notes), start=1):
        note = notes[kind].get(key)
        if note is not None:
            words = " ".join(line.strip() for line in body.blocks(note) if line.strip())
            yield f"[注{at}] {words}"


def _body(package: Parts, main: str) -> _Body:
    looks = _root(package, main, "styles")
    known = styles(looks)
    lists = numbering(_root(package, main, "numbering"), known)
    hidden = frozenset(key for key, style in known.items() if style.hidden)
    return _Body(known, default(looks, known), lists, Headings(), Words(hidden))


def _root(package: Parts, main: str, role: str) -> Element | None:
    name = package.role(main, role)
    return None if name is None else package.root(name)


def _notes(package: Parts, main: str, kind: str) -> Mapping[str, Element]:
    root = _root(package, main, f"{kind}s")
    return {} if root is None else {value(one, "id"): one for one in root}


def recognises(data: bytes) -> bool:
    """Whether the bytes are a package with a Word document in it."""
    return is_package_of(data, "word")


READER = Reader("word", (".docx", ".docm", ".dotx"), recognises, read)
