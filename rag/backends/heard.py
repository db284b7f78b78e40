"""Finds what sounds like a stretch, or has its initials, in a vocabulary of pairs of characters.

No table of sounds is kept: whatever stands in the corpus stands there as overlapping pairs, so a
stretch is put together from pairs whose characters have the sounds asked for, and then counted.
Example: 全圆 is asked for; of the pairs that begin with 全, 权, 泉 … those whose second character
sounds like 圆 are 全员 and 全园.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Protocol

from rag.sound import initials, sound

_HAN = range(0x4E00, 0xA000)
_TRIED = 400
"""Beginnings that are followed further, those with the most frequent rarest pair."""
_COUNTED = 100
_STRETCHES = 20


class Pairs(Protocol):
    """The pairs of characters of a corpus."""

    def after(self, character: str) -> Sequence[tuple[str, int]]:
        """The characters that follow one, with how many chunks hold the pair."""

    def count(self, stretch: str) -> int:
        """In how many chunks a stretch stands."""


def sounding(folded: str, pairs: Pairs) -> list[str]:
    """The stretches that sound like folded words, the most frequent first."""
    return _stretches([_by_sound().get(sound(one), one) for one in folded], pairs)


def beginning(letters: str, pairs: Pairs) -> list[str]:
    """The stretches whose characters have these initials, the most frequent first."""
    return _stretches([_by_initial().get(one, one) for one in letters], pairs)


def _stretches(choices: Sequence[str], pairs: Pairs) -> list[str]:
    """`choices` are the characters that may stand at each place."""
    tried = dict.fromkeys(choices[0], 0) if choices else {}
    for place, allowed in enumerate(choices[1:], 1):
        tried = _longer(tried, frozenset(allowed), pairs, first=place == 1)
    counts = {one: pairs.count(one) for one in _best(tried, _COUNTED)}
    found = [one for one in counts if counts[one]]
    return sorted(found, key=lambda one: (-counts[one], one))[:_STRETCHES]


def _longer(
    tried: dict[str, int], allowed: frozenset[str], pairs: Pairs, *, first: bool
) -> dict[str, int]:
    """The beginnings with one more character; each with its rarest pair."""
    found: dict[str, int] = {}
    figures = any(sign.isdigit() for sign in allowed)
    for one, least in tried.items():
        if figures or one[-1].isdigit():
            # Figures are no part of a pair: that they stand beside it is counted in the end.
            found |= {one + sign: least for sign in allowed}
            continue
        for sign, count in pairs.after(one[-1]):
            if sign in allowed:
                found[one + sign] = count if first else min(least or count, count)
    return {one: found[one] for one in _best(found, _TRIED)}


def _best(tried: dict[str, int], most: int) -> list[str]:
    return sorted(tried, key=lambda one: (-tried[one], one))[:most]


@cache
def _by_sound() -> dict[str, str]:
    return _by(sound(_all()))


@cache
def _by_initial() -> dict[str, str]:
    return _by(initials(_all()))


def _all() -> str:
    return "".join(map(chr, _HAN))


def _by(codes: Iterable[str]) -> dict[str, str]:
    """The characters of every code."""
    found: dict[str, list[str]] = {}
    for code, character in zip(codes, _all(), strict=True):
        found.setdefault(code, []).append(character)
    return {code: "".join(characters) for code, characters in found.items()}
