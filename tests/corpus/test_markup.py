from __future__ import annotations

import pytest

from tests.documents import cleaned


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("###  标题", "标题"),
        ("**一、总体要求**", "一、总体要求"),
        ("| 甲 | 乙 |\n|---|---|\n| 1 | - |", "甲 | 乙\n1 | -"),
        ("学校&nbsp;名称", "学校名称"),
    ],
)
def test_marks_go_from_plain_text(source: str, text: str) -> None:
    """They are met there as well."""
    assert text == cleaned(source).text


@pytest.mark.parametrize(
    "source",
    ["#标签", "C# 语言", "**、**、**3所", "**中学**人", "a | b", "- | -", "---", "1. 甲", "* 注"],
)
def test_signs_that_may_be_words_stay(source: str) -> None:
    """In plain text an asterisk masks a name."""
    assert source == cleaned(source).text
