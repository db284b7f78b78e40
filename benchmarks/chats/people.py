"""What people ask: a fixed list in a realistic mix, and questions of which no two are alike.

The list holds the questions over the samples in the words of several people, follow-ups that need
what was said before, questions that no document answers, and small talk. The answer to most of
them has been given before when they come again, as in life; how many were distinct is printed.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count, product

from benchmarks.material import HERE

_ASKED = HERE / "questions" / "samples.jsonl"
_FRAMES = (
    "{}",
    "请问{}",
    "您好，{}",
    "我想问一下，{}",
    "{}谢谢",
    "麻烦问下{}",
    "咨询：{}",
    "想了解{}",
)
_FOLLOW_UPS = (
    "那中班呢？",
    "那大班呢",
    "初中生呢",
    "那春季学期呢？",
    "什么时候开始施行？",
    "找哪个部门办？",
    "高中呢？",
    "那民办的呢",
    "要交什么材料？",
    "有什么依据？",
)
_NOWHERE = tuple(
    f"{place}{what}"
    for place, what in product(
        ("云溪县", "我们县", "澜江市", "城区", "乡下"),
        (
            "结婚登记在哪里办？",
            "养老金每月几号发",
            "哪家火锅好吃",
            "2031年的财政预算是多少？",
            "驾照换证要多少钱",
            "明天下雨吗",
            "房价多少一平",
            "公积金贷款最高能贷多少",
            "医保怎么报销",
            "有几个公园？",
        ),
    )
)
_TALK = ("你好", "谢谢", "你是谁？", "你能做什么", "Thanks!", "早上好", "辛苦了", "在吗")
_CHILDREN = tuple("乐安宁昊萱琪轩涵彤睿博雅然悦晨佳欣怡宇航阳晴朗诗梦琳雪蕊依诺辰逸子")
_FAMILIES = tuple("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹")


@dataclass(frozen=True, slots=True)
class Kind:
    """Questions of a kind, and how many of a hundred are of it."""

    share: int
    questions: tuple[str, ...]


def usual() -> list[Kind]:
    """The fixed list."""
    single, later = _samples()
    return [
        Kind(65, tuple(frame.format(one) for one in single for frame in _FRAMES)),
        Kind(12, (*later, *_FOLLOW_UPS)),
        Kind(15, _NOWHERE),
        Kind(8, _TALK),
    ]


def drawn(kinds: list[Kind], seed: int) -> Iterator[str]:
    """Questions of the list without end: the kind by its share, then any of the kind."""
    dice = random.Random(seed)
    weights = [kind.share for kind in kinds]
    while True:
        yield dice.choice(dice.choices(kinds, weights)[0].questions)


def unlike(seed: int) -> Iterator[str]:
    """Questions without end, no two alike: each names a child of its own."""
    dice = random.Random(seed)
    single, _ = _samples()
    for number in count():
        family, child = dice.choice(_FAMILIES), "".join(dice.choices(_CHILDREN, k=2))
        # Which of the many of a name it is keeps it apart from every other.
        yield f"我家{family}{child}{_marked(number)}，{dice.choice(single)}"


def _marked(number: int) -> str:
    """A number in letters. Example: 29 -> bd."""
    letters = ""
    while number or not letters:
        number, rest = divmod(number, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _samples() -> tuple[list[str], list[str]]:
    """The questions over the samples that stand alone, and those that follow another."""
    # Imported here: it needs none of what measuring quality needs.
    from benchmarks.asked import questions  # noqa: PLC0415

    rows = questions(_ASKED)
    alone = [row.question for row in rows if not row.history]
    return alone, [row.question for row in rows if row.history]


Source = Callable[[int], Iterator[str]]
"""Gives questions for a seed."""


def by_list(seed: int) -> Iterator[str]:
    """Questions of the fixed list."""
    return drawn(usual(), seed)
