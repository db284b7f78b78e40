"""Reads saved web pages (MHTML, .mht): the page in the message is read, its pictures are not."""

from __future__ import annotations

from email.message import Message

from corpus.document import Decoded, UnreadableFileError
from corpus.limits import Limits
from corpus.reader import Reader
from corpus.readers.mail.message import heads, opened, parts, words
from corpus.readers.web import read_markup

_LOOKED_AT = 8_000
_OF_LETTERS = frozenset(("to", "received", "delivered-to", "return-path"))


def read(data: bytes, _: Limits) -> Decoded:
    """The text of the page; of a page of frames, of the largest frame."""
    message = opened(data)
    pages = [
        part
        for part in parts(message)
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}
    ]
    if not pages:
        raise UnreadableFileError("网页存档里没有网页正文，请在浏览器里重新另存后再上传。")
    first = _first(message, pages)
    try:
        return read_markup(words(first), "mhtml")
    except UnreadableFileError:
        rest = [part for part in pages if part is not first]
        if not rest:
            raise
        return read_markup(max((words(part) for part in rest), key=len), "mhtml")


def recognises(data: bytes) -> bool:
    """Whether it is packed as a page with its pictures and was sent to nobody."""
    names = heads(data)
    if "content-type" not in names or names & _OF_LETTERS:
        return False
    head = data[:_LOOKED_AT].lower()
    return b"multipart/related" in head or b"snapshot-content-location" in head


def _first(message: Message, pages: list[Message]) -> Message:
    """The page that the message says to begin with."""
    start = str(message.get_param("start") or "").strip()
    named = [part for part in pages if start and str(part.get("Content-ID", "")).strip() == start]
    return (named or pages)[0]


READER = Reader("mhtml", (".mhtml", ".mht"), recognises, read)
