"""Writes folded text by its sound, so that homophone typos and pinyin initials can be found.

Both forms are one character for one character: an offset in the sound is an offset in the
text. Tones are left out; of several readings the most frequent is taken.
"""

from __future__ import annotations

import os
from functools import cache

# Characters are read one by one: the dictionary of phrases would only cost its loading time.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")

from pypinyin import Style, lazy_pinyin

_FIRST = 0x4E00
_LONGEST = 6
"""Letters of the longest syllable (zhuang)."""


@cache
def _syllable(character: str) -> str:
    return lazy_pinyin(character, style=Style.NORMAL, errors="default")[0]


@cache
def _code(syllable: str) -> str:
    """A letter that stands for a syllable, the same in every process.

    The 410 syllables of Mandarin fall on 410 different letters with this divisor.
    """
    number = 0
    for letter in syllable:
        number = number * 27 + (ord(letter) - 96 if "a" <= letter <= "z" else 0)
    return chr(_FIRST + number % 20891)


@cache
def _sounded(character: str) -> str:
    syllable = _syllable(character)
    return character if syllable == character else _code(syllable)


@cache
def _initial(character: str) -> str:
    return _syllable(character)[0]


@cache
def _spoken() -> dict[str, str]:
    """A character for every syllable: the first that is read so."""
    characters = map(chr, range(_FIRST, _FIRST + 20_992))
    spoken: dict[str, str] = {}
    for character in characters:
        syllable = _syllable(character).replace("ü", "v")
        if syllable.isascii():
            spoken.setdefault(syllable, character)
    return spoken


@cache
def characters(letters: str) -> str:
    """Characters that sound like a word in pinyin, or an empty string where it is none.

    Example: ``sound(characters("fangxin")) == sound("放心")``.
    """
    if not letters:
        return ""
    for size in range(min(_LONGEST, len(letters)), 0, -1):
        first = _spoken().get(letters[:size], "")
        rest = characters(letters[size:]) if first else ""
        if first and (rest or size == len(letters)):
            return first + rest
    return ""


def sound(folded: str) -> str:
    """Each Chinese character as the letter of its syllable: 全圆 and 全员 become equal."""
    return "".join(map(_sounded, folded))


def initials(folded: str) -> str:
    """Each Chinese character as the first letter of its pinyin: 综合素质 becomes zhsz."""
    return "".join(map(_initial, folded))
