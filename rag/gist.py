"""What a question asks, however politely: two questions with one gist are the same question.

Strict, for a standard answer is given on its word alone: particles and politeness are left out,
ways to ask for the same thing are made one and moved to the end. No word that says something is
left out and none changes its place: 小学午餐补助多少 is not 初中午餐补助多少, and
教师能投诉家长吗 not 家长能投诉教师吗.
"""

from __future__ import annotations

import re
from functools import lru_cache

import rjieba

from corpus.fold import fold
from rag.guard import guard

_LONGEST = 300
_SAME = tuple(
    (re.compile(said), f" {meant} ")
    for said, meant in (
        (r"多少(?:钱|块钱?|元钱?)|几块钱?|几元钱?", "多少钱"),
        (r"(?:在|是)?(?:什么|啥)时候|何时|多会儿|哪一?天|几月几[号日]|几号", "何时"),
        (r"为什么|为啥|为何|咋会", "为何"),
        (r"怎么样?|怎样|咋样?|如何", "怎么"),
        (r"有没有|有无", "有"),
        (r"(?:都|是|有|包括)*(?:哪些|什么|啥)", "什么"),
        (r"在?(?:哪里|哪儿)", "哪里"),
        (r"能不能|可不可以|能否|可否|是否可以|是否能|可以|能够", "能"),
        (r"需不需要|是否需要|需要|要不要", "要"),
        (r"是不是|是否", "是"),
        (r"会不会", "会"),
    )
)
_EMPTY = frozenset("的了吗呢啊呀吧嘛么哦请问您你我") | {"请问", "想问", "一下", "我们", "到底"}
_ASKS = frozenset({"多少", "钱", "何时", "为何", "怎么", "什么", "哪里", "谁"})
_MONEY = re.compile(r"费|补助|补贴|津贴|资助|奖学金|助学金|工资|价|票")
"""Of what is money, 多少 asks for the same as 多少钱."""
_WORD = re.compile(r"\w")


@lru_cache(10_000)
def gist(text: str) -> str:
    """The words that a question comes down to; empty where it is no question of its own.

    Example: 请问校车补助是多少钱呢？ and 校车補助多少元 both come down to `校车 补助 多少`.
    """
    asked = guard(text, _LONGEST).text
    plain = fold(asked)
    for said, meant in _SAME:
        plain = said.sub(meant, plain)
    words = [one for one in rjieba.cut(plain, False) if _WORD.match(one)]  # noqa: FBT003  its own
    money = bool(_MONEY.search(plain))
    asks = [one for one in words if one in _ASKS and not (money and one == "钱")]
    told = [one for one in words if one not in _EMPTY and one not in _ASKS]
    return " ".join([*(one for one in told if one != "是" or not asks), *asks])
