"""The nouns of a conversation: what came in, what goes out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """How a stretch of an outgoing text is set; a messenger without the means ignores it."""

    BOLD = "bold"
    ITALIC = "italic"
    QUOTE = "quote"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Mark:
    """A styled stretch; offsets are characters of the text it belongs to."""

    start: int
    end: int
    style: Style


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message as a messenger received it. `chat` names the conversation across messengers."""

    chat: str
    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message to send: plain text with marks."""

    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Limit:
    """What one message of a messenger may hold: UTF-16 units of text, and marks."""

    units: int
    marks: int
