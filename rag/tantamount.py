"""Tells whether a clause says what another one says: no more, no less, of the same, in its order.

Only what changes nothing may differ: small words, 应当 for 必须, 三百 for 300, what a neighbouring
clause says for both. Example: 小学生每学期320元 says 小学生每生每学期三百二十元, and neither
初中生每学期320元 nor 小学生每学年320元 nor 小学生最多320元 does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from rag.atoms import Atoms, Turn
from rag.quantity import Quantity, same
from rag.stated import read
from rag.stretches import Made, Stretch, made_of, places

_SAID_BY_ANYBODY = """
根据 依据 依照 按照 按 文件 明确 指出 提到 此外 另外 同时 并且 并 且 而 也 还 即 具体 具体来说
也就是说 其中 分别 标准 为 是 的 地 得 了 着 此 这 这项 该项 该 有关 相关 在 于 和 与 及 以及 则
中 里 上 之 以 就 又 进行 予以 给予 实行 如下 下列 以下 方面 情况 时 说 有 个 人民币 答 内容
包括 这个 这份
"""
_ADDED = frozenset(_SAID_BY_ANYBODY.split())
"""What a claim may say though its quote does not."""
_LEFT_UNSAID = """
为 是 的 地 得 了 着 该 此 之 于 以 按 按照 根据 依照 依据 有关 相关 具体 分别 其中 如下 下列
以下 情况 进行 予以 给予 实行 并 且 而 也 还 即 则 又 和 与 及 以及 每生 每人 生均 人民币 个 在
答 就 时 问 各 所 此外 同时 另外
"""
IDLE = frozenset(_LEFT_UNSAID.split())
"""What a claim need not say though its quote does."""
OF_FIGURES = IDLE | {"标准"}
"""Likewise beside a figure: 补助标准为320元, 补助320元."""
_ROLES = re.compile("[向对由被将把给比替代的]|高于|低于|多于|少于|优于|分别")
"""Where they stand, another order makes another sense."""
_MEASURES = frozenset(
    ["元", "%", "人", "周岁", "公里", "米", "平方米", "倍", "克", "千克", "课时", "餐"]
)
_SIGNS = frozenset({"phone", "number"})
"""Of these every digit counts, also a nought before the others."""
_SHORT = 16
_OWN, _SHARED, _ABOVE = range(3)


@dataclass(frozen=True, slots=True)
class Context:
    """What clauses go on from: `topic` the claim, `shared` the quote; `above` are its headings.

    `years` are those that dates without a year may be of.
    """

    topic: str = ""
    shared: str = ""
    above: str = ""
    years: frozenset[int] = frozenset()


def difference(claim: Atoms, own: Atoms, context: Context) -> str:
    """In what a clause of a claim differs from one of its quote; empty where in nothing."""
    met = _figures(claim, own, context)
    if isinstance(met, str):
        return met
    return (
        _turned(claim, own)
        or _titles(claim, own)
        or _periods(claim, own, context)
        or _words(claim, own, context, met)
    )


def _words(claim: Atoms, own: Atoms, context: Context, met: list[tuple[int, int]]) -> str:
    """In what the words of a claim differ, or their order; `met` are the places of its figures."""
    above = context.above if _one_figure(own) else ""
    made = made_of(claim.rest, (own.rest, context.shared, above), _ADDED)
    if made.lost:
        return f"adds {made.lost}"
    laid = _laid(made, own.rest)
    if laid is None:
        return "says twice"
    if not laid.pairs and not claim.figures:
        return "says nothing of it"
    beyond = [one for one in made.stretches if one.of > _OWN and one.words not in _ADDED]
    if lost := _lost(laid, own, (context.topic, *(one.words for one in beyond))):
        return f"leaves out {lost}"
    return _order([*met, *_placed(claim, own), *laid.pairs], beyond, own, context)


def _figures(claim: Atoms, own: Atoms, context: Context) -> list[tuple[int, int]] | str:
    """Where figures of the claim stand in the clause: each of either has its like."""
    there, met = list(own.figures), []
    for one in claim.figures:
        like = next((other for other in there if _alike(one, other, context)), None)
        if like is not None:
            there.remove(like)
            met.append((one.start, like.start))
        elif not _known_year(one, context):
            return f"figure {one.words}"
    return f"leaves out {there[0].words}" if there else met


def _alike(one: Quantity, other: Quantity, context: Context) -> bool:
    if not same(one, other, context.years) or one.bound != other.bound or one.about != other.about:
        return False
    if one.dated and one.value[1:] != other.value[1:]:  # nothing of a day may be left out
        return False
    if one.kind in _SIGNS:
        return _digits(one) == _digits(other)
    return one.per == other.per or (
        bool(one.per) and not other.per and one.per in read(context.shared).periods
    )


def _digits(one: Quantity) -> list[str]:
    return re.findall(r"\d+", one.words)


def _known_year(one: Quantity, context: Context) -> bool:
    return one.dated and not any(one.value[1:]) and int(one.value[0]) in context.years


def _strict(clause: Atoms) -> list[tuple[int, Turn]]:
    """What turns a clause; that it is said of all may be left unsaid."""
    return [(at, turn) for at, turn in clause.turns if turn is not Turn.ALL]


def _turned(claim: Atoms, own: Atoms) -> str:
    if [turn for _, turn in _strict(claim)] != [turn for _, turn in _strict(own)]:
        return "turned"
    widened, there = [[turn for _, turn in one.turns].count(Turn.ALL) for one in (claim, own)]
    return "of all" if widened > there else ""


def _titles(claim: Atoms, own: Atoms) -> str:
    said = {title for _, title in claim.titles}
    return "leaves out a title" if any(title not in said for _, title in own.titles) else ""


def _periods(claim: Atoms, own: Atoms, context: Context) -> str:
    around = read(context.shared).periods
    if not claim.periods <= own.periods | around:
        return "another period"
    return "" if own.periods <= claim.periods | read(context.topic).periods else "no period"


def _placed(claim: Atoms, own: Atoms) -> Iterator[tuple[int, int]]:
    """Where the turns and titles of the claim stand in the clause."""
    for (at, _), (there, _) in zip(_strict(claim), _strict(own), strict=True):
        yield at, there
    where = {title: at for at, title in own.titles}
    yield from ((at, where[title]) for at, title in claim.titles if title in where)


@dataclass(frozen=True, slots=True)
class _Laid:
    """Stretches laid over a clause: from where to where, and what no stretch covers."""

    pairs: list[tuple[int, int]]
    left: str


def _laid(made: Made, rest: str) -> _Laid | None:
    """Lay stretches over a clause, none over another; None where one finds no room."""
    left, at, pairs = list(rest), 0, []
    for one in (one for one in made.stretches if one.of == _OWN):
        size = len(one.words)
        free = [p for p in places(one.words, rest) if "".join(left[p : p + size]) == one.words]
        if not free and one.words in _ADDED:
            continue
        if not free:
            return None
        spot = next((p for p in free if p >= at), free[0])
        at = spot + size
        left[spot:at] = " " * size
        if one.words not in _ADDED:
            pairs.append((one.at, spot))
    return _Laid(pairs, "".join(left))


def _lost(laid: _Laid, own: Atoms, said: tuple[str, ...]) -> str:
    """What a claim leaves out of a clause; whom it speaks of may be `said` by what goes before."""
    first = len(laid.left) if _one_figure(own) else min((at for _, at in laid.pairs), default=0)
    head, rest = laid.left[:first], laid.left[first:]
    idle = OF_FIGURES if own.figures else IDLE
    return made_of(head, said, idle).lost + made_of(rest, (), idle).lost


def _order(
    pairs: list[tuple[int, int]], beyond: list[Stretch], own: Atoms, context: Context
) -> str:
    """What is wrong with the order of a claim; empty where nothing is."""
    for of, text in ((_SHARED, context.shared), (_ABOVE, context.above)):
        if not _rising([next(places(one.words, text)) for one in beyond if one.of == of]):
            return "another order of what is shared"
    if _one_figure(own):
        return ""
    if not _rising([there for _, there in sorted(pairs)]):
        return "another order"
    first = min((at for at, _ in pairs), default=0)
    return "what is shared after its own" if any(one.at > first for one in beyond) else ""


def _rising(numbers: list[int]) -> bool:
    return all(a <= b for a, b in pairwise(numbers))


def _one_figure(own: Atoms) -> bool:
    """Whether a clause says one figure of something, in whatever order its words stand."""
    kinds = [one.kind for one in own.figures]
    short = len("".join(own.rest.split())) <= _SHORT
    one = len(kinds) == 1 and kinds[0] in _MEASURES
    return one and short and not own.turns and not _ROLES.search(own.rest)
