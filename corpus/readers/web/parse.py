"""Markup to elements, in one pass whatever the markup is like."""

from __future__ import annotations

from contextlib import suppress

from lxml import etree

from corpus.document import UnreadableFileError
from corpus.readers.web.element import BLOCKS, HEADINGS, Element

_DEEPEST = 150
"""Elements that lie deeper stand side by side; those of real pages do not lie so deep."""
_ABSURD = 4_000
"""An end tag is sought through all open elements, so their number is bounded."""
_PIECE = 65_536


def parse(markup: str) -> Element:
    """The root of the page; broken markup is mended as browsers do.

    Raises:
        UnreadableFileError: thousands of elements lie within each other.
    """
    grown = _Growth()
    parser = etree.HTMLParser(target=grown, encoding="utf-8", huge_tree=True)
    data = markup.replace("\0", "").encode("utf-8", "replace")
    for start in range(0, len(data), _PIECE):
        parser.feed(data[start : start + _PIECE])
        if grown.depth > _ABSURD:
            raise UnreadableFileError(
                "网页的标签层层嵌套得不正常，无法读取，请把正文另存为 Word 或文本文件后再上传。"
            )
    with suppress(etree.LxmlError):  # a page without a single element
        parser.close()
    return grown.root


class _Growth:
    """The tree as the parser calls for it."""

    def __init__(self) -> None:
        self.root = Element("[page]")
        self.depth = 0
        self._here = self.root
        self._words: list[str] = []

    def start(self, tag: str | bytes, attrib: dict[str | bytes, str | bytes]) -> None:
        """An element begins."""
        self._flush()
        self.depth += 1
        name = str(tag)
        if self.depth > _DEEPEST:
            if name in BLOCKS or name in HEADINGS:
                self._here.children.append(Element("br", parent=self._here))
            return
        element = Element(name, {str(key): str(value) for key, value in attrib.items()}, self._here)
        self._here.children.append(element)
        self._here = element

    def end(self, _tag: str | bytes) -> None:
        """The element ends."""
        self._flush()
        if self.depth <= _DEEPEST and self._here.parent is not None:
            self._here = self._here.parent
        self.depth -= 1

    def data(self, data: str | bytes) -> None:
        """Words; they come in pieces."""
        self._words.append(str(data))

    def comment(self, text: str | bytes) -> None:
        """Comments are left out."""

    def pi(self, target: str | bytes, data: str | bytes | None = None) -> None:
        """So are processing instructions."""

    def close(self) -> Element:
        """The page is whole."""
        self._flush()
        return self.root

    def _flush(self) -> None:
        if self._words:
            self._here.children.append("".join(self._words))
            self._words.clear()
