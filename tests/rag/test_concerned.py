"""Of whom a claim and a clause speak."""

import pytest

from corpus.fold import fold
from rag.concerned import of_the_same
from rag.stated import stated
from rag.window import Claimed, Said, windows


def same(claim: str, sentence: str, above: str = "") -> bool:
    """Whether the first clause of a sentence is of those that a claim is of."""
    made = Claimed(stated(fold(claim)), stated(""), lambda _: 1.0)
    return of_the_same(made, next(windows(made.own, Said(fold(sentence), fold(above)))))


@pytest.mark.parametrize(
    ("claim", "sentence", "above"),
    [
        ("小学生补助320元", "小学生补助320元。", ""),
        ("小学生补助320元", "补助320元。", "小学"),
        ("小学生补助320元", "小学、初中学生补助320元。", ""),
        ("补助320元", "补助320元。", ""),
    ],
)
def test_those_named_in_the_clause_or_above_it_are_the_same(
    claim: str, sentence: str, above: str
) -> None:
    """A member of a list is one of those it is of."""
    assert same(claim, sentence, above)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("小学生补助320元", "初中生补助320元。"),
        ("小学生补助320元", "补助320元。"),
        ("补助320元", "民办学校补助320元。"),
        ("所有学生补助320元", "寄宿学生补助320元。"),
    ],
)
def test_others_more_or_fewer_are_not_the_same(claim: str, sentence: str) -> None:
    """What holds for some is not told of others."""
    assert not same(claim, sentence)
