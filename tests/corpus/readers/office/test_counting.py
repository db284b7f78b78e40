from __future__ import annotations

import pytest

from corpus.numerals import number
from corpus.readers.office.counting import spelt


@pytest.mark.parametrize(
    ("count", "form", "words"),
    [
        (1, "decimal", "1"),
        (10, "chineseCounting", "十"),
        (21, "chineseCountingThousand", "二十一"),
        (105, "japaneseCounting", "一百零五"),
        (110, "japaneseCounting", "一百一十"),
        (1010, "japaneseCounting", "一千零一十"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (24, "ideographDigital", "二四"),
        (3, "ideographTraditional", "丙"),
        (13, "ideographZodiac", "子"),
        (7, "decimalEnclosedCircleChinese", "⑦"),
        (21, "decimalEnclosedCircle", "21"),
        (12, "decimalFullWidth", "１２"),
        (5, "decimalZero", "05"),
        (14, "lowerRoman", "xiv"),
        (28, "upperLetter", "BB"),
        (3, "bullet", ""),
        (3, "unheardOf", "3"),
        (0, "chineseCounting", "0"),
        (99_999, "chineseCounting", "99999"),
    ],
)
def test_a_number_is_written_as_its_format_says(count: int, form: str, words: str) -> None:
    """The names of the formats are Word's."""
    assert spelt(count, form) == words


def test_chinese_numbers_can_be_read_back() -> None:
    """What is written is what the rest of the corpus understands."""
    assert all(number(spelt(count, "chineseCounting")) == count for count in range(1, 2000))
