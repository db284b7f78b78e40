"""Tells which questions ask about the same, however they put it: for a list, not for an answer.

By meaning, and by what meaning does not tell: e5 puts 小学午餐补助多少 nearer to 初中午餐补助多少
(.975) than 校车几点发车 to 校车早上几点来 (.954). So questions that name different ones of a kind,
ask for different things or hold different numbers stay apart.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from threading import Lock

import numpy as np

from corpus.fold import fold
from rag.gist import gist
from rag.ports import Embedder, Vector
from rag.wants import wants

_NEAR = 0.953
_KEPT = 10_000
_KINDS = tuple(
    re.compile("|".join(words.split()))
    for words in (
        "幼儿园|学前 小学 初中 高中|普高 职高|中职|职业 大学|高校|本科 特殊教育|特教",
        "公办|公立 民办|私立",
        "中考 高考 期末 招聘 资格",
        "入学 转学 休学 退学 复学 升学",
        "住宿费 学费 餐费|伙食费 书本费|教材费 保教费 校服费 车费",
        "教师|老师 学生|孩子|小孩 家长|父母",
    )
)
_NUMBER = re.compile(r"\d+(?:\.\d+)?|[一二三四五六七八九十]+(?=年级|岁|周岁|孩|级)")


class Alike:
    """Finds the group a question belongs to. Thread-safe; remembers the vectors it saw last."""

    def __init__(self, embedder: Embedder, near: float = _NEAR) -> None:
        self._embedder = embedder
        self._near = near
        self._lock = Lock()
        self._vectors: OrderedDict[str, Vector] = OrderedDict()

    def __call__(self, question: str, groups: Mapping[int, Sequence[str]]) -> int:
        """The number of the group with the question nearest to this one; 0 where none is near."""
        told = gist(question)
        said = [(number, one) for number, questions in groups.items() for one in questions]
        for number, one in said:
            if told and gist(one) == told:
                return number
        near = [(number, one) for number, one in said if not apart(question, one)]
        if not near:
            return 0
        scores = np.stack([self._vector(one) for _, one in near]) @ self._vector(question)
        best = int(np.argmax(scores))
        return near[best][0] if scores[best] >= self._near else 0

    def _vector(self, text: str) -> Vector:
        with self._lock:
            if (known := self._vectors.get(text)) is not None:
                self._vectors.move_to_end(text)
                return known
        made = self._embedder.query(fold(text))
        with self._lock:
            self._vectors[text] = made
            if len(self._vectors) > _KEPT:
                self._vectors.popitem(last=False)
        return made


def apart(one: str, other: str) -> bool:
    """Whether two questions cannot ask about the same, whatever else they share."""
    left, right = fold(one), fold(other)
    if set(_NUMBER.findall(left)) != set(_NUMBER.findall(right)):
        return True
    wanted, sought = wants(left), wants(right)
    if wanted and sought and not wanted & sought:
        return True
    named = ((set(kind.findall(left)), set(kind.findall(right))) for kind in _KINDS)
    return any(mine and theirs and mine != theirs for mine, theirs in named)
