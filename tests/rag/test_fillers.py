from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fold import fold
from rag.fillers import bare, pieces

WORDS = """
    请问 学费 要 多少钱 校车 怎么 第三个 how much is the bus 24.6% 的 ？ 「雙減」
"""
QUESTIONS = st.text() | st.lists(st.sampled_from(WORDS.split())).map("".join)


@given(QUESTIONS)
def test_the_pieces_are_the_question(question: str) -> None:
    """Joined, nothing is lost and nothing is added."""
    folded = fold(question)

    assert "".join(piece for piece, _ in pieces(folded)) == folded


@given(QUESTIONS)
def test_what_is_bare_stays_bare(question: str) -> None:
    """Everything in it stood in the question, in its order."""
    words = bare(fold(question))
    rest = fold(question)
    for word in words.split():
        assert word in rest
        rest = rest[rest.index(word) + len(word) :]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("请问校车补助每学期是多少钱？", "校车补助每学期 ?"),
        ("那高中呢", "高中"),
        ("我想咨询一下居住证怎么办", "居住证"),
        ("第三个靠什么", "靠"),
        ("里面都有啥", ""),
        ("您好谢谢", ""),
        ("how much is the school bus", "school bus"),
    ],
)
def test_fillers_are_left_out(question: str, words: str) -> None:
    """What every question has says nothing of this one."""
    assert bare(fold(question)) == words


@pytest.mark.parametrize("word", ["theory", "island", "android", "together"])
def test_an_english_filler_ends_where_its_word_ends(word: str) -> None:
    """The an of android is none."""
    assert bare(word) == word
