"""Reads mail: its head as lines, its words, and the names of what is attached."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message
from email.utils import parsedate_to_datetime

from corpus.document import Damage, DamageKind, Decoded, UnreadableFileError
from corpus.limits import Limits
from corpus.reader import Reader
from corpus.readers.mail.attachments import is_attachment
from corpus.readers.mail.message import head, heads, inner, name_of, opened, parts, words
from corpus.readers.web import words_of

_HEADS = (("from", "发件人"), ("to", "收件人"), ("cc", "抄送"))
_SURE = frozenset(
    ("from", "received", "return-path", "message-id", "delivered-to", "x-mailer", "date")
)
_KNOWN = _SURE | {"to", "cc", "subject", "mime-version", "content-type", "reply-to", "sender"}
_FEWEST_KNOWN = 2
_DEEPEST = 5
_RICHER = 1.5
_STRUCTURE = ("<table", "<ol", "<h1", "<h2", "<h3")


def read(data: bytes, _: Limits) -> Decoded:
    """The words of a message and of those in it; what is attached is told as not read."""
    message = opened(data)
    text = "\n".join(_written(message, 1))
    damage = tuple(_unread(text, name) for name in _attached(message, 1))
    if not text.strip():
        raise UnreadableFileError("邮件里没有文字，请把附件另存后单独上传。")
    return Decoded(text + "\n", "mail", (), damage)


def recognises(data: bytes) -> bool:
    """Whether it begins with the head of a message."""
    names = heads(data)
    return len(names & _KNOWN) >= _FEWEST_KNOWN and bool(names & _SURE)


def _written(message: Message, level: int) -> Iterator[str]:
    if subject := head(message, "subject"):
        yield f"{'#' * min(level, 6)} {subject}"
    for name, label in _HEADS:
        if value := head(message, name):
            yield f"{label}：{value}"
    if day := _day(head(message, "date")):
        yield f"日期：{day}"
    yield ""
    yield from _bodies(message, level)


def _bodies(message: Message, level: int) -> Iterator[str]:
    """The bodies: of alternatives one, of several parts all."""
    for part in _chosen(message):
        if part.get_content_type() == "message/rfc822":
            if level < _DEEPEST:
                for within in inner(part):
                    yield from ("", *_written(within, level + 1))
        elif is_attachment(part):
            yield f"附件：{_name(part)}"
        elif part.get_content_type() == "text/html":
            yield words_of(words(part)).strip("\n")
        elif part.get_content_maintype() == "text":
            yield words(part).strip("\n")


def _chosen(message: Message) -> Iterator[Message]:
    if not message.is_multipart() or message.get_content_maintype() != "multipart":
        yield message
        return
    inside = inner(message)
    if message.get_content_subtype() == "alternative":
        inside = _better(inside)
    for part in inside:
        if part.get_content_maintype() == "multipart":
            yield from _chosen(part)
        else:
            yield part


def _better(alternatives: list[Message]) -> list[Message]:
    """The plain words, unless the page beside them holds more: a table, or twice the text."""
    plain = [one for one in alternatives if one.get_content_type() == "text/plain"]
    others = [one for one in alternatives if one.get_content_type() != "text/plain"]
    if not plain or not others:
        return alternatives[:1] if plain else alternatives[-1:]
    pages = [one for one in parts(others[-1]) if one.get_content_type() == "text/html"]
    markup = words(pages[0]) if pages else ""
    shown, said = words_of(markup) if markup else "", words(plain[0])
    structured = any(tag in markup.lower() for tag in _STRUCTURE)
    longer = len("".join(shown.split())) > _RICHER * len("".join(said.split()))
    return others[-1:] if longer or (structured and shown.strip()) else plain[:1]


def _attached(message: Message, level: int) -> Iterator[str]:
    for part in _chosen(message):
        if part.get_content_type() == "message/rfc822":
            for within in inner(part) if level < _DEEPEST else ():
                yield from _attached(within, level + 1)
        elif is_attachment(part):
            yield _name(part)


def _name(part: Message) -> str:
    return name_of(part) or "未命名附件"


def _unread(text: str, name: str) -> Damage:
    line = f"附件：{name}"
    start = max(text.find(line), 0)
    sentence = f"邮件附件「{name}」的内容不在正文里，需要时请单独上传该附件。"
    return Damage(DamageKind.UNREAD, start, start + len(line), sentence)


def _day(said: str) -> str:
    """`Wed, 5 Mar 2025 09:30:00 +0800` -> `2025-03-05`; as it is said, if that is no date."""
    try:
        return parsedate_to_datetime(said).date().isoformat() if said else ""
    except (ValueError, TypeError, OverflowError):
        return said


READER = Reader("eml", (".eml",), recognises, read)
