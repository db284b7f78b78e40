"""Compares words sign by sign, leaving out width, script and white space alone.

Unlike in `corpus.fold` the signs beside a sign do not matter, so a quote compares like the
passage it was cut from. Two things stay apart that search takes for one: 10² is not 102, and
white space between digits or Latin letters parts two of them (1 200 and 1200).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise, product

from corpus.fold import fold
from corpus.span import Span
from rag.answer import Script
from rag.script import written


def plain(text: str) -> str:
    """Each sign half-width, lower-case and Simplified; of equal length."""
    return "".join(map(_plain, text))


def find(text: str, words: str) -> Iterator[Span]:
    """Where words stand in a text.

    Example: ``find("學校　不得", "学校不得")`` gives 0..5.
    """
    found: set[Span] = set()
    for form, said in product(_forms(text), _forms(words)):
        signs, places = _signs(form)
        wanted, _ = _signs(said)
        at = signs.find(wanted) if wanted else -1
        while at >= 0:
            found.add(Span(places[at], places[at + len(wanted) - 1] + 1))
            at = signs.find(wanted, at + 1)
    yield from sorted(found)


def same(one: str, other: str) -> bool:
    """Whether two texts are the same words."""
    return says(other, rf"\s*{pattern(one)}\s*")


def says(text: str, expected: str) -> bool:
    """Whether a text, in either script, is what a regular expression of plain signs expects."""
    return any(re.fullmatch(expected, form) for form in _forms(text))


def pattern(words: str) -> str:
    """A regular expression that finds the words in a plain text."""
    forms = [_signs(form)[0] for form in _forms(words)]
    signs = [re.escape(form) for form in forms[0]]
    for at, variants in enumerate(zip(*forms, strict=True)):
        if len(set(variants)) > 1:
            signs[at] = f"(?:{'|'.join(map(re.escape, sorted(set(variants))))})"
    parts = signs[:1]
    for at, (before, sign) in enumerate(pairwise(forms[0]), 1):
        joined = " " in {before, sign} or (_latin(before) and _latin(sign))
        parts.append(("" if joined else r"\s*") + (r"\s+" if sign == " " else signs[at]))
    return "".join(parts)


@lru_cache(maxsize=64)
def _forms(text: str) -> list[str]:
    """A text as it stands and in either script, plain.

    Scripts are turned by phrases: 想象 is 想像 in Traditional, though 像 is no 象 elsewhere.
    """
    turned = (written(text, script) for script in (Script.TRADITIONAL, Script.SIMPLIFIED))
    forms = (plain(form) for form in (text, *turned) if len(form) == len(text))
    return list(dict.fromkeys(forms))


def _signs(plain_text: str) -> tuple[str, list[int]]:
    """The signs with their places; of white space only what parts Latin letters or digits."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(plain_text):
        if sign.isspace():
            continue
        if places and place > places[-1] + 1 and _latin(signs[-1]) and _latin(sign):
            signs.append(" ")
            places.append(place - 1)
        signs.append(sign)
        places.append(place)
    return "".join(signs), places


@cache
def _plain(sign: str) -> str:
    return sign if unicodedata.category(sign) == "No" else fold(sign)


def _latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()
