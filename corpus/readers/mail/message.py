"""Takes a message apart: its heads, its parts, their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message

from corpus.decode import decode
from corpus.document import UnreadableFileError

_MOST_PARTS = 1_000
_DEEPEST = 20
_LONGEST_HEAD = 64_000
_SPACES = re.compile(r"\s+")
_NAME = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{0,60}):", re.MULTILINE)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs"}


def opened(data: bytes) -> Message:
    """The message.

    Raises:
        UnreadableFileError: messages lie in messages without end.
    """
    try:
        return message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n\t "))
    except (RecursionError, MessageError, ValueError):
        raise UnreadableFileError(
            "邮件的结构层层嵌套或已损坏，读不出来，请把正文另存后再上传。"
        ) from None


def heads(data: bytes) -> frozenset[str]:
    """The names of the head lines with which a file begins; none if it begins otherwise."""
    start = data[:_LONGEST_HEAD].lstrip(b"\xef\xbb\xbf\r\n\t ")
    if start.startswith(b"From "):  # a mailbox begins each message so
        start = start.partition(b"\n")[2]
    head = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    if not _NAME.match(head):
        return frozenset()
    lines = head.replace(b"\r\n", b"\n").split(b"\n")
    if any(line and not line[:1].isspace() and not _NAME.match(line) for line in lines):
        return frozenset()
    return frozenset(name.decode("ascii").lower() for name in _NAME.findall(head))


def parts(message: Message) -> Iterator[Message]:
    """The parts that hold something, in their order; a message within is one part.

    Raises:
        UnreadableFileError: there are absurdly many, or they lie absurdly deep.
    """
    waiting = [(message, 0)]
    seen = 0
    while waiting:
        part, depth = waiting.pop()
        seen += 1
        if seen > _MOST_PARTS or depth > _DEEPEST:
            raise UnreadableFileError(
                "邮件里的部分太多或嵌套太深，请把正文和附件分别另存后再上传。"
            )
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            waiting.extend((inside, depth + 1) for inside in reversed(inner(part)))
        else:
            yield part


def inner(part: Message) -> list[Message]:
    """The parts directly in a part."""
    payload = part.get_payload()
    return [one for one in payload if isinstance(one, Message)] if isinstance(payload, list) else []


def content(part: Message) -> bytes:
    """The bytes of a part, unpacked from how mail carries them."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def words(part: Message) -> str:
    """The characters of a part of text: as it says, if that is true, else by content."""
    data = content(part)
    said = _said(part.get_content_charset())
    if said:
        try:
            return data.decode(said).replace("\r\n", "\n").replace("\r", "\n")
        except (ValueError, LookupError):  # some codecs refuse their very name
            pass
    return decode(data).characters if data.strip() else ""


def head(message: Message, name: str) -> str:
    """A head line as people read it, in one line."""
    value = next((value for key, value in message.raw_items() if key.lower() == name), "")
    raw = str(value).encode("utf-8", "surrogateescape")
    if not raw.isascii():
        return _SPACES.sub(" ", decode(raw).characters).strip()
    try:
        pieces = decode_header(raw.decode("ascii"))
    except (HeaderParseError, ValueError):
        return _SPACES.sub(" ", raw.decode("ascii")).strip()
    return _SPACES.sub(" ", "".join(_piece(*piece) for piece in pieces)).strip()


def name_of(part: Message) -> str:
    """The file name that a part gives itself, without folders; empty if it gives none."""
    raw = part.get_filename("")
    shown = _named(raw) if raw else ""
    return _SPACES.sub(" ", re.split(r"[\\/]", shown)[-1]).strip()[:150]


def _named(raw: str) -> str:
    try:
        return "".join(_piece(*piece) for piece in decode_header(raw))
    except (HeaderParseError, ValueError):
        return raw.encode("utf-8", "replace").decode()


def _piece(words: str | bytes, charset: str | None) -> str:
    if isinstance(words, str):
        return words.encode("utf-8", "replace").decode()
    try:
        return words.decode(_said(charset) or "utf-8")
    except (ValueError, LookupError):
        return decode(words).characters if words.strip() else ""


def _said(charset: str | None) -> str:
    said = (charset or "").lower()
    return _WIDER.get(said, said) if said not in {"unknown-8bit", "us-ascii", "ascii"} else ""
