"""Reads the words that bound a figure: 超过 leaves the figure itself out, 以上 does not."""

from __future__ import annotations

import re

from rag.quantity import Quantity

_N = r"[^,;:。\d一二三四五六七八九十]{0,4}$"
_BEFORE = (
    ("most", r"不得?(?:超过|高于|多于|大于)|不能超过|小于等于|至多|最多|最高|上限|封顶|控制在"),
    ("least", r"不得?(?:少于|低于|小于)|不能(?:少于|低于)|大于等于|至少|最少|最低|起码"),
    ("more", r"(?<!不)(?<!不得)(?<!不能)(?:超过|多于|高于|大于(?!等于))"),
    ("less", r"(?<!不)(?<!不得)(?<!不能)(?:低于|少于|小于(?!等于))|不足|不满|不到|未满"),
    ("full", r"(?<![不未])满"),
)
_AFTER = (
    ("most", r"(?:\(含\))?(?:以内|之内|内|及?以下|封顶|为限)"),
    ("least", r"(?:\(含\))?(?:及?以上|起步)"),
)
_BESIDE = tuple((name, re.compile(f"(?:{words}){_N}")) for name, words in _BEFORE)
_BEHIND = tuple((name, re.compile(words)) for name, words in _AFTER)
_LOOK = 10


def limits(folded: str, one: Quantity) -> frozenset[str]:
    """In which ways a figure of a folded text is bounded."""
    if one.kind in {"date", "clock"}:
        return frozenset()
    before = folded[max(one.start - _LOOK, 0) : one.start]
    found = {name for name, words in _BESIDE if words.search(before)}
    return frozenset(found | {name for name, words in _BEHIND if words.match(folded, one.end)})
