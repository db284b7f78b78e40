"""Tells whether words stand together in a clause as they do in another one.

学校教师 is not 学校、教师, and 县财政补助学校320元 is not 学校补助县财政320元. Where a clause
says one figure of something, what stands apart in it may be turned: 补助标准：小学生320元 is
小学生补助标准320元.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rag.atoms import Atoms
from rag.stretches import Stretch, places

_ROLES = re.compile(
    "[向对由被将把给比替代的占是]|[高低多少大小优等]于|超过|超出|不及|相当|分别|领先|落后"
)
"""Where they stand, another order makes another sense."""
_MEASURES = frozenset(
    ["元", "%", "人", "周岁", "公里", "米", "平方米", "倍", "克", "千克", "课时", "餐"]
)
_SHORT = 16
_MORE = "more"
_IDLE = re.compile("进行|予以|加以")
_ALL = re.compile("所有|全部|一律|全体")
_USUAL = re.compile("(?:[后前内时起]|期间)$")
"""After them a comma may stand or not."""


@dataclass(frozen=True, slots=True)
class Piece:
    """So many signs that stand at one place in a claim, and `there` in a clause."""

    at: int
    there: int
    size: int


def apart(pieces: Sequence[Piece], beyond: Sequence[Stretch], claim: Atoms, own: Atoms) -> str:
    """What a claim joins or parts otherwise than the clause it is laid over; else empty."""
    free = one_figure(own)
    if free and not _whole(pieces, own.rest):
        return "another order"
    if pieces and _inside(own.rest, pieces[0].there) and not _before(pieces[0], beyond):
        return "begins inside"
    for one, other in pairwise(pieces):
        if any(one.at < stretch.at < other.at for stretch in beyond):
            continue
        between = claim.text[one.at + one.size : other.at]
        here, behind = _parts(between), own.text[one.there + one.size : other.there]
        there = _parts(_IDLE.sub("", behind))
        moved = one.there + one.size > other.there
        if moved or (there is _MORE and here is not _MORE):
            if not (free and _edges(one, other, own.rest)):
                return "joins what stands apart"
        elif (":" in between and ":" not in behind) or (
            here != there
            and _MORE not in {here, there}
            and not _USUAL.search(claim.text[: other.at].rstrip(" ,"))
        ):
            return "joins or parts"
    return ""


def scattered(
    stretches: Sequence[Stretch], claim: Atoms, text: str, pairs: Sequence[tuple[int, int]]
) -> str:
    """What is wrong with the order of what is taken from a text beside; empty where nothing."""
    spots: list[int] = []
    for at, one in enumerate(stretches):
        after = spots[-1] + len(stretches[at - 1].words) if spots else 0
        spot = next((spot for spot in places(one.words, text) if spot >= after), None)
        if spot is None:
            return "another order of what is shared"
        if at and not any(stretches[at - 1].at < here < one.at for here, _ in pairs):
            before = stretches[at - 1]
            here = _parts(claim.text[before.at + len(before.words) : one.at])
            if here is not _MORE and here != _parts(text[after:spot]):
                return "joins what stands apart"
        spots.append(spot)
    last = spots[-1] + len(stretches[-1].words) if spots and not claim.figures else 0
    # 市属 alone is not what 市属高校 says, where no figure tells of what.
    return "a part of whom it speaks of" if re.match(r"\w", text[last : last + 1]) and last else ""


def _parts(between: str) -> str:
    """What stands between two pieces: nothing, a stop, or more."""
    if re.search(r"[\w、]", _ALL.sub("", between)):
        return _MORE
    return "stop" if between.strip(" \u3000“”\"'‘’") else ""


def _before(piece: Piece, beyond: Sequence[Stretch]) -> bool:
    return any(one.at < piece.at for one in beyond)


def _inside(rest: str, at: int) -> bool:
    return at > 0 and rest[at - 1] != " "


def _edges(one: Piece, other: Piece, rest: str) -> bool:
    """Whether two pieces end and begin where words stand apart."""
    end = one.there + one.size
    return rest[end : end + 1] in {"", " "} and not _inside(rest, other.there)


def _whole(pieces: Sequence[Piece], rest: str) -> bool:
    """Whether the order inside what stands together is kept."""
    spans = [found.span() for found in re.finditer(r"\S+", rest)]
    return all(
        rising([one.there for one in pieces if start <= one.there < end]) for start, end in spans
    )


def rising(numbers: Sequence[int]) -> bool:
    """Whether no number is smaller than the one before it."""
    return all(a <= b for a, b in pairwise(numbers))


def one_figure(own: Atoms) -> bool:
    """Whether a clause says one figure of something, in whatever order its words stand."""
    kinds = [one.kind for one in own.figures]
    short = len("".join(own.rest.split())) <= _SHORT
    one = len(kinds) == 1 and kinds[0] in _MEASURES
    return one and short and not own.turns and not _ROLES.search(own.rest)
