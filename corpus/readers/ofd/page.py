"""One page of an OFD file: its own objects, and those of the templates that lie under it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.document import UnreadableFileError
from corpus.layout.gather import gather
from corpus.layout.sheet import Box, Glyph, Line, Sheet
from corpus.readers.ofd.drawing import rules
from corpus.readers.ofd.folder import Folder, below, children, name, numbers, said, text
from corpus.readers.ofd.writing import POINTS, written
from corpus.tree import Element

_A4 = (0.0, 0.0, 210.0, 297.0)
_MOST_OBJECTS = 100_000
_DEEPEST = 20
_LOST = 0.3


@dataclass(frozen=True, slots=True)
class Book:
    """What the pages of one document share: templates, fonts and pictures, by their numbers."""

    folder: Folder
    path: str
    size: tuple[float, ...]
    templates: dict[str, str]
    fonts: dict[str, str]
    pictures: dict[str, str]
    notes: dict[str, str]

    @classmethod
    def of(cls, folder: Folder, path: str, root: Element) -> Book:
        """The book of a document with this root."""
        fonts: dict[str, str] = {}
        pictures: dict[str, str] = {}
        places = ((one.text or "").strip() for one in below(root, "PublicRes", "DocumentRes"))
        for base, found in folder.roots(path, places):
            inner = found.get("BaseLoc") or ""
            for font in below(found, "Font"):
                fonts[font.get("ID") or ""] = font.get("FontName") or ""
            for media in below(found, "MultiMedia"):
                place = f"{inner}/{text(media, 'MediaFile')}" if inner else text(media, "MediaFile")
                pictures[media.get("ID") or ""] = folder.path(base, place)
        return cls(
            folder,
            path,
            numbers(text(root, "PhysicalBox"), 4) or _A4,
            {one.get("ID") or "": one.get("BaseLoc") or "" for one in below(root, "TemplatePage")},
            fonts,
            pictures,
            _notes(folder, path, root),
        )


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a page: the member that holds it, and its place in points."""

    path: str
    box: Box


@dataclass(frozen=True, slots=True)
class Page:
    """A page as its objects tell it; `garbled` says that its characters have no meaning."""

    sheet: Sheet
    pictures: tuple[Picture, ...]
    garbled: bool


@dataclass(slots=True)
class _Found:
    """The objects of a page as they are met."""

    glyphs: list[Glyph] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    signs: int = 0
    objects: int = 0


def page_of(book: Book, place: str, number: int) -> Page:
    """The page that is described at this place; a damaged one is told as such."""
    path = book.folder.path(book.path, place)
    try:
        root = book.folder.root(path)
    except UnreadableFileError:
        unread = f"第{number}页已损坏，没有读出来，请与原件核对。"
        return Page(Sheet(number, 1.0, 1.0, unread=unread), (), garbled=False)
    box = numbers(text(root, "PhysicalBox"), 4) or book.size
    found = _Found()
    for template in children(root, "Template"):
        places = iter([book.templates.get(template.get("TemplateID") or "", "")])
        for _, under in book.folder.roots(book.path, places):
            _collect(book, under, found)
    _collect(book, root, found)
    lines = [*gather(found.glyphs, found.rules), *found.lines, *_aside(book, path)]
    garbled = found.signs > 0 and len(found.glyphs) < (1 - _LOST) * found.signs and not found.lines
    width, height = box[2] * POINTS, box[3] * POINTS
    sheet = Sheet(number, width, height, tuple(lines), tuple(found.rules))
    return Page(sheet, tuple(found.pictures), garbled)


def _collect(book: Book, root: Element, found: _Found) -> None:
    for content in children(root, "Content"):
        for layer in children(content, "Layer"):
            _collect_block(book, layer, found, 0)


def _collect_block(book: Book, block: Element, found: _Found, depth: int) -> None:
    for one in block:
        found.objects += 1
        if found.objects > _MOST_OBJECTS or depth > _DEEPEST:
            return
        match name(one):
            case "TextObject":
                words = written(one, book.fonts)
                found.glyphs += words.glyphs
                found.lines += [words.line] if words.line else []
                found.signs += sum(len(said(code)) for code in below(one, "TextCode"))
            case "PathObject":
                found.rules += rules(one)
            case "ImageObject":
                found.pictures += _picture(book, one)
            case "PageBlock" | "Layer":
                _collect_block(book, one, found, depth + 1)


def _picture(book: Book, element: Element) -> Iterator[Picture]:
    boundary = numbers(element.get("Boundary"), 4)
    path = book.pictures.get(element.get("ResourceID") or "", "")
    if boundary and path:
        left, top, width, height = (edge * POINTS for edge in boundary)
        yield Picture(path, Box(left, top, left + width, top + height))


def _notes(folder: Folder, path: str, root: Element) -> dict[str, str]:
    """The words of the annotations of each page, by the number of the page."""
    found: dict[str, str] = {}
    place = text(root, "Annotations")
    for base, every in folder.roots(path, iter([place] if place else [])):
        for page in below(every, "Page"):
            places = iter([text(page, "FileLoc")])
            for _, notes in folder.roots(base, places):
                words = [said(code).strip() for code in below(notes, "TextCode")]
                found[page.get("PageID") or ""] = " ".join(dict.fromkeys(filter(None, words)))
    ids = {
        folder.path(path, page.get("BaseLoc") or ""): page.get("ID") or ""
        for page in below(root, "Page")
    }
    return {where: found[number] for where, number in ids.items() if found.get(number)}


def _aside(book: Book, path: str) -> list[Line]:
    """The words that were put over the page: watermarks, stamps, remarks."""
    words = book.notes.get(path, "")
    return [Line(words, Box(0, 0, 1, 1), 1.0, aside=True)] if words else []
