"""Bytes to characters: the encodings met in China, decided by content.

A byte order mark decides; then strict UTF-8; otherwise every encoding that fits is tried and
the one whose text looks most like Chinese wins. A few broken bytes are survived.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cache

from corpus.document import UnreadableFileError
from corpus.fold import fold

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_BYTEWISE = ("utf-8", "gb18030", "big5hkscs")
_WIDE = ("utf-16-le", "utf-16-be")
_JAPANESE = "cp932"
_JIS_SHARE = 0.9
_BYTE_PAIRS = ("gb18030", "big5hkscs")
_SAMPLE = 60_000
_LONGEST_SHIFTED = 10_000
_SHIFTED = 0.95
_BETTER = 0.3
_WINDOW = 14
_PAIRED = 0x80
_BROKEN_LIMIT = 0.05
_PLAUSIBLE = 0.65
_NEWLINES = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_SPEECH = re.compile(
    r"[\w\s]|[\u2010-\u2027\u2030-\u205e\u3000-\u303f\uff00-\uffef]|[!-~]|[§°·×÷¥]"
)


@dataclass(frozen=True, slots=True)
class Text:
    """Decoded characters, with line ends made one character, and the encoding they were in."""

    characters: str
    encoding: str


def decode(data: bytes) -> Text:
    """The characters of a text file.

    Raises:
        UnreadableFileError: no encoding makes sense of the bytes.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _text(data[len(mark) :], encoding)
    if b"\0" not in data:
        try:
            return Text(_newlines(data.decode("utf-8")), "utf-8")
        except UnicodeDecodeError:
            pass
    return _text(data, _likeliest(data))


def _text(data: bytes, encoding: str) -> Text:
    if encoding in _BYTE_PAIRS:
        lines = (_line(line, encoding) for line in data.split(b"\n"))
        return Text(_newlines("\n".join(lines)), encoding)
    return Text(_newlines(data.decode(encoding, errors="replace")), encoding)


def _line(line: bytes, encoding: str) -> str:
    """A line in byte pairs; after a lost byte its pairs are shifted, so they are found again."""
    characters = line.decode(encoding, errors="replace")
    if len(line) > _LONGEST_SHIFTED or _likeness(characters) > _SHIFTED:
        return characters
    return _in_step(line, encoding)


def _in_step(line: bytes, encoding: str) -> str:
    """Reads pair by pair, and leaves out a byte where the text then reads better."""
    found: list[str] = []
    at = 0
    while at < len(line):
        here, beyond = (_likeness(_ahead(line, start, encoding)) for start in (at, at + 1))
        if line[at] >= _PAIRED and beyond - here > _BETTER:
            found.append("\ufffd")
            at += 1
            continue
        size = _size(line, at, encoding)
        found.append(line[at : at + size].decode(encoding, errors="replace"))
        at += size
    return "".join(found)


def _ahead(line: bytes, start: int, encoding: str) -> str:
    return line[start : start + _WINDOW].decode(encoding, errors="replace")[: _WINDOW // 2 - 1]


def _size(line: bytes, at: int, encoding: str) -> int:
    if line[at] < _PAIRED:
        return 1
    quad = encoding == "gb18030" and line[at + 1 : at + 2].isdigit()
    return 4 if quad else 2


def _newlines(characters: str) -> str:
    return _NEWLINES.sub("\n", characters)


def _likeliest(data: bytes) -> str:
    encodings: tuple[str, ...] = _BYTEWISE
    if len(data) % 2 == 0 or b"\0" in data:
        encodings += _WIDE
    scores = {encoding: _score(data, encoding) for encoding in encodings}
    best = max(encodings, key=lambda encoding: scores[encoding])
    if scores[best] < _PLAUSIBLE:
        if _is_japanese(data):
            return _JAPANESE
        raise UnreadableFileError("认不出文件的文字编码，请另存为 UTF-8 编码的文本文件后再上传。")
    return best


def _is_japanese(data: bytes) -> bool:
    """Whether it is sound as Shift-JIS, and almost all letters are common in Japanese."""
    try:
        characters = data[:_SAMPLE].decode(_JAPANESE)
    except UnicodeDecodeError:
        return False
    letters = [one for one in characters if one.isalpha() and not one.isascii()]
    return sum(map(_is_jis_common, letters)) >= max(1, len(letters) * _JIS_SHARE)


def _is_jis_common(character: str) -> bool:
    """Whether it is kana or one of the 2965 common kanji (JIS X 0208, level 1)."""
    try:
        code = character.encode("euc_jp")
    except UnicodeEncodeError:
        return False
    return len(code) == 2 and (code[0] in {0xA4, 0xA5} or 0xB0 <= code[0] <= 0xCF)  # noqa: PLR2004


def _score(data: bytes, encoding: str) -> float:
    """How much of the text is what people write, from 0 to 1; broken bytes count fourfold."""
    sample = data[:_SAMPLE].decode(encoding, errors="replace").removesuffix("\ufffd")
    if not sample:
        return 0.0
    broken = sample.count("\ufffd") / len(sample)
    return 0.0 if broken > _BROKEN_LIMIT else _likeness(sample) - 4 * broken


def _likeness(characters: str) -> float:
    """The mean weight of the characters."""
    return sum(map(_weight, fold(characters))) / len(characters) if characters else 1.0


@cache
def _weight(character: str) -> float:
    """1 for a common character or sign, less for rare ones, 0 for what nobody writes."""
    if is_common(character):
        return 1.0
    if character.isascii():
        return 1.0 if character.isprintable() or character in "\t\n\r\f" else 0.0
    if is_known(character):
        return 0.6
    if "\u3400" <= character <= "\u9fff":
        return 0.1
    return 0.8 if _SPEECH.fullmatch(character) and not character.isalpha() else 0.0


@cache
def is_common(character: str) -> bool:
    """Whether a Simplified character is one of the 3755 common ones (GB 2312, level 1)."""
    code = _gb2312(character)
    return len(code) == 2 and 0xB0 <= code[0] <= 0xD7  # noqa: PLR2004  rows 16-55 of the standard


@cache
def is_known(character: str) -> bool:
    """Whether a Simplified character stands in GB 2312 at all (6763 characters)."""
    code = _gb2312(character)
    return len(code) == 2 and 0xB0 <= code[0] <= 0xF7  # noqa: PLR2004  rows 16-87


def _gb2312(character: str) -> bytes:
    try:
        return character.encode("gb2312")
    except UnicodeEncodeError:
        return b""
