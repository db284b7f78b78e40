"""The files inside of an OFD file, and how they name each other."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.document import UnreadableFileError
from corpus.package import Package
from corpus.tree import Element, tree

ENTRY = "OFD.xml"


@dataclass(frozen=True, slots=True)
class Folder:
    """An opened OFD file."""

    package: Package

    def path(self, base: str, place: str) -> str:
        """The member that `place` names in the member `base`; empty if there is none."""
        if place.startswith("/"):
            joined = posixpath.normpath(place.lstrip("/"))
        else:
            joined = posixpath.normpath(posixpath.join(posixpath.dirname(base), place))
        if joined in self.package.names:
            return joined
        plain = joined.lower()
        return next((name for name in self.package.names if name.lower() == plain), "")

    def root(self, path: str) -> Element:
        """The XML of a member.

        Raises:
            UnreadableFileError: it is missing or damaged.
        """
        if not path:
            raise UnreadableFileError("OFD 文件里缺少必要的内容，可能已损坏，请重新导出后再上传。")
        return tree(self.package.read(path))

    def roots(self, base: str, places: Iterator[str]) -> Iterator[tuple[str, Element]]:
        """The XML of those members that are there and whole, with their paths."""
        for place in places:
            path = self.path(base, place)
            if path:
                try:
                    yield path, self.root(path)
                except UnreadableFileError:
                    continue


def name(element: Element) -> str:
    """The name of an element, whatever its namespace is."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element, *names: str) -> Iterator[Element]:
    """The children of these names."""
    return (child for child in element if name(child) in names)


def below(element: Element, *names: str) -> Iterator[Element]:
    """The elements of these names at any depth."""
    return (child for child in element.iter() if name(child) in names)


def text(element: Element, wanted: str) -> str:
    """The words of the first element of this name at any depth."""
    found = next(below(element, wanted), None)
    return (found.text or "").strip() if found is not None else ""


def said(code: Element) -> str:
    """The words of an element with all that is in it."""
    return "".join(str(words) for words in code.itertext())


def numbers(words: str | None, count: int) -> tuple[float, ...] | None:
    """Numbers parted by blanks: `0 0 210 297`. Nothing if they are not that many."""
    try:
        found = tuple(float(word) for word in (words or "").split())
    except ValueError:
        return None
    return found if len(found) == count else None
