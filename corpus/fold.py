"""Folds text for search: width, script and case, one character for one character.

Offsets in the folded text are offsets in the text. Only what maps to exactly one character
is folded (㈠ stays ㈠), so a quote found by its folded form is cut from the text as it stands.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from opencc import OpenCC

_VARIANT = "著", "着"
"""Taiwan writes 睡不著 where the mainland writes 睡不着; the converter leaves it alone."""

_WIDE = tuple(zip("，：；（）！？％０１２３４５６７８９\u3000", ",:;()!?%0123456789 ", strict=True))
"""Wide signs that most Chinese texts have; whoever has no other strange sign is read at once."""
_PLAIN = re.compile(r"[\n\t -@\[-~\u4e00-\u9fff。、《》“”‘’「」『』【】〔〕—…·×]*")
"""Signs that are narrow and small already."""

_SHORT, _KEPT = 400, 8_000
"""Titles, headings and sentences are folded again and again."""


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


@cache
def _narrow(character: str) -> str:
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    folded = unicodedata.normalize("NFKC", character).lower()
    return folded if len(folded) == 1 else character


def fold(text: str) -> str:
    """Half-width, lower-case, Simplified form of equal length.

    Example: ``fold("學前教育８５％") == "学前教育85%"``.
    """
    return _kept(text) if len(text) <= _SHORT else _folded(text)


def _folded(text: str) -> str:
    narrow = text
    for wide, sign in _WIDE:
        narrow = narrow.replace(wide, sign)
    if not _PLAIN.fullmatch(narrow):
        narrow = "".join(map(_narrow, narrow))
    simplified: str = _simplifier().convert(narrow)
    if len(simplified) == len(narrow):
        return simplified.replace(*_VARIANT)
    # A phrase table entry changed the length: fold character by character instead.
    return "".join(_simplified(character) for character in narrow).replace(*_VARIANT)


_kept = lru_cache(_KEPT)(_folded)


@cache
def _simplified(character: str) -> str:
    folded: str = _simplifier().convert(character)
    return folded if len(folded) == 1 else character
