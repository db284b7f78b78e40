"""Chinese numerals as numbers."""

from __future__ import annotations

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}


def number(numeral: str) -> int:
    """The value of a numeral in Chinese or Arabic digits.

    Example: ``number("二十一") == 21``, ``number("二〇二四") == 2024``, ``number("12") == 12``.
    """
    if numeral.isdecimal():
        return int(numeral)
    if not any(character in _UNITS for character in numeral):
        return int("".join(str(DIGITS[character]) for character in numeral))
    total, digit = 0, 0
    for character in numeral:
        if character in _UNITS:
            total += (digit or 1) * _UNITS[character]
            digit = 0
        else:
            digit = DIGITS[character]
    return total + digit
