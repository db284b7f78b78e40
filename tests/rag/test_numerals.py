from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.numerals import figures, small

DIGITS = "零一二三四五六七八九"
UNITS = ((1000, "千"), (100, "百"), (10, "十"))


def below_ten_thousand(number: int) -> str:
    """Up to 9999 in Chinese numerals, 一十 for ten."""
    said, gap = "", False
    for size, unit in UNITS:
        digit, number = divmod(number, size)
        if digit:
            said += ("零" if gap and said else "") + DIGITS[digit] + unit
        gap = not digit
    return said + ("零" if gap and said and number else "") + (DIGITS[number] if number else "")


def chinese(number: int) -> str:
    """A whole number as a text writes it: 三千六百万, 十二, 一亿零五."""
    said = ""
    for size, unit in ((100_000_000, "亿"), (10_000, "万"), (1, "")):
        part, number = divmod(number, size)
        if part:
            lacking = "零" if said and part < 1000 else ""
            said += lacking + below_ten_thousand(part) + unit
    return said.removeprefix("一") if said.startswith("一十") else said or "零"


@given(st.integers(0, 10**12 - 1))
def test_a_written_number_is_read_back(number: int) -> None:
    """From 零 to 九千九百九十九亿…, in either writing."""
    assert small(chinese(number)) == number
    assert small(str(number)) == number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("四", 4),
        ("两", 2),
        ("俩", 2),
        ("十二", 12),
        ("二十", 20),
        ("一百零五", 105),
        ("两千", 2000),
        ("三千六百万", 36_000_000),
        ("十万亿", 10_000_000_000_000),
        ("二〇二五", 2025),
        ("36", 36),
        ("万", 10_000),
    ],
)
def test_numerals_are_read_as_people_write_them(words: str, value: int) -> None:
    """两 and 俩 are two; a year is read sign by sign."""
    assert small(words) == value


@pytest.mark.parametrize("words", ["", "校车", "三所", "3万", "-1", "①"])
def test_what_is_no_whole_number_has_no_value(words: str) -> None:
    """Rather than a wrong one."""
    assert small(words) is None


@pytest.mark.parametrize(
    ("folded", "found"),
    [
        ("投入3,600万元,九所", {"36000000", "9"}),
        ("3600万", {"36000000"}),
        ("三千六百万", {"36000000"}),
        ("24.6%", {"24.6%"}),
        ("3.2万元", {"32000"}),
        ("二〇二五年", {"2025"}),
        ("2025年12月", {"2025", "12"}),
        ("十二所学校,两名教师", {"12", "2"}),
        ("没有数字", set()),
    ],
)
def test_figures_have_one_spelling(folded: str, found: set[str]) -> None:
    """The same value in Arabic and in Chinese numerals is one figure."""
    assert figures(folded) == found
