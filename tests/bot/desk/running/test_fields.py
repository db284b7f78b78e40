"""Facts as people write them."""

from __future__ import annotations

import pytest

from bot.desk.running.fields import choices, shown, valued
from rag.correct import NotCorrectableError
from tests.words import ZH


@pytest.mark.parametrize(
    ("words", "stored"),
    [
        ("二〇二四年九月一日", "2024-09-01"),
        ("二○二四年十一月", "2024-11"),
        ("2024 年 9 月 1 日", "2024-09-01"),
        ("2024.9.1", "2024-09-01"),
        ("2024/9", "2024-09"),
        ("2024", "2024"),
        ("没有", ""),
        ("2024-13-01", "2024-13-01"),
        ("自2024年9月1日起", "自2024年9月1日起"),
    ],
)
def test_a_date_is_read_however_it_is_written(words: str, stored: str) -> None:
    """What is none stays as it is, to be refused in its own words."""
    assert valued("dated", words, ZH) == stored


@pytest.mark.parametrize("words", ["讲话", "講話", "speech"])
def test_a_value_of_few_is_read_by_its_name(words: str) -> None:
    """In either script, or by its code; and shown by it."""
    assert valued("kind", words, ZH) == "speech"
    assert shown("kind", "speech", ZH) == "讲话"


def test_what_is_none_of_few_is_refused_by_their_names() -> None:
    """All of which are told."""
    with pytest.raises(NotCorrectableError, match="“镇上”") as caught:
        valued("level", "镇上", ZH)

    assert all(name in str(caught.value) for _, name in choices("level", ZH))
