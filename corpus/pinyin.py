"""Finds pinyin that a website injected after its characters: `質(zhì)量`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from pypinyin import Style, pinyin

from corpus.document import Noise
from corpus.strike import Strike

_BRACKETED = re.compile(
    r"(?P<character>[\u3400-\u9fff\uf900-\ufaff])"
    r"(?P<ruby>[(（][ ]?(?P<reading>[a-zà-üāēěīńňōŏūǎǐǒǔǖǘǚǜḿ]{1,7})[ ]?[)）])"
)


def injected(source: str) -> Iterator[Strike]:
    """The brackets whose content is a reading of the character before them.

    `千克(kg)` and `編號(NO)` stay: no reading of 克 or 號.
    """
    for found in _BRACKETED.finditer(source):
        if _toneless(found.group("reading")) in _readings(found.group("character")):
            yield Strike(*found.span("ruby"), Noise.PINYIN)


@cache
def _toneless(syllable: str) -> str:
    """`zhì` -> `zhi`, `nǚ` -> `nv`."""
    letters = unicodedata.normalize("NFD", syllable.replace("ü", "v")).replace("u\u0308", "v")
    return "".join(letter for letter in letters if letter.isascii())


@cache
def _readings(character: str) -> frozenset[str]:
    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    return frozenset(reading for readings in found for reading in readings)
