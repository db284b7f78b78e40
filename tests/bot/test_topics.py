from __future__ import annotations

from bot.statistic import Wondered
from bot.topics import topics


def asked(*texts: str) -> list[Wondered]:
    """Questions of as many conversations."""
    return [Wondered(text, f"telegram:{at}") for at, text in enumerate(texts)]


def test_words_are_counted_once_a_conversation() -> None:
    """Who asks ten times about the same is one."""
    insisting = [Wondered("校车几点到？", "telegram:9")] * 10

    assert topics([*asked("校车补助多少？"), *insisting], 5) == [("校车", 2)]


def test_what_one_person_asks_is_told_to_nobody() -> None:
    """It may be their own affair."""
    assert topics(asked("我儿子的休学申请", "幼儿园补助"), 5) == []


def test_fillers_and_figures_are_no_topics() -> None:
    """Neither are numbers that name somebody."""
    same = "请问 13812345678 什么时候可以报名2026年的幼儿园？"
    words = [word for word, _ in topics(asked(same, same), 9)]

    assert "幼儿园" in words
    assert not {"请问", "什么", "什么时候", "2026"} & set(words)
    assert not any("1" in word or "*" in word for word in words)


def test_the_most_frequent_comes_first_and_no_more_than_wanted() -> None:
    """Of equal ones the longer word."""
    found = topics(asked("校车补助", "校车补助", "校车", "幼儿园"), 2)

    assert found == [("校车", 3), ("补助", 2)]
