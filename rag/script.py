"""Tells in which writing a text is, and turns Chinese from one writing into the other."""

from __future__ import annotations

import re
from functools import cache

from opencc import OpenCC

from rag.answer import Script
from rag.terms import HAN

_HAN = re.compile(f"[{HAN}]")
_LATIN = re.compile(r"[A-Za-z]")
_LETTERS_A_WORD = 2
"""So many Latin letters weigh as much as one Chinese character."""


@cache
def _converter(direction: str) -> OpenCC:
    return OpenCC(direction)


def script_of(text: str) -> Script:
    """English without Chinese to speak of; Traditional where more signs are only Traditional."""
    han = _HAN.findall(text)
    if len(_LATIN.findall(text)) > _LETTERS_A_WORD * len(han) and _english(text):
        return Script.ENGLISH
    written = "".join(han)
    traditional = _changed(written, "t2s")
    return Script.TRADITIONAL if traditional > _changed(written, "s2t") else Script.SIMPLIFIED


def written(text: str, script: Script) -> str:
    """A Chinese text in the writing of the person who asked; English leaves it alone."""
    if script is Script.ENGLISH:
        return text
    converted: str = _converter("s2t" if script is Script.TRADITIONAL else "t2s").convert(text)
    return converted


def _english(text: str) -> bool:
    """More than an abbreviation: at least two Latin words of three letters."""
    return len(re.findall(r"[A-Za-z]{3,}", text)) > 1


def _changed(text: str, direction: str) -> int:
    return sum(a != b for a, b in zip(text, _converter(direction).convert(text), strict=False))
