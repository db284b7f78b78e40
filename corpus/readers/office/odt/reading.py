"""Reads open documents (odt) of LibreOffice and others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from corpus.document import Decoded, UnreadableFileError
from corpus.limits import Limits
from corpus.package import Package, listed, opened
from corpus.reader import Reader
from corpus.readers.office.album import Album
from corpus.readers.office.assemble import assemble
from corpus.readers.office.headings import Headings
from corpus.readers.office.labels import Labels
from corpus.readers.office.odt.looks import Looks, looks
from corpus.readers.office.odt.words import Words
from corpus.readers.office.parts import Element, child, local, number, value
from corpus.readers.office.table import EMPTY, Cell, table
from corpus.tree import tree

_MIMETYPE = b"application/vnd.oasis.opendocument.text"
_CONTENT = "content.xml"
_STYLES = "styles.xml"
_MANIFEST = "META-INF/manifest.xml"
_THROUGH = frozenset({"section", "index-body", "index-title", "table-of-content", "text-box"})
_ROWS = frozenset({"table-header-rows", "table-rows", "table-row-group"})
_WIDEST = 256
_MOST_HELD = 100_000
_REPEATED = 3
"""A row or cell repeated more often than this is empty padding or hostile."""
_SPACE = re.compile(r"\s+")


@dataclass(slots=True)
class _Body:
    """Walks through the blocks of the text."""

    looks: Looks
    words: Words
    labels: Labels = field(default_factory=Labels)
    headings: Headings = field(default_factory=Headings)
    keys: dict[str, str] = field(default_factory=dict)

    def blocks(self, element: Element) -> Iterator[str]:
        for one in element:
            name = local(one)
            if name in {"p", "h"}:
                yield from self._paragraph(one, "")
            elif name == "list":
                yield from self._list(one, value(one, "style-name"), self._key(one), 0)
            elif name == "table":
                yield from table(self._grid(one))
            elif name in _THROUGH and value(one, "display") != "none":
                yield from self.blocks(one)

    def _paragraph(self, element: Element, label: str) -> Iterator[str]:
        style = value(element, "style-name")
        words = "" if style in self.looks.hidden else self.words.of(element).strip()
        boxes = self.words.boxes
        depth = None
        if local(element) == "h":
            depth = max(1, number(value(element, "outline-level"), 1)) - 1
            label = label or self._numbered(element, depth, words)
        line = label + words if words else ""
        yield self.headings.line(line, depth, title=style in self.looks.titles)
        for box in boxes:
            yield from self.blocks(box)

    def _numbered(self, element: Element, depth: int, words: str) -> str:
        if not words or value(element, "is-list-header") == "true":
            return ""
        return self.labels.label("outline", self.looks.outline, depth)

    def _list(self, element: Element, style: str, key: str, depth: int) -> Iterator[str]:
        for item in element:
            numbered = local(item) == "list-item"
            for one in item:
                if local(one) == "list":
                    inner = value(one, "style-name") or style
                    yield from self._list(one, inner, key, depth + 1)
                elif local(one) in {"p", "h"}:
                    label = self._label(item, one, style, key, depth) if numbered else ""
                    yield from self._paragraph(one, label)
                    numbered = False

    def _label(self, item: Element, first: Element, style: str, key: str, depth: int) -> str:
        own = style or self.looks.listed.get(value(first, "style-name"), "")
        levels = self.looks.lists.get(own, {})
        start = value(item, "start-value")
        if start and depth in levels:
            levels = {**levels, depth: replace(levels[depth], start=number(start, 1))}
            self.labels.restart(key, depth)
        return self.labels.label(key, levels, depth)

    def _key(self, element: Element) -> str:
        """Which count a list takes part in: its own, unless it goes on with an earlier one."""
        style = value(element, "style-name")
        key = self.keys.get(value(element, "continue-list"), "")
        if not key and value(element, "continue-numbering") == "true":
            key = self.keys.get(f"style {style}", "")
        key = key or f"list {len(self.keys)}"
        self.keys[value(element, "id") or key] = key
        self.keys[f"style {style}"] = key
        return key

    def _grid(self, element: Element) -> list[list[Cell]]:
        rows: list[list[Cell]] = []
        held: dict[tuple[int, int], Cell] = {}
        for row in _rows(element):
            for _ in range(min(number(value(row, "number-rows-repeated"), 1), _REPEATED)):
                rows.append(self._row(row, len(rows), held))
        return rows

    def _row(self, row: Element, at: int, held: dict[tuple[int, int], Cell]) -> list[Cell]:
        cells: list[Cell] = []
        for one in row:
            if local(one) not in {"table-cell", "covered-table-cell"}:
                continue
            repeated = min(number(value(one, "number-columns-repeated"), 1), _WIDEST)
            made = self._cell(one)
            for _ in range(repeated):
                place = (at, len(cells))
                # The same words again are another cell; the same cell again is a merged one.
                cell = Cell(made.lines)
                cells.append(held.pop(place, cell))
                _hold(held, cell, place, one)
        return cells[:_WIDEST]

    def _cell(self, element: Element) -> Cell:
        lines = tuple(
            line for block in self.blocks(element) for line in block.split("\n") if line.strip()
        )
        return Cell(lines) if lines and local(element) == "table-cell" else EMPTY


def _hold(
    held: dict[tuple[int, int], Cell], cell: Cell, place: tuple[int, int], element: Element
) -> None:
    """Notes the places that a merged cell covers."""
    down = min(number(value(element, "number-rows-spanned"), 1), _WIDEST * _REPEATED)
    across = min(number(value(element, "number-columns-spanned"), 1), _WIDEST)
    for row in range(down):
        for column in range(across):
            if (row or column) and len(held) < _MOST_HELD:
                held[place[0] + row, place[1] + column] = cell


def _rows(element: Element) -> Iterator[Element]:
    for one in element:
        if local(one) == "table-row":
            yield one
        elif local(one) in _ROWS:
            yield from _rows(one)


def read(data: bytes, limits: Limits) -> Decoded:
    """The text of an open document, its notes at the end."""
    package = opened(data, limits)
    album = Album(package.read, limits.pictures)
    return assemble(_lines(package, album), limits, "odt", album)


def _lines(package: Package, album: Album) -> Iterator[str]:
    _refuse_password(package)
    root = tree(package.read(_CONTENT))
    roots = [tree(package.read(_STYLES)), root] if _STYLES in package.names else [root]
    known = looks(*roots)
    pictures = {name: album.tag(name) for name in package.names}
    body = _Body(known, Words(known.hidden, pictures))
    text = child(root, "body", "text")
    if text is not None:
        yield from body.blocks(text)
    for at, note in enumerate(body.words.notes, start=1):
        words = " ".join(body.blocks(note))
        yield f"[注{at}] {_SPACE.sub(' ', words).strip()}"


def _refuse_password(package: Package) -> None:
    if _MANIFEST in package.names and b"encryption-data" in package.read(_MANIFEST):
        raise UnreadableFileError("文件设了打开密码，请去掉密码，另存后再上传。")


def recognises(data: bytes) -> bool:
    """Whether the bytes are a package that says it is an open text document."""
    names = listed(data)
    if "mimetype" not in names or _CONTENT not in names:
        return False
    return _MIMETYPE in data[:200]


READER = Reader("open document", (".odt", ".ott"), recognises, read)
