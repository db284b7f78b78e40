"""The words of the pictures that lie in an office file, each read once."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PIL import Image

from corpus.bitmap import first
from corpus.document import Decoded, UnreadableFileError
from corpus.layout.scanned import scanned
from corpus.layout.sheet import Sheet
from corpus.layout.write import written
from corpus.recognise import Seen, is_there, recognise

END = "\ufdd0"
"""Ends the number of a picture; no text has it, as it is no character."""
_SHORTEST, _FEWEST_PIXELS = 40, 20_000
_LEAST_SURE, _MEAN_SURE = 0.5, 0.7
_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[^\W\d_]{3,}")
_FEWEST_HAN, _FEWEST_WORDS = 4, 3


@dataclass(slots=True)
class Album:
    """The pictures of a file: `member` opens one by its name, `left` more may be recognised."""

    member: Callable[[str], bytes]
    left: int
    _numbers: dict[str, int] = field(default_factory=dict)
    _read: dict[int, Decoded | None] = field(default_factory=dict)

    def tag(self, name: str) -> str:
        """What follows the sign of a picture to say which it is."""
        return f"{self._numbers.setdefault(name, len(self._numbers))}{END}"

    def words(self, tag: str) -> Decoded | None:
        """The text of a picture; nothing where it holds none, or cannot or must not be read."""
        number = int(tag.removesuffix(END))
        if number not in self._read:
            name = next(name for name, one in self._numbers.items() if one == number)
            self._read[number] = self._recognised(name)
        return self._read[number]

    def _recognised(self, name: str) -> Decoded | None:
        if self.left <= 0 or not is_there():
            return None
        picture = _opened(self.member, name)
        if picture is None or _is_small(picture):
            return None
        self.left -= 1
        reading = recognise(picture)
        seen = [one for one in reading.seen if one.sure >= _LEAST_SURE]
        if not _is_text(seen):
            return None
        return written([Sheet(1, reading.width, reading.height, tuple(scanned(seen)))], "picture")


def _opened(member: Callable[[str], bytes], name: str) -> Image.Image | None:
    try:
        return first(member(name))
    except UnreadableFileError:
        return None


def _is_small(picture: Image.Image) -> bool:
    wide, high = picture.size
    return min(wide, high) < _SHORTEST or wide * high < _FEWEST_PIXELS


def _is_text(seen: Sequence[Seen]) -> bool:
    """Whether it is more than the figures of a chart, or what one may see in a photograph."""
    words = " ".join(one.words for one in seen)
    if len(_HAN.findall(words)) < _FEWEST_HAN and len(_WORD.findall(words)) < _FEWEST_WORDS:
        return False
    signs = sum(len(one.words) for one in seen)
    return sum(len(one.words) * one.sure for one in seen) >= _MEAN_SURE * signs
