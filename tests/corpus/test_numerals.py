from __future__ import annotations

import pytest

from corpus.numerals import number


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零三", 103),
        ("二百五十一", 251),
        ("二〇二四", 2024),
        ("12", 12),
        ("１２", 12),
    ],
)
def test_a_numeral_is_a_number(numeral: str, value: int) -> None:
    """In any of the writings met in official texts."""
    assert value == number(numeral)
