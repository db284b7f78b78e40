"""Words that only seem to stand in a text."""

from __future__ import annotations

import pytest

from rag.straddle import straddles


@pytest.mark.parametrize(("word", "text"), [("校服", "学校服务片区"), ("收费", "吸收费用")])
def test_where_two_other_words_meet_it_does_not_stand(word: str, text: str) -> None:
    """Its halves belong to its neighbours."""
    assert straddles(word, text)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("校服", "学生自愿购买校服"),
        ("校服", "学校服务处管校服"),
        ("小学", "中小学生"),
        ("教师", "教师节"),
        ("补助", "校车补助"),
        ("食堂", "校服"),
        ("校服务", "学校服务片区"),
    ],
)
def test_elsewhere_it_does(word: str, text: str) -> None:
    """Once is enough; a longer word with it in it counts, and what is no word is not looked at."""
    assert not straddles(word, text)
