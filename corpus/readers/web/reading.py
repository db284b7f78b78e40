"""Reads HTML: what a browser would show, with the page's furniture marked."""

from __future__ import annotations

import re

from corpus.decode import decode
from corpus.document import Decoded
from corpus.limits import Limits
from corpus.reader import Reader
from corpus.readers.web.barred import refuse_barred
from corpus.readers.web.card import cards
from corpus.readers.web.drawn import drawn
from corpus.readers.web.element import Element
from corpus.readers.web.furniture import Furniture
from corpus.readers.web.head import with_head
from corpus.readers.web.parse import parse
from corpus.readers.web.pictures import unread
from corpus.readers.web.weights import Weights
from corpus.readers.web.writer import Writer

_HEAD = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,1000}?-->\s*)*"
    rb"<(?:!doctype\s+html|(?:html|head|body|title|meta|div|table|p|h[1-6]|frameset|article)[\s>/])",
    re.IGNORECASE | re.DOTALL,
)
_LOOKED_AT = 4_000


def read(data: bytes, _: Limits) -> Decoded:
    """The page's text; navigation, footers, lists of links and the like are furniture."""
    text = decode(data)
    return read_markup(text.characters, text.encoding)


def read_markup(markup: str, encoding: str) -> Decoded:
    """The text of a page that is characters already.

    Raises:
        UnreadableFileError: it holds no document.
    """
    root = parse(markup)
    weights = Weights(root)
    page = next((one for one in root.walk() if one.name == "body"), root)
    if picture := drawn(page, weights):
        return Decoded(picture, encoding)
    refuse_barred(root, page, weights)
    return _decoded(root, page, weights, encoding)


def words_of(markup: str) -> str:
    """All words of a page that is part of something else, as a mail or a book; no furniture.

    Raises:
        UnreadableFileError: it is no sound page.
    """
    root = parse(markup)
    weights = Weights(root)
    page = next((one for one in root.walk() if one.name == "body"), root)
    return Writer(Furniture(page, weights), weights, ()).write(page).text


def _decoded(root: Element, page: Element, weights: Weights, encoding: str) -> Decoded:
    furniture = Furniture(page, weights)
    told = tuple(cards(page, furniture.body, weights))
    written = Writer(furniture, weights, {card.element for card in told}).write(page)
    source, spans = with_head(root, written, told)
    return Decoded(source, encoding, spans, unread(furniture.body, weights, len(source)))


def recognises(data: bytes) -> bool:
    """Whether it begins as a web page does, in whatever encoding."""
    start = data[:_LOOKED_AT]
    if start[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in start[:4]:
        start = start.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    return bool(_HEAD.match(start))


READER = Reader("html", (".html", ".htm", ".xhtml"), recognises, read)
