"""Reads HTML: what a browser would show, with the page's furniture marked."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

from corpus.decode import decode
from corpus.document import Decoded, Span, UnreadableFileError
from corpus.reader import Reader

_SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "head",
        "iframe",
        "object",
        "canvas",
        "audio",
        "video",
    ]
)
_FURNITURE_TAGS = frozenset(["nav", "footer", "aside", "form", "button", "select", "textarea"])
_FURNITURE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|crumbs?|breadcrumbs?|footer|foot|sidebar|side|share|related|"
    r"topbar|toolbar|copyright|banner|advert|ads?|comment|comments|pager|pagination)(?:$|[\s_-]|\d)",
    re.IGNORECASE,
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
        "aside",
    ]
)
_HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
_SPACES = re.compile(r"[ \t\n\r\f\u00a0]+")
_HEAD = re.compile(
    rb"^\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_DEPTH_LIMIT = 400


class _Page:
    """The text as it grows, and the furniture in it."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.furniture: list[Span] = []
        self._last = "\n"

    def write(self, words: str) -> None:
        if words:
            self.pieces.append(words)
            self.length += len(words)
            self._last = words[-1]

    def flow(self, words: str) -> None:
        """Running text: white space shrinks to one blank, none at the start of a line."""
        shrunk = _SPACES.sub(" ", words)
        if self._last in "\n ":
            shrunk = shrunk.lstrip(" ")
        self.write(shrunk)

    def new_line(self) -> None:
        if self._last != "\n":
            self.write("\n")

    def mark(self, start: int) -> None:
        if self.length > start:
            self.furniture.append(Span(start, self.length))


def read(data: bytes) -> Decoded:
    """The page's text; navigation, footers, forms and the like are furniture."""
    text = decode(data)
    soup = BeautifulSoup(text.characters, "lxml")
    page = _Page()
    body = soup.body or soup
    if soup.title and soup.title.string and not body.find("h1"):
        page.flow(f"# {soup.title.string.strip()}")
        page.new_line()
    _walk(body, page, 0)
    source = "".join(page.pieces)
    if not source.strip():
        raise UnreadableFileError("网页里没有文字（可能只有脚本或图片），请上传网页正文。")
    return Decoded(source, text.encoding, tuple(page.furniture))


def _walk(tag: Tag, page: _Page, depth: int) -> None:
    if depth > _DEPTH_LIMIT:
        page.flow(tag.get_text())
        return
    for child in tag.children:
        if isinstance(child, Tag):
            _element(child, page, depth)
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            page.flow(str(child))


def _element(tag: Tag, page: _Page, depth: int) -> None:
    if tag.name in _SILENT:
        return
    if tag.name == "br":
        page.new_line()
        return
    block = tag.name in _BLOCKS
    if block:
        page.new_line()
    start = page.length
    if tag.name in _HEADINGS:
        page.write(_HEADINGS[tag.name])
    if tag.name in {"td", "th"} and tag.find_previous_sibling(("td", "th")):
        page.write(" | ")
    _walk(tag, page, depth + 1)
    if block:
        page.new_line()
    if _is_furniture(tag):
        page.mark(start)


def _is_furniture(tag: Tag) -> bool:
    if tag.name in _FURNITURE_TAGS:
        return True
    names = " ".join((*tag.get_attribute_list("class"), *tag.get_attribute_list("id")))
    return bool(_FURNITURE_NAMES.search(names))


READER = Reader(
    "html", (".html", ".htm", ".xhtml"), lambda data: bool(_HEAD.match(data[:2000])), read
)
