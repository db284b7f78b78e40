"""Finds pinyin that a website injected after its characters: `質(zhì)量`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from pypinyin import Style, pinyin

from corpus.document import Noise
from corpus.strike import Strike

_LETTERS = "a-zà-üāēěīńňōŏūǎǐǒǔǖǘǚǜḿ"
_BRACKETED = re.compile(
    r"(?P<character>[\u3400-\u9fff\uf900-\ufaff])"
    rf"(?P<ruby>[(（\[〔【][ ]?(?P<reading>[{_LETTERS}]{{1,7}})[ ]?[)）\]〕】])"
)
_BARE = re.compile(
    rf"(?P<character>[\u3400-\u9fff\uf900-\ufaff])(?P<ruby>(?P<reading>[{_LETTERS}]{{1,6}}))"
    rf"(?![{_LETTERS}A-Z0-9])"
)
_TONES = re.compile(r"[à-öø-ûāēěīńňōŏūǎǐǒǔǖǘǚǜḿ]")
_ENOUGH = 3
"""Readings without brackets from which on they were left by a converter, not written."""


def injected(source: str) -> Iterator[Strike]:
    """The brackets whose content is a reading of the character before them, or bare readings.

    `千克(kg)` and `編號(NO)` stay: no reading of 克 or 號.
    """
    yield from _strikes(filter(_is_reading, _BRACKETED.finditer(source)))
    bare = [found for found in _BARE.finditer(source) if _TONES.search(found["reading"])]
    bare = list(filter(_is_reading, bare))
    if len(bare) >= _ENOUGH:
        yield from _strikes(bare)


def _strikes(readings: Iterable[re.Match[str]]) -> Iterator[Strike]:
    return (Strike(*found.span("ruby"), Noise.PINYIN) for found in readings)


def _is_reading(found: re.Match[str]) -> bool:
    return _toneless(found["reading"]) in _readings(found["character"])


@cache
def _toneless(syllable: str) -> str:
    """`zhì` -> `zhi`, `nǚ` -> `nv`."""
    letters = unicodedata.normalize("NFD", syllable.replace("ü", "v")).replace("u\u0308", "v")
    return "".join(letter for letter in letters if letter.isascii())


@cache
def _readings(character: str) -> frozenset[str]:
    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    return frozenset(reading for readings in found for reading in readings)
