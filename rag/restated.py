"""Tells whether a question says again what was asked in a conversation, and adds nothing to it.

Worked example, 小学校车补助多少钱 and then 那初中呢:

* 初中校车补助多少钱 restates it;
* 云溪县初中校车补助多少钱 does not: nobody spoke of 云溪县;
* 小学校车补助多少钱 does not: 初中 is lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.fold import fold
from rag.fillers import bare
from rag.stretches import made_of
from rag.wants import wants
from rag.which import values

_FREE_WORDS = """
的 是 有 吗 呢 吧 嘛 么 了 个 几 和 与 及 在 对 为 请问 关于 什么 哪些 哪个 哪 谁 由 多少
怎么 怎样 如何 多少钱 什么时候 是什么 是多少 有哪些 分别 时候 方面 情况 具体
"""
_FREE = frozenset(_FREE_WORDS.split())
"""What may be said in any question without saying more."""
_POINTING = re.compile(
    r"^(?:那么?|还有|然后|另外|再)|它们?|他们?|她们?|其中?|该|上述|上面|刚才|前者|后者|里面|[这那][个些]?"
    r"|\b(?:and|what about|how about|it|its|they|them|that|those|these|this)\b"
)
_NUMERAL = re.compile(r"\d+(?:\.\d+)?|[二三四五六七八九十百千万亿两零〇]+")
_TITLE = re.compile("《[^》]*》")
_DENIES = re.compile("[不没未无非别免禁]")


def restates(written: str, question: str, history: Sequence[str]) -> bool:
    """Whether a question is made of a question and earlier ones, and keeps what is asked now."""
    said, asked, earlier = fold(written), fold(question), [fold(turn) for turn in history]
    return _adds_nothing(said, [asked, *earlier]) and _keeps(said, asked)


def _adds_nothing(said: str, sources: Sequence[str]) -> bool:
    """Whether every word, figure, title and denial stands in one of the sources."""
    # One text of them all: how it is cut into words must not decide, 小学校车 is cut both ways.
    if made_of(said, (" ".join(sources),), _FREE).lost:
        return False
    return all(
        {*pattern.findall(said)} <= {one for source in sources for one in pattern.findall(source)}
        for pattern in (_NUMERAL, _TITLE, _DENIES)
    )


def _keeps(said: str, asked: str) -> bool:
    """Whether no word of the question is lost, nor what kind of thing it asks for."""
    if meant := values(asked):  # 不是小学是初中 keeps 初中
        asked = " ".join(meant)
    own = _POINTING.sub(" ", asked)
    lost = made_of(bare(own), (said,), _FREE).lost and made_of(own, (said,), _FREE).lost
    if lost or not wants(asked) <= wants(said):
        return False
    return all({*p.findall(asked)} <= {*p.findall(said)} for p in (_TITLE, _DENIES))
