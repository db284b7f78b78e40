"""Numbers in the formats that automatic numbering knows."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_LARGEST = 9_999
_CIRCLED = 20
_ALPHABET = 26


def spelt(number: int, form: str) -> str:
    """A number as Word's format of this name writes it; unknown formats are decimal.

    Example: ``spelt(21, "chineseCounting") == "二十一"``, ``spelt(3, "upperRoman") == "III"``.
    """
    if form in {"bullet", "none"}:
        return ""
    if not 0 < number <= _LARGEST:
        return str(number)
    return _FORMS.get(form, str)(number)


def _han(number: int) -> str:
    """Counts as people do: 十, 十一, 二十, 一百零五."""
    words = _positions(number, "零" + _DIGITS[1:], "千百十")
    return words.removeprefix("一") if words.startswith("一十") else words


def _positions(number: int, digits: str, units: str) -> str:
    words, gap = "", False
    for digit, unit in zip(f"{number:04}", [*units, ""], strict=True):
        if digit == "0":
            gap = bool(words)
            continue
        words += (digits[0] if gap else "") + digits[int(digit)] + unit
        gap = False
    return words


def _formal(number: int) -> str:
    return _positions(number, _FORMAL, "仟佰拾")


def _by_digit(number: int) -> str:
    """二〇二四; up to ten as people count."""
    if number <= 10:  # noqa: PLR2004
        return _han(number)
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _roman(number: int) -> str:
    words = ""
    for value, letters in _ROMAN:
        words += letters * (number // value)
        number %= value
    return words


def _letter(number: int) -> str:
    """A … Z, AA, BB …, as Word does it."""
    return chr(ord("A") + (number - 1) % _ALPHABET) * ((number - 1) // _ALPHABET + 1)


def _circle(number: int) -> str:
    return chr(ord("①") + number - 1) if number <= _CIRCLED else str(number)


def _wide(number: int) -> str:
    return str(number).translate({ord("0") + digit: ord("０") + digit for digit in range(10)})


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


_FORMS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _han,
    "chineseCountingThousand": _han,
    "japaneseCounting": _han,
    "taiwaneseCounting": _han,
    "taiwaneseCountingThousand": _han,
    "ideographDigital": _by_digit,
    "japaneseDigitalTenThousand": _by_digit,
    "taiwaneseDigital": _by_digit,
    "chineseLegalSimplified": _formal,
    "ideographLegalTraditional": _formal,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographEnclosedCircle": _circle,
    "decimalEnclosedCircle": _circle,
    "decimalEnclosedCircleChinese": _circle,
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda number: _letter(number).lower(),
}
