"""Reads presentations (pptx): a slide's title is a heading, its notes are marked as such."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from corpus.document import Decoded
from corpus.limits import Limits
from corpus.reader import Reader
from corpus.readers.office.album import Album
from corpus.readers.office.assemble import assemble
from corpus.readers.office.drawing import cells, drawn, paragraphs
from corpus.readers.office.headings import Headings
from corpus.readers.office.parts import (
    Element,
    Parts,
    child,
    is_package_of,
    local,
    parts,
    value,
)
from corpus.readers.office.table import table

_TITLES = frozenset({"title", "ctrTitle"})
_FURNITURE = frozenset({"sldNum", "dt", "ftr", "hdr", "sldImg"})
_NOTES = "备注："


def read(data: bytes, limits: Limits) -> Decoded:
    """The text of the slides that are shown, in their order."""
    package = parts(data, limits)
    album = Album(package.package.read, limits.pictures)
    return assemble(_lines(package, album), limits, "pptx", album)


def _lines(package: Parts, album: Album) -> Iterator[str]:
    main = package.main
    tied = {one.id: one for one in package.tied(main)}
    order = child(package.root(main), "sldIdLst")
    for entry in () if order is None else order:
        # An entry has two ids: its own, and the one of the tie.
        ids = [str(found) for key, found in entry.attrib.items() if str(key).endswith("}id")]
        slide = tied.get(ids[0]) if ids else None
        if slide is not None and slide.role == "slide":
            yield from _slide(package, slide.name, album)


def _slide(package: Parts, name: str, album: Album) -> Iterator[str]:
    root = package.root(name)
    if value(root, "show", "1") in {"0", "false"}:
        return
    shapes = list(_shapes(child(root, "cSld", "spTree")))
    for one in shapes:
        if _role(one) in _TITLES:
            title = " ".join(paragraphs(child(one, "txBody")))
            yield Headings().line(title, 0)
    pictures = package.pictures(name, album)
    for one in shapes:
        if _role(one) not in _TITLES | _FURNITURE:
            yield from _shape(package, name, one, pictures)
    notes = package.role(name, "notesSlide")
    if notes is not None:
        yield from _notes(package.root(notes))
    yield ""


def _shapes(tree: Element | None) -> Iterator[Element]:
    """The shapes, those in groups as well, as they are stacked."""
    for one in () if tree is None else tree:
        name = local(one)
        if name == "grpSp":
            yield from _shapes(one)
        elif name == "AlternateContent":
            yield from _shapes(next(iter(one), None))
        elif name in {"sp", "pic", "graphicFrame"}:
            yield one


def _role(shape: Element) -> str:
    """What place of the layout a shape fills."""
    about = next((one for one in shape if local(one) == "nvSpPr"), None)
    return value(child(about, "nvPr", "ph"), "type")


def _shape(
    package: Parts, slide: str, shape: Element, pictures: Mapping[str, str]
) -> Iterator[str]:
    kind = local(shape)
    if kind == "sp":
        yield from paragraphs(child(shape, "txBody"))
    elif kind == "pic":
        if sign := drawn(shape, pictures):
            yield sign
    else:
        for one in shape.iter():
            if local(one) == "tbl":
                yield from table(cells(one))
            elif local(one) == "relIds":
                yield from _diagram(package, slide, value(one, "dm"))
            elif local(one) == "chart" and (sign := drawn(shape, pictures)):
                yield sign


def _diagram(package: Parts, slide: str, key: str) -> Iterator[str]:
    """The words of a SmartArt diagram, which lie in a part of their own."""
    for one in package.tied(slide):
        if one.id == key:
            for body in package.root(one.name).iter():
                if local(body) == "t" and len(body):
                    yield from paragraphs(body)


def _notes(root: Element) -> Iterator[str]:
    found = [
        line
        for one in _shapes(child(root, "cSld", "spTree"))
        if _role(one) == "body"
        for line in paragraphs(child(one, "txBody"))
    ]
    if found:
        yield _NOTES + found[0]
        yield from found[1:]


def recognises(data: bytes) -> bool:
    """Whether the bytes are a package with a presentation in it."""
    return is_package_of(data, "ppt")


READER = Reader("slides", (".pptx", ".pptm", ".ppsx"), recognises, read)
