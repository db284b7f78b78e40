"""The headings of a file by its own marks, read without any loader: what loaders are held against.

Word styles, OpenDocument headings, HTML h1-h6, titles of slides, `#` of Markdown. Other files do
not say what a heading is.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from lxml import etree, html

from benchmarks.rivals.headlines import headlines

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_HEADING = re.compile(r"(?:heading \d|title)", re.IGNORECASE)
_SLIDE = re.compile(r"ppt/slides/slide(\d+)\.xml")


def headings(file: Path) -> list[str]:
    """The headings in their order; none where the kind of file does not mark them."""
    read = _READERS.get(file.suffix.lower())
    return [" ".join(one.split()) for one in read(file) if one.strip()] if read else []


def _markdown(file: Path) -> Iterator[str]:
    yield from headlines(file.read_text(encoding="utf-8"))


def _page(file: Path) -> Iterator[str]:
    yield from _of_page(file.read_bytes())


def _of_page(data: bytes) -> Iterator[str]:
    tree = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
    for element in tree.iter("h1", "h2", "h3", "h4", "h5", "h6"):
        yield "".join(map(str, element.itertext()))


def _word(file: Path) -> Iterator[str]:
    with zipfile.ZipFile(file) as archive:
        styles = etree.fromstring(archive.read("word/styles.xml"))
        body = etree.fromstring(archive.read("word/document.xml"))
    names = {
        style.get(f"{_W}styleId")
        for style in styles.iter(f"{_W}style")
        if any(_HEADING.fullmatch(name.get(f"{_W}val", "")) for name in style.iter(f"{_W}name"))
    }
    for paragraph in body.iter(f"{_W}p"):
        if any(style.get(f"{_W}val") in names for style in paragraph.iter(f"{_W}pStyle")):
            yield "".join(text.text or "" for text in paragraph.iter(f"{_W}t"))


def _open(file: Path) -> Iterator[str]:
    with zipfile.ZipFile(file) as archive:
        body = etree.fromstring(archive.read("content.xml"))
    yield from ("".join(map(str, heading.itertext())) for heading in body.iter(f"{_T}h"))


def _book(file: Path) -> Iterator[str]:
    with zipfile.ZipFile(file) as archive:
        for name in sorted(archive.namelist()):
            if name.endswith((".xhtml", ".html")) and not name.endswith("nav.xhtml"):
                yield from _of_page(archive.read(name))


def _slides(file: Path) -> Iterator[str]:
    with zipfile.ZipFile(file) as archive:
        found = filter(None, map(_SLIDE.fullmatch, archive.namelist()))
        for slide in sorted(found, key=lambda one: int(one[1])):
            yield from _titles(archive.read(slide[0]))


def _titles(slide: bytes) -> Iterator[str]:
    for shape in etree.fromstring(slide).iter(f"{_P}sp"):
        if any(one.get("type") in {"title", "ctrTitle"} for one in shape.iter(f"{_P}ph")):
            yield "".join(text.text or "" for text in shape.iter(f"{_A}t"))


_READERS: dict[str, Callable[[Path], Iterator[str]]] = {
    ".md": _markdown,
    ".html": _page,
    ".docx": _word,
    ".odt": _open,
    ".epub": _book,
    ".pptx": _slides,
    ".ppt": _slides,
}
