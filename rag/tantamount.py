"""Tells whether a clause says what another one says: no more, no less, of the same, in its order.

Only what changes nothing may differ: small words, 应当 for 必须, 三百 for 300, what a neighbouring
clause says for both. Example: 小学生每学期320元 says 小学生每生每学期三百二十元, and neither
初中生每学期320元 nor 小学生每学年320元 nor 小学生最多320元 does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rag.atoms import Atoms, Turn
from rag.chunks import Piece, apart, one_figure, rising, scattered
from rag.limits import limits
from rag.quantity import Quantity, same
from rag.stated import read
from rag.stretches import Made, Stretch, made_of, places

IDLE = frozenset(["进行", "予以", "加以"])
"""What a claim need not say though its quote does."""
OF_FIGURES = IDLE | {"标准"}
"""Likewise of what leads figures in: 补助标准：小学生320元."""
_EACH = re.compile("(?<=[生儿童师员人者])每[生人](?!均)")
_DENIES = frozenset(
    [
        Turn.BARS,
        Turn.FORBIDS,
        Turn.CANNOT,
        Turn.REFUSES,
        Turn.SPARES,
        Turn.EXEMPTS,
        Turn.NOT,
        Turn.NOT_YET,
        Turn.WITHOUT,
        Turn.NO,
    ]
)
"""After them 全部 may not be left unsaid."""
_MILDER = frozenset([(Turn.CANNOT, Turn.BARS), (Turn.NEEDS, Turn.MUST), (Turn.CAN, Turn.MAY)])
"""What a claim may say for what its quote says, and not the other way round."""
_SIGNS = frozenset({"phone", "number"})
"""Of these every digit counts, also a nought before the others."""
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
    turned = _turned(claim, own)
    if turned is None:
        return "turned"
    return (
        _titles(claim, own, context)
        or _periods(claim, own, context)
        or _words(claim, own, context, [*met, *turned, *_titled(claim, own)])
    )


def _words(claim: Atoms, own: Atoms, context: Context, met: list[tuple[int, int]]) -> str:
    """In what the words of a claim differ, or their order; `met` are places of all else."""
    free = one_figure(own)
    made = made_of(claim.rest, (own.rest, context.shared, context.above if free else ""), ())
    if made.lost:
        return f"adds {made.lost}"
    laid = _laid(made, own.rest)
    if laid is None:
        return "says twice"
    if not laid.pieces and not claim.figures:
        return "says nothing of it"
    beyond = [one for one in made.stretches if one.of > _OWN]
    if lost := _lost(laid, own, (context.topic, *(one.words for one in beyond))):
        return f"leaves out {lost}"
    pairs = [*met, *((one.at, one.there) for one in laid.pieces)]
    return apart(laid.pieces, beyond, claim, own) or _order(pairs, beyond, claim, own, context)


def _figures(claim: Atoms, own: Atoms, context: Context) -> list[tuple[int, int]] | str:
    """Where figures of the claim stand in the clause: each of either has its like."""
    there, met = list(own.figures), []
    for one in claim.figures:
        like = next((other for other in there if _alike(one, claim, other, own, context)), None)
        if like is not None:
            there.remove(like)
            met.append((one.start, like.start))
        elif not _known_year(one, own, context):
            return f"figure {one.words}"
    return f"leaves out {there[0].words}" if there else met


def _alike(one: Quantity, claim: Atoms, other: Quantity, own: Atoms, context: Context) -> bool:
    if not same(one, other, context.years) or one.bound != other.bound or one.about != other.about:
        return False
    if limits(claim.text, one) != limits(own.text, other):
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


def _known_year(one: Quantity, own: Atoms, context: Context) -> bool:
    """Whether it is the year that a day of the clause is of."""
    days = any(other.dated and not other.value[0] for other in own.figures)
    return one.dated and days and not any(one.value[1:]) and int(one.value[0]) in context.years


def _turned(claim: Atoms, own: Atoms) -> list[tuple[int, int]] | None:
    """Where what turns the claim stands in the clause; None where something else turns it."""
    said, met, denied = list(claim.turns), [], False
    for there, turn in own.turns:
        if said and (said[0][1] is turn or (said[0][1], turn) in _MILDER):
            met.append((said.pop(0)[0], there))
        elif turn is not Turn.ANY and (turn is not Turn.ALL or denied):
            return None
        denied = denied or turn in _DENIES
    return None if said else met


def _titles(claim: Atoms, own: Atoms, context: Context) -> str:
    said, there = ({title for _, title in one.titles} for one in (claim, own))
    if not there <= said:
        return "leaves out a title"
    return "" if all(one in there or one in context.above for one in said) else "another title"


def _periods(claim: Atoms, own: Atoms, context: Context) -> str:
    around = read(context.shared).periods
    if not claim.periods <= own.periods | around:
        return "another period"
    return "" if own.periods <= claim.periods | read(context.topic).periods else "no period"


def _titled(claim: Atoms, own: Atoms) -> Iterator[tuple[int, int]]:
    """Where the titles of the claim stand in the clause."""
    where = {title: at for at, title in own.titles}
    yield from ((at, where[title]) for at, title in claim.titles if title in where)


@dataclass(frozen=True, slots=True)
class _Laid:
    """Stretches laid over a clause, and what no stretch covers."""

    pieces: list[Piece]
    left: str


def _laid(made: Made, rest: str) -> _Laid | None:
    """Lay stretches over a clause, none over another; None where one finds no room."""
    left, at, pieces = list(rest), 0, []
    for one in (one for one in made.stretches if one.of == _OWN):
        size = len(one.words)
        free = [p for p in places(one.words, rest) if "".join(left[p : p + size]) == one.words]
        if not free:
            return None
        spot = next((p for p in free if p >= at), free[0])
        at = spot + size
        left[spot:at] = " " * size
        pieces.append(Piece(one.at, spot, size))
    return _Laid(pieces, "".join(left))


def _lost(laid: _Laid, own: Atoms, said: tuple[str, ...]) -> str:
    """What a claim leaves out of a clause; whom it speaks of may be `said` by what goes before."""
    first = min((one.there for one in laid.pieces), default=0)
    first = len(laid.left) if one_figure(own) else first
    left = list(laid.left)
    for found in _EACH.finditer(own.rest):  # 小学生每生320元 is 小学生320元
        left[found.start() : found.end()] = "  "
    head, rest = "".join(left[:first]), "".join(left[first:])
    by = made_of(head, said, IDLE)
    # One sign that stands somewhere says nothing: 对 is not said by another 对.
    short = "".join(one.words for one in by.stretches if len(one.words) == 1)
    return by.lost + short + made_of(rest, (), IDLE).lost


def _order(
    pairs: list[tuple[int, int]],
    beyond: list[Stretch],
    claim: Atoms,
    own: Atoms,
    context: Context,
) -> str:
    """What is wrong with the order of a claim; empty where nothing is."""
    for of, text in ((_SHARED, context.shared), (_ABOVE, context.above)):
        if fault := scattered([one for one in beyond if one.of == of], claim, text, pairs):
            return fault
    if one_figure(own):
        return ""
    if not rising([there for _, there in sorted(pairs)]):
        return "another order"
    first = min((at for at, _ in pairs), default=0)
    return "what is shared after its own" if any(one.at > first for one in beyond) else ""
