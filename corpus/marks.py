"""The numbering of Chinese official texts: which line begins with which mark.

The marks in their usual order from the outside in:
第一编 > 第一章 > 第一节 > 第一条 > 一、 > （一） > 1. > （1） > ① > 一是 / 一要.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum

from corpus.numerals import number


class Rank(IntEnum):
    """How far inside a mark usually stands."""

    BOOK = 1
    CHAPTER = 2
    PART = 3
    ARTICLE = 4
    HAN = 5
    HAN_BRACKET = 6
    DIGIT = 7
    DIGIT_BRACKET = 8
    CIRCLE = 9
    POINT = 10
    QUESTION = 11


@dataclass(frozen=True, slots=True)
class Mark:
    """A line's numbering: `length` characters of the line, worth `number`.

    `sure` is false for marks that also begin ordinary sentences (第十一条规定的…).
    """

    rank: Rank
    number: int
    length: int
    sure: bool


_HAN = "一二三四五六七八九十"
_FULL = _HAN + "百千零〇两"
_PATTERNS = (
    (Rank.BOOK, re.compile(rf"第([{_FULL}]+|\d+)(?:编|部分|篇)(?=[\s\u3000:]|$|[^\d])")),
    (Rank.CHAPTER, re.compile(rf"第([{_FULL}]+|\d+)章(?=[\s\u3000:]|$|[^\d])")),
    (Rank.PART, re.compile(rf"第([{_FULL}]+|\d+)节(?=[\s\u3000:]|$|[^\d])")),
    (Rank.ARTICLE, re.compile(rf"第([{_FULL}]+|\d+)条(?:之[{_HAN}]+)?")),
    (Rank.HAN, re.compile(rf"([{_HAN}]{{1,3}})(?:、|\.|,(?=\S{{2}}))")),
    (Rank.HAN_BRACKET, re.compile(rf"\(([{_HAN}]{{1,3}})\)[、.]?")),
    (Rank.DIGIT, re.compile(r"(\d{1,2})(?:、|\.(?!\d)|\)(?!\s*[、,。]))")),
    (Rank.DIGIT_BRACKET, re.compile(r"\((\d{1,2})\)[、.]?")),
    (Rank.POINT, re.compile(rf"([{_HAN}]{{1,2}})(?:是(?!否)|要(?!点)|则)(?=[^\s,。])")),
    (Rank.POINT, re.compile(rf"第([{_HAN}]{{1,2}})[,、:](?=\S)")),
    (Rank.QUESTION, re.compile(r"(?:问|q)\s?(\d{0,3})\s?[:.、]")),
)
_ENCLOSED = {
    sign: unicodedata.normalize("NFKC", sign)
    for sign in map(chr, (*range(0x2474, 0x249C), *range(0x3220, 0x322A)))
}
"""⑴ as (1), ⒈ as 1., ㈠ as (一): one character that stands for a whole mark."""
_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_NUMBERS_ARE_PLAIN = re.compile(rf"[、,](?:[{_HAN}]+(?:年级|类|级|个|名|次|等|者|季度|产业|手))")


def mark(words: str, folded: str) -> Mark | None:
    """The mark a line begins with; `folded` are the same words as search sees them."""
    if not folded:
        return None
    if words[0] in _CIRCLES:
        return Mark(Rank.CIRCLE, _CIRCLES.index(words[0]) + 1, 1, sure=True)
    if words[0] in _ENCLOSED:
        spelt = mark(_ENCLOSED[words[0]], _ENCLOSED[words[0]])
        return Mark(spelt.rank, spelt.number, 1, sure=True) if spelt else None
    if folded[0] not in _STARTS:
        return None
    for rank, pattern in _PATTERNS:
        if found := pattern.match(folded):
            return _made(rank, found, folded)
    return None


_STARTS = frozenset("第(问q0123456789" + _HAN)


def _made(rank: Rank, found: re.Match[str], folded: str) -> Mark | None:
    rest = folded[found.end() :]
    if rank is Rank.HAN and _NUMBERS_ARE_PLAIN.match(folded[found.end(1) :]):
        return None
    sure = True
    if rank in {Rank.BOOK, Rank.CHAPTER, Rank.PART, Rank.ARTICLE}:
        sure = not rest or rest[0] in " \u3000:(【[\t" or rank is Rank.CHAPTER
    if rank is Rank.HAN and folded[found.end() - 1] in ".,":
        sure = False
    return Mark(rank, number(found[1]) if found[1] else 0, found.end(), sure)
