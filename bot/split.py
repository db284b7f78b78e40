"""Joins blocks of text to messages and cuts what is longer than a messenger takes.

A block stays whole when it fits into a message. One that does not is cut after a line, else
after a sentence, else after a pause, never inside a citation number or what a reader takes for
one character.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import accumulate

import regex

from bot.message import Limit, Mark, Outgoing

_NUMBERS = r"(?:\[\d+\])*"
_CLOSING = "”’」』）)》〉】\"'"
_BREAKS = (
    re.compile(r"\n"),
    re.compile(rf"[。！？；!?;…]+[{_CLOSING}]*{_NUMBERS}|\. {_NUMBERS}"),
    re.compile(r"[，、：,: ]"),
)
_NUMBER = re.compile(r"\[\d+\]")
_LONGEST_NUMBER = 12
_CHARACTER = regex.compile(r"\X")
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0\ufffc")
"""Letters without a face."""


def units(text: str) -> int:
    """Length in UTF-16 code units, as Telegram counts: 𠮷 is two."""
    return len(text) + sum(character > "\uffff" for character in text)


def octets(text: str) -> int:
    """Length in bytes of UTF-8, as WeChat counts: 政 is three."""
    return len(text.encode("utf-8", "surrogatepass"))


def fits(message: Outgoing, limit: Limit) -> bool:
    """Whether a message may be sent as it is."""
    text = message.text
    return (
        units(text) <= limit.units
        and len(message.marks) <= limit.marks
        and (not limit.octets or octets(text) <= limit.octets)
    )


def split(blocks: Iterable[Outgoing], limit: Limit) -> list[Outgoing]:
    """The fewest messages that hold the blocks in their order, one block a line.

    An empty block is a blank line; there is none at either end of a message. Buttons and files
    of the blocks are left out.
    """
    messages: list[Outgoing] = []
    page = Outgoing("")
    for piece in (piece for block in blocks for piece in _pieces(block, limit)):
        longer = _joined(page, piece)
        if fits(longer, limit):
            page = longer
        else:
            messages.append(page)
            page = piece
    messages.append(page)
    return [trimmed for page in messages if _shown((trimmed := _trimmed(page)).text)]


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


def _shown(text: str) -> bool:
    """Whether there is anything to see; a messenger refuses a message of joiners and blanks."""
    return any(unicodedata.category(one)[0] not in "CZ" and one not in _BLANK for one in text)


def _pieces(block: Outgoing, limit: Limit) -> Iterator[Outgoing]:
    if not block.text:
        yield block
    while block.text:
        end = _cut(block.text, _room(block, limit))
        piece = _slice(block, 0, end)
        yield piece if end == len(block.text) else _trimmed(piece)
        block = _slice(block, end, len(block.text))


def _room(block: Outgoing, limit: Limit) -> int:
    """How many characters of a block a message takes, its marks included; one at least."""
    head = block.text[: limit.units + 1]  # no character takes less than a unit
    rooms = [_within(map(_wide, head), limit.units)]
    if limit.octets:
        rooms.append(_within(map(_long, head), limit.octets))
    if len(block.marks) > limit.marks:
        rooms.append(sorted(mark.start for mark in block.marks)[limit.marks])
    return max(1, min(rooms))


def _wide(character: str) -> int:
    return 2 if character > "\uffff" else 1


def _long(character: str) -> int:
    code = ord(character)
    return 1 + (code > 0x7F) + (code > 0x7FF) + (code > 0xFFFF)  # noqa: PLR2004  UTF-8's own steps


def _within(sizes: Iterable[int], room: int) -> int:
    """How many come first that together are no larger than the room."""
    return sum(1 for taken in accumulate(sizes) if taken <= room)


def _cut(text: str, end: int) -> int:
    """Where to end the first piece of a text of which `end` characters fit."""
    if end >= len(text):
        return len(text)
    for pause in _BREAKS:
        ends = (found.end() for found in pause.finditer(text, 0, end))
        # A break in the first half would leave the message mostly empty.
        good = [at for at in ends if at > end // 2 and not _NUMBER.match(text, at)]
        if good:
            return _whole(text, good[-1])
    return _whole(text, end)


def _whole(text: str, end: int) -> int:
    """The last place up to `end` that cuts no citation number and no character a reader sees."""
    window = max(0, end - _LONGEST_NUMBER)
    for number in _NUMBER.finditer(text, window, end + _LONGEST_NUMBER):
        if number.start() < end < number.end():
            end = number.start() or end
    for seen in _CHARACTER.finditer(text[: end + 1]):
        if seen.start() < end < seen.end():
            return seen.start() or end
    return end
