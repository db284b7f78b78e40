"""Where a claim and a clause differ."""

import pytest

from corpus.fold import fold
from rag.checked import Difference
from rag.discord import discord
from rag.stated import stated
from rag.window import Said, windows


def differences(claim: str, sentence: str) -> tuple[Difference, ...] | None:
    """Of a claim from the first clause of a sentence."""
    made = stated(fold(claim))
    return discord(made, next(windows(made, Said(fold(sentence), "", frozenset({2025})))))


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("每餐9元", "每餐9元。"),
        ("8月22日编班", "2025年8月22日编班。"),
        ("不得收费", "不得收费。"),
        ("小班不超过25人", "小班不超过25人。"),
    ],
)
def test_the_same_does_not_differ(claim: str, sentence: str) -> None:
    """In nothing."""
    assert differences(claim, sentence) == ()


@pytest.mark.parametrize(
    ("claim", "sentence", "there", "said"),
    [
        ("每餐10元", "每餐9元。", "9元", "10元"),
        ("每月补助300元", "每学期补助300元。", "每学期300元", "每月300元"),
        ("餐费减半", "餐费全部免收。", "免费", "减半"),
        ("家长必须申请", "家长可以申请。", "可以", "必须"),
        ("可以强制参加", "不得强制参加。", "不得强制", "可以强制"),
    ],
)
def test_a_difference_is_told_in_the_words_of_both(
    claim: str, sentence: str, there: str, said: str
) -> None:
    """What stands there, and what is said."""
    assert differences(claim, sentence) == (Difference(there, said),)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("每餐9元", "食堂供餐。"),
        ("约9元", "9元。"),
        ("每餐9元", "每餐8元或者7元。"),
        ("不得收费", "学校开学。"),
    ],
)
def test_what_does_not_meet_is_no_difference(claim: str, sentence: str) -> None:
    """Where a document says nothing of the kind, nothing is told."""
    assert differences(claim, sentence) is None
