from __future__ import annotations

import pytest

from bot.messengers.telegram.asking import asks


@pytest.mark.parametrize(
    "text",
    [
        "补助多少元",
        "幼儿园几点开学？",
        "外地户口能上小学吗",
        "哪些人可以申请",
        "那高中呢",
        "How do I apply",
        "補助甚麼時候發",
    ],
)
def test_a_question_is_told_by_its_words(text: str) -> None:
    """With a question mark or without."""
    assert asks(text)


@pytest.mark.parametrize("text", ["好的", "吗？", "收到，谢谢大家", "明天开会", "ok then", ""])
def test_small_talk_is_no_question(text: str) -> None:
    """A group that wants every question answered does not want every word answered."""
    assert not asks(text)
