"""Reads HTML: what a browser would show, with the page's furniture marked."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

from corpus.decode import decode
from corpus.document import Decoded, UnreadableFileError
from corpus.limits import Limits
from corpus.reader import Reader
from corpus.readers.web.furniture import Furniture
from corpus.readers.web.page import Page
from corpus.readers.web.title import with_title

_SILENT = frozenset(
    ("script", "style", "noscript", "template", "svg", "head", "iframe", "object", "canvas")
)
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd"),
        *("details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form"),
        *("header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "summary"),
        *("table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
_HEAD = re.compile(
    rb"^\s*(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_DEPTH_LIMIT = 300


def read(data: bytes, _: Limits) -> Decoded:
    """The page's text; navigation, footers, lists of links and the like are furniture."""
    text = decode(data)
    soup = BeautifulSoup(text.characters, "lxml")
    body = soup.body or soup
    page = Page()
    _walk(body, page, Furniture(body), 0)
    source, furniture = with_title(soup, page)
    if not source.strip():
        raise UnreadableFileError("网页里没有文字（可能只有脚本或图片），请上传网页正文。")
    return Decoded(source, text.encoding, furniture)


def _walk(tag: Tag, page: Page, furniture: Furniture, depth: int) -> None:
    for child in tag.children:
        if isinstance(child, Tag):
            if child.name not in _SILENT:
                _element(child, page, furniture, depth)
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            page.flow(str(child))


def _element(tag: Tag, page: Page, furniture: Furniture, depth: int) -> None:
    if tag.name == "br":
        page.new_line()
        return
    if tag.name in _HEADINGS:
        page.line(_HEADINGS[tag.name], _flat(tag, depth))
        return
    block = tag.name in _BLOCKS
    if block:
        page.new_line()
    start = page.length
    if tag.name == "table" and furniture.is_data(tag):
        for row in tag.find_all("tr"):
            page.row([_flat(cell, depth) for cell in row.find_all(("td", "th"))])
    elif depth >= _DEPTH_LIMIT:
        page.flow(tag.get_text(" "))
    else:
        _walk(tag, page, furniture, depth + 1)
    if block:
        page.new_line()
    if furniture.holds(tag):
        page.mark(start)


def _flat(tag: Tag, depth: int) -> str:
    """The words of an element in one line, with blanks only where blocks and lines end."""
    if depth >= _DEPTH_LIMIT:
        return tag.get_text(" ")
    pieces: list[str] = []
    for child in tag.children:
        if isinstance(child, Tag):
            if child.name in _SILENT:
                continue
            apart = child.name in _BLOCKS or child.name in _HEADINGS or child.name == "br"
            pieces.append(f" {_flat(child, depth + 1)} " if apart else _flat(child, depth + 1))
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            pieces.append(str(child))
    return "".join(pieces)


READER = Reader(
    "html", (".html", ".htm", ".xhtml"), lambda data: bool(_HEAD.match(data[:3000])), read
)
