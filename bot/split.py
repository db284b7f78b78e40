"""Joins blocks of text to messages and cuts what is longer than a messenger takes.

A block stays whole when it fits into a message. One that does not is cut after a line, else
after a sentence, else after a pause, never inside a citation number or a character.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from bot.message import Limit, Mark, Outgoing

_NUMBERS = r"(?:\[\d+\])*"
_CLOSING = "”’」』）)》〉】\"'"
_BREAKS = (
    re.compile(r"\n"),
    re.compile(rf"[。！？；!?;…]+[{_CLOSING}]*{_NUMBERS}|\. {_NUMBERS}"),
    re.compile(r"[，、：,: ]"),
)
_NUMBER = re.compile(r"\[\d+\]")
_JOINERS = {"\u200d", "\ufe0e", "\ufe0f"}


def units(text: str) -> int:
    """Length in UTF-16 code units, as Telegram counts: 𠮷 is two."""
    return len(text) + sum(character > "\uffff" for character in text)


def split(blocks: Iterable[Outgoing], limit: Limit) -> list[Outgoing]:
    """The fewest messages that hold the blocks in their order, one block a line.

    An empty block is a blank line; there is none at either end of a message.
    """
    messages: list[Outgoing] = []
    page = Outgoing("")
    for piece in (piece for block in blocks for piece in _pieces(block, limit)):
        longer = _joined(page, piece)
        if units(longer.text) <= limit.units and len(longer.marks) <= limit.marks:
            page = longer
        else:
            messages.append(page)
            page = piece
    messages.append(page)
    return [trimmed for page in messages if (trimmed := _trimmed(page)).text]


def _joined(page: Outgoing, piece: Outgoing) -> Outgoing:
    if not page.text:
        return piece
    shift = len(page.text) + 1
    return Outgoing(f"{page.text}\n{piece.text}", page.marks + _shifted(piece.marks, shift))


def _shifted(marks: Iterable[Mark], by: int) -> tuple[Mark, ...]:
    return tuple(Mark(mark.start + by, mark.end + by, mark.style) for mark in marks)


def _slice(message: Outgoing, start: int, end: int) -> Outgoing:
    """A stretch of a message with the marks, or their parts, that lie in it."""
    marks = tuple(
        Mark(max(mark.start, start) - start, min(mark.end, end) - start, mark.style)
        for mark in message.marks
        if mark.start < end and start < mark.end
    )
    return Outgoing(message.text[start:end], marks)


def _trimmed(message: Outgoing) -> Outgoing:
    start = len(message.text) - len(message.text.lstrip())
    return _slice(message, start, max(start, len(message.text.rstrip())))


def _pieces(block: Outgoing, limit: Limit) -> Iterator[Outgoing]:
    if not block.text:
        yield block
    while block.text:
        end = _cut(block.text, limit.units)
        piece = _slice(block, 0, end)
        yield piece if end == len(block.text) else _trimmed(piece)
        block = _slice(block, end, len(block.text))


def _cut(text: str, room: int) -> int:
    """Where to end the first piece of a text so that it fits the room."""
    end = _fitting(text, room)
    if end == len(text):
        return end
    for pause in _BREAKS:
        ends = [found.end() for found in pause.finditer(text, 0, end)]
        # A break in the first half would leave the message mostly empty.
        if ends and ends[-1] > end // 2 and not text.startswith("[", ends[-1]):
            return ends[-1]
    return _whole(text, end)


def _fitting(text: str, room: int) -> int:
    """How many characters fit into the room."""
    taken = 0
    for at, character in enumerate(text):
        taken += 2 if character > "\uffff" else 1
        if taken > room:
            return at
    return len(text)


def _whole(text: str, end: int) -> int:
    """The last place up to `end` that cuts no citation number and no composed character."""
    for number in _NUMBER.finditer(text):
        if number.start() < end < number.end():
            end = number.start() or end
    back = end
    while back > 1 and _clings(text, back):
        back -= 1
    return back if back > 1 else end


def _clings(text: str, at: int) -> bool:
    return bool(unicodedata.combining(text[at])) or text[at] in _JOINERS or text[at - 1] in _JOINERS
