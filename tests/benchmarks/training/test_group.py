"""Texts are packed into stretches of whole sentences."""

from __future__ import annotations

from benchmarks.training.group import kept_back, packed, sentences, squeezed


def test_whole_sentences_stand_together() -> None:
    """As many as have room."""
    assert packed("第一条甲。第二条乙。第三条丙。", 10) == ["第一条甲。第二条乙。"]
    assert packed("第一条甲乙丙。第二条乙。", 8) == ["第一条甲乙丙。"]


def test_a_long_sentence_is_cut() -> None:
    """Scraped texts have sentences of a thousand signs."""
    assert [len(one) for one in packed("甲" * 25 + "。", 10)] == [10, 10, 6]


def test_stretches_are_folded() -> None:
    """The product reads folded text."""
    assert packed("學校應當於９月１日前公布收費標準。", 40) == ["学校应当于9月1日前公布收费标准。"]


def test_sentences_keep_their_ends() -> None:
    """Together they are the text."""
    text = "甲。“乙！”丙；丁"

    assert "".join(sentences(text)) == text
    assert sentences(text) == ["甲。", "“乙！”", "丙；", "丁"]


def test_spaces_are_left_out() -> None:
    """An answer may go over a line."""
    assert squeezed("甲 乙\n丙") == "甲乙丙"


def test_the_same_are_held_back_every_time() -> None:
    """And about as many as asked."""
    keys = [str(number) for number in range(2_000)]
    held = [key for key in keys if kept_back(key, 0.2)]

    assert held == [key for key in keys if kept_back(key, 0.2)]
    assert 300 < len(held) < 500
