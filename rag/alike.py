"""Tells which questions ask about the same, however they put it: for a list, not for an answer.

By meaning, and by what meaning does not tell: e5 puts 小学午餐补助多少 nearer to 初中午餐补助多少
(.975) than 校车几点发车 to 校车早上几点来 (.954). So questions that name different ones of a kind,
ask for different things or hold different numbers stay apart.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

import numpy as np

from corpus.fold import fold
from rag.fillers import bare
from rag.gist import gist
from rag.inquiry import Wants
from rag.ports import Embedder, EmbedderAwayError, Vector
from rag.terms import terms
from rag.wants import wants

_NEAR = 0.953
_KEPT = 10_000
_SPOKEN = 2
"""Questions that speak for their group; it is enough to be near one of them."""
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
_PLACE = re.compile("([\u4e00-\u9fff]{2})(?:省|(?<!城)市|县|自治区)")
"""As it is written mostly; what is no place parts nothing unless both have one."""
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
        for number, questions in groups.items():
            if told and any(gist(one) == told for one in questions):
                return number
        # What shares no word is not alike, and need not be embedded to be known for that.
        near = [
            (number, one)
            for number, questions in groups.items()
            for one in questions[:_SPOKEN]
            if not apart(question, one) and _named(question).terms & _named(one).terms
        ]
        if not near:
            return 0
        try:
            scores = np.stack([self._vector(one) for _, one in near]) @ self._vector(question)
        except EmbedderAwayError:
            return 0
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
    mine, theirs = _named(one), _named(other)
    if mine.numbers != theirs.numbers:
        return True
    if mine.wants and theirs.wants and not mine.wants & theirs.wants:
        return True
    if mine.places and theirs.places and not mine.places & theirs.places:
        return True
    kinds = zip(mine.kinds, theirs.kinds, strict=True)
    return any(left and right and left != right for left, right in kinds)


@dataclass(frozen=True, slots=True)
class _Named:
    """What a question names that another one must not name otherwise, and its words."""

    numbers: frozenset[str]
    wants: frozenset[Wants]
    kinds: tuple[frozenset[str], ...]
    places: frozenset[str]
    terms: frozenset[str]


@lru_cache(_KEPT)
def _named(text: str) -> _Named:
    folded = fold(text)
    kinds = tuple(frozenset(kind.findall(folded)) for kind in _KINDS)
    numbers, words = frozenset(_NUMBER.findall(folded)), frozenset(terms(bare(folded)))
    return _Named(numbers, wants(folded), kinds, frozenset(_PLACE.findall(folded)), words)
