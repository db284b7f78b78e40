"""Tells whether a word only seems to stand in a text, where two other words meet."""

from __future__ import annotations

import re
from functools import lru_cache

import rjieba

_KEPT = 20_000


@lru_cache(_KEPT)
def straddles(word: str, folded: str) -> bool:
    """Whether a word of two signs stands in a folded text only across others, as 校服 in 学校服务.

    Across is where the sign before it and its first make a word of the dictionary, its second and
    the sign after it another one, and neither sign beside it makes one with all of it: 中小学生
    does speak of 小学.
    """
    if len(word) != 2 or not rjieba.has_word(word):  # noqa: PLR2004
        return False
    places = [found.start() for found in re.finditer(f"(?={re.escape(word)})", folded)]
    return bool(places) and all(_across(folded, at) for at in places)


def _across(folded: str, at: int) -> bool:
    if not 0 < at < len(folded) - 2:
        return False
    left, right = folded[at - 1 : at + 1], folded[at + 1 : at + 3]
    wider = folded[at - 1 : at + 2], folded[at : at + 3]
    known = rjieba.has_word
    return known(left) and known(right) and not any(map(known, wider))
