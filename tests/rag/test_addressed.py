"""The provision that a question names."""

from __future__ import annotations

import pytest

from corpus.fold import fold
from rag.addressed import addresses, named_before, points_back, says_nothing, within


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("学前教育法第十二条", (0, 12, 0, 0, 0)),
        ("学前教育法第12条", (0, 12, 0, 0, 0)),
        ("第１２条", (0, 12, 0, 0, 0)),
        ("第十二條第二款", (0, 12, 0, 2, 0)),
        ("第十二条第（三）项", (0, 12, 0, 0, 3)),
        ("第八条（三）", (0, 8, 0, 0, 3)),
        ("第三十九条第二款第三项", (0, 39, 0, 2, 3)),
        ("第二百三十二条之一", (0, 232, 1, 0, 0)),
        ("第三章", (3, 0, 0, 0, 0)),
        ("第一章第二条", (1, 2, 0, 0, 0)),
    ],
)
def test_a_provision_is_read_in_any_spelling(
    question: str, numbers: tuple[int, int, int, int, int]
) -> None:
    """In Chinese or Arabic numerals, wide or narrow, in either script."""
    [one] = addresses(fold(question))

    assert (one.chapter, one.article, one.after, one.paragraph, one.item) == numbers
    assert one.words == fold(question)[one.start : one.end]


def test_what_is_no_provision_is_none() -> None:
    """The rules of an association are no chapter, and nobody knows which one 第几条 is."""
    assert addresses("学校章程") == addresses("是第几条") == []


@pytest.mark.parametrize(
    ("before", "title"),
    [
        ("请问根据学前教育法的", "学前教育法"),
        ("那学前教育法里面", "学前教育法"),
        ("帮我查一下", ""),
        ("违反学前教育法", "违反学前教育法"),
    ],
)
def test_the_name_of_a_document_stands_before_it(before: str, title: str) -> None:
    """What only asks is no part of the name."""
    assert named_before(before) == title


def test_words_that_ask_for_nothing_more() -> None:
    """Who asks what a provision says wants the provision."""
    assert all(map(says_nothing, ("说了什么?", "是什么内容", "", "的原文", "怎么规定的呢")))
    assert not any(map(says_nothing, ("规定的收费标准是多少", "怎么处罚", "还有效吗")))


def test_a_paragraph_can_be_named_without_its_article() -> None:
    """As one does who read the article just now."""
    told = within("那第二款呢")

    assert told is not None
    assert (told.article, told.paragraph) == (0, 2)


def test_a_provision_without_a_document_points_back() -> None:
    """Its question is another one after another conversation."""
    assert all(map(points_back, ("第十三条呢", "本办法第三条", "那第二款呢", "请问第三章")))
    assert not any(map(points_back, ("学前教育法第十二条", "第二款保险多少钱", "校车补助多少")))
