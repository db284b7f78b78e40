"""Reads numbers as Chinese texts write them: 四, 十二, 两, 3600万, 24.6%."""

from __future__ import annotations

import re

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}

NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
CHINESE = "[零〇一二三四五六七八九两十百千万亿]+"
FIGURE = re.compile(rf"{NUMBER}[%万亿千]*")


def small(words: str) -> int | None:
    """The value of a whole number in Arabic or Chinese digits, or None.

    Example: ``small("十二") == 12``, ``small("两") == 2``, ``small("二〇二五") == 2025``.
    """
    if words.isascii() and words.isdigit():
        return int(words)
    if all(sign in _DIGITS for sign in words):  # a year is read sign by sign: 二〇二五
        return int("".join(str(_DIGITS[sign]) for sign in words)) if words else None
    total = section = digit = 0
    for sign in words:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _UNITS:
            section += (digit or 1) * _UNITS[sign]
            digit = 0
        elif sign in _LARGE:
            part = section + digit
            # 十万亿: a second large sign multiplies what stands before it.
            total = total + part * _LARGE[sign] if part else (total or 1) * _LARGE[sign]
            section = digit = 0
        else:
            return None
    return total + section + digit


def figures(folded: str) -> frozenset[str]:
    """Every figure of a folded text in one spelling: plain digits, units spelled out.

    Arabic and Chinese numerals of the same value are equal; years, dates and percentages
    come out as their digits. Example: ``figures("投入3,600万元,九所") == {"36000000", "9"}``.
    """
    found = {_plain(match.group()) for match in FIGURE.finditer(folded)}
    for match in re.finditer(CHINESE, folded):
        words = match.group()
        # 千方百计 counts nothing, and the 万 of 3600万 is read above.
        if any(sign in _DIGITS or sign == "十" for sign in words):
            found.add(str(small(words)))
    return frozenset(found)


def _plain(figure: str) -> str:
    match = re.fullmatch(rf"({NUMBER})([%万亿千]*)", figure)
    if match is None:  # FIGURE matched it, so it has this form
        return figure
    digits, unit = match.group(1).replace(",", ""), match.group(2)
    factor = 1
    for sign in unit:
        factor *= {"万": 10_000, "亿": 100_000_000, "千": 1000, "%": 1}[sign]
    if factor == 1:
        return digits + ("%" if "%" in unit else "")
    value = float(digits) * factor
    return str(int(value)) if value.is_integer() else str(value)
