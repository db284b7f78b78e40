from __future__ import annotations

import pytest

from rag.limits import limits
from rag.quantity import quantities


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("320元", set()),
        ("不超过320元", {"most"}),
        ("320元以内", {"most"}),
        ("至少配备320人", {"least"}),
        ("320人以上", {"least"}),
        ("大于等于320人", {"least"}),
        ("超过320人", {"more"}),
        ("超过320人以上", {"more", "least"}),
        ("不足十天", {"less"}),
        ("9月1日以内", set()),
    ],
)
def test_every_word_beside_a_figure_counts(text: str, found: set[str]) -> None:
    """A day is bounded by words of its own, which are read with it."""
    assert limits(text, quantities(text)[0]) == found
