"""Tells whether words are made of stretches of other words, and of which.

A stretch never lies across two words: 学校 does not stand in 小学校园. Example: 公办园收费 is made
of stretches of 公办园的收费标准, 民办园收费 is not: 民办 is lost.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

import rjieba

_LONGEST = 30
_DENIES = "非未不无"
_RUN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch at a place; `of` numbers the text that has it, -1: it may be said by anybody."""

    at: int
    words: str
    of: int


@dataclass(frozen=True, slots=True)
class Made:
    """What words are made of, from left to right, and the signs that nothing has."""

    stretches: tuple[Stretch, ...]
    lost: str


def made_of(words: str, texts: Sequence[str], idle: Collection[str]) -> Made:
    """Cut words into as few stretches of the texts as can be; `idle` are words of anybody."""
    found: list[Stretch] = []
    lost: list[str] = []
    for run in _RUN.finditer(words):
        for at, piece, of in _cut(run[0], texts, idle):
            if of is None:
                lost.append(piece)
            else:
                found.append(Stretch(run.start() + at, piece, of))
    return Made(tuple(found), "".join(lost))


def places(words: str, text: str) -> Iterator[int]:
    """Where words stand in a text, beginning or ending with a word; one sign: as a word."""
    edges, single = _edges(text)
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        worded = at in single if len(words) == 1 else at in edges or end in edges
        if worded and not _inside(text, at) and not _inside(text, end) and not _denied(text, at):
            yield at
        at = text.find(words, at + 1)


def _inside(text: str, at: int) -> bool:
    """Whether a place lies inside a number or a Latin word."""
    around = text[max(at - 1, 0) : at + 1]
    return 0 < at < len(text) and around.isascii() and around.isalnum()


def _denied(text: str, at: int) -> bool:
    """Whether the word before a place denies what stands there: 营利性 in 非营利性."""
    return at > 0 and text[at - 1] in _DENIES


_Best = tuple[int, int, int, int, int | None]
"""Signs lost, pieces, how far their texts are, where the last one begins and what has it."""


def _cut(
    run: str, texts: Sequence[str], idle: Collection[str]
) -> list[tuple[int, str, int | None]]:
    """The pieces of a run of words: the fewest signs lost, then the fewest pieces."""
    best: list[_Best] = [(0, 0, 0, 0, None)]
    for end in range(1, len(run) + 1):
        options: list[_Best] = []
        for start in range(max(0, end - _LONGEST), end):
            lost, count, far, *_ = best[start]
            cut = _inside(run, start) or _inside(run, end)
            of = None if cut else _of(run[start:end], texts, idle)
            if of is not None:
                options.append((lost, count + 1, far + max(of, 0), start, of))
            elif end - start == 1:
                options.append((lost + 1, count + 1, far, start, None))
        best.append(min(options, key=lambda one: one[:3]))
    cuts: list[tuple[int, str, int | None]] = []
    end = len(run)
    while end:
        *_, start, of = best[end]
        cuts.append((start, run[start:end], of))
        end = start
    return cuts[::-1]


def _of(piece: str, texts: Sequence[str], idle: Collection[str]) -> int | None:
    for number, text in enumerate(texts):
        if any(not number or _whole(piece, text, at) for at in places(piece, text)):
            return number
    return -1 if piece in idle else None


def _whole(piece: str, text: str, at: int) -> bool:
    """Whether words stand there as whole words; what is taken from afar must: no 图书 of 图书馆."""
    edges, _ = _edges(text)
    return at in edges and at + len(piece) in edges


@lru_cache(maxsize=20_000)
def _edges(text: str) -> tuple[frozenset[int], frozenset[int]]:
    """Where words begin or end, and where words of one sign are."""
    ends = list(accumulate((len(word) for word in rjieba.cut(text)), initial=0))
    return frozenset(ends), frozenset(a for a, b in pairwise(ends) if b - a == 1)
