"""The files that a message carries."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message

from corpus.document import Upload
from corpus.readers.mail.message import content, inner, name_of, opened, parts

_UNNAMED = "未命名附件"


def attachments(data: bytes) -> tuple[Upload, ...]:
    """The attachments of a message and of the messages in it, to be read as files of their own.

    Raises:
        UnreadableFileError: the message is not sound.
    """
    return tuple(Upload(name_of(part) or _UNNAMED, content(part)) for part in carried(opened(data)))


def carried(message: Message) -> Iterator[Message]:
    """The parts that are attachments."""
    for part in parts(message):
        if part.get_content_type() == "message/rfc822":
            for within in inner(part):
                yield from carried(within)
        elif is_attachment(part):
            yield part


def is_attachment(part: Message) -> bool:
    """Whether a part is a file and not the words of the message or a picture among them."""
    if part.get_content_type() == "message/rfc822":
        return False
    if part.get_content_disposition() == "attachment":
        return True
    if part.get_content_maintype() == "text":
        return False
    shown_within = part.get("Content-ID") and part.get_content_maintype() == "image"
    return bool(name_of(part)) and not shown_within
