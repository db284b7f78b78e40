"""Whether a figure is of the measure that is asked for."""

from __future__ import annotations

import pytest

from rag.measures import measured


@pytest.mark.parametrize(
    ("question", "sentence", "sign"),
    [
        ("幼儿园一个月多少钱", "每生每月480元", 1),
        ("幼儿园一个月多少钱", "每生每年1000元", -1),
        ("幼儿园一个月多少钱", "一次投入50万元", 0),
        ("幼儿园多少钱", "每生每月480元", 0),
        ("校车坐一次多少钱", "每人每次不超过1.5元", 1),
        ("午餐多少钱一顿", "小学(元/餐) 9", 1),
        ("一学期收多少", "按学期收取300元", 1),
        ("一年级多少人", "每年招收300人", 0),
        ("民办园最多收多少", "每生每月不超过680元", 1),
        ("最少上几节课", "不少于3课时", 1),
        ("最多上几节课", "不少于3课时", 0),
        ("一个月最多收多少", "每年不超过680元", 0),
    ],
)
def test_periods_and_limits_are_told_apart(question: str, sentence: str, sign: int) -> None:
    """The same one, another one, or none."""
    assert measured(question, sentence) == sign
