"""Which characters of a binary Word file a reader of the printed page sees."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from corpus.readers.office.assemble import plain
from corpus.readers.office.doc import sprms
from corpus.readers.office.doc.file import File

_BEGIN, _MIDDLE, _END = "\x13", "\x14", "\x15"
_PICTURE, _SYMBOL = "\x01", "\x28"
_WRITTEN = {"\x0b": "\n", "\x0c": "\n", "\x0e": "\n", "\x1e": "-", "\x1f": "", "\xa0": "\xa0"}
_PAGE_FIELD = re.compile(r"\s*(?:PAGE|PAGEREF|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
_CIRCLED = re.compile(r"\s*EQ\s*\\o.*?[,，;；]\s*([^\s\\()]{1,4}?)\s*\)\s*$", re.IGNORECASE)
_SPECIAL = re.compile("[\x01\x13-\x15\x0b\x0c\x0e\x1e\x1f]")


@dataclass(slots=True)
class _Field:
    """A field that has been begun: its code so far, and whether its result has begun."""

    code: str = ""
    result: bool = False


@dataclass(slots=True)
class Words:
    """Reads stretch after stretch; fields may go on from one to the next."""

    file: File
    gone: list[tuple[int, int]] = field(default_factory=list)
    signs: dict[int, str] = field(default_factory=dict)
    _fields: list[_Field] = field(default_factory=list)

    def __post_init__(self) -> None:
        for run in self.file.characters.runs:
            if run.looks:
                self._look(run.first, run.last, run.looks)
        for piece in self.file.text.pieces:
            if piece.extra and self._hides(piece.extra):
                self.gone.append((piece.start, piece.end))
        self.gone = _united(self.gone)

    def of(self, start: int, end: int) -> str:
        """What is seen of the characters from `start` to `end`."""
        found: list[str] = []
        for first, last in self._left(start, end):
            words = self.file.text.characters[first:last]
            at = 0
            for special in _SPECIAL.finditer(words):
                self._write(found, words[at : special.start()])
                self._mark(found, special[0], first + special.start())
                at = special.end()
            self._write(found, words[at:])
        return "".join(found)

    def _look(self, first: int, last: int, looks: bytes) -> None:
        if self._hides(looks):
            self.gone += self.file.text.stretches(first, last)
            return
        for code, value in sprms.sprms(looks):
            if code == sprms.PICTURE:
                sign = self.file.picture(sprms.whole(value))
                for start, _ in self.file.text.stretches(first, last):
                    self.signs[start] = sign

    def _hides(self, looks: bytes) -> bool:
        styles = self.file.styles
        hidden = False
        for code, value in sprms.sprms(looks):
            if code == sprms.CHARACTER_STYLE and sprms.whole(value) < len(styles):
                hidden = styles[sprms.whole(value)].hidden
            elif code == sprms.HIDDEN:
                hidden = sprms.is_on(value)
            elif code == sprms.DELETED and sprms.is_on(value):
                return True
        return hidden

    def _left(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The stretch without what is hidden or deleted."""
        at = max(0, bisect_right(self.gone, (start, start)) - 1)
        for first, last in islice(self.gone, at, None):
            if first >= end:
                break
            if start < first:
                yield start, first
            start = max(start, last)
        if start < end:
            yield start, end

    def _write(self, found: list[str], words: str) -> None:
        if self._fields and not self._fields[-1].result:
            self._fields[-1].code += words
        elif words and self._visible():
            found.append(plain(_paired(words)))

    def _visible(self) -> bool:
        return all(one.result and not _PAGE_FIELD.match(one.code) for one in self._fields)

    def _mark(self, found: list[str], mark: str, place: int) -> None:
        if mark == _BEGIN:
            self._fields.append(_Field())
        elif mark == _MIDDLE and self._fields:
            self._fields[-1].result = True
        elif mark == _END and self._fields:
            ended = self._fields.pop()
            circled = _CIRCLED.match(ended.code)
            if circled and not ended.result and self._visible():
                found.append(circled[1])
        elif self._visible():
            found.append(self.signs.get(place, "") if mark == _PICTURE else _WRITTEN.get(mark, ""))


def _united(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches in their order, those that touch made one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _paired(words: str) -> str:
    """A character that came in two halves becomes one."""
    return words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
