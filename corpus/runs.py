"""Finds the words that differ between two texts.

First sentence against sentence, then, between the sentences that are the same, word against
word. Little that stayed the same between two larger changes is taken into them, so that a person
reads what a person would have changed, and not every sign that happens to recur. What was put in
or taken out ends, where it can, with its own stop: after 甲。丙。 the new words of 甲。乙。丙。 are
乙。 and not 。乙. Example: ``runs("小班不超过25人。", "小班不超过二十人。") == [(5, 7, 5, 7)]``.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from itertools import accumulate, pairwise

import rjieba
from rapidfuzz.distance import LCSseq

Quad = tuple[int, int, int, int]
"""Where words stand in the old and in the new text: start and end, start and end."""

_SENTENCE = re.compile(r"[^。;!?]*[。;!?]+|[^。;!?]+$")
_N = "[\\d〇一二三四五六七八九十]"
_DATE = re.compile(rf"({_N}{{4}}年{_N}{{1,3}}月(?:{_N}{{1,3}}日)?)")
_MOST = 20_000_000
"""The most pairs of words that are compared; where there are more, the stretch is all new."""
_CRUMB = 5
_STOPS = "。;!?,、:"


def runs(old: str, new: str) -> list[Quad]:
    """The stretches that differ, in their order; either side of one may be empty."""
    found: list[Quad] = []
    for quad in _changed(_SENTENCE.findall(old), _SENTENCE.findall(new)):
        left, right, begin, end = quad
        words = _words(old[left:right]), _words(new[begin:end])
        if len(words[0]) * len(words[1]) > _MOST:
            found.append(quad)
            continue
        found += [(left + a, left + b, begin + c, begin + d) for a, b, c, d in _changed(*words)]
    last = (len(old), len(old), len(new), len(new))
    return [_slid(old, new, one, after) for one, after in pairwise([*_joined(found), last])]


def _words(text: str) -> list[str]:
    """Words, and dates as one word each."""
    words: list[str] = []
    for piece in _DATE.split(text):
        cut: list[str] = rjieba.cut(piece, False)  # noqa: FBT003  the library's own argument
        words += [piece] if _DATE.fullmatch(piece) else cut
    return words


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[Quad]:
    """What differs between two sequences of pieces, counted in signs."""
    lefts = [0, *accumulate(map(len, old))]
    rights = [0, *accumulate(map(len, new))]
    at = (0, 0)
    pieces: tuple[Sequence[Hashable], Sequence[Hashable]] = (old, new)
    blocks = LCSseq.opcodes(*pieces).as_matching_blocks()
    for block in blocks:
        if at != (block.a, block.b):
            yield lefts[at[0]], lefts[block.a], rights[at[1]], rights[block.b]
        at = block.a + block.size, block.b + block.size


def _joined(found: Sequence[Quad]) -> list[Quad]:
    """The stretches, with the crumbs between two of them that are no longer than either."""
    joined: list[Quad] = []
    for quad in found:
        if joined and quad[0] - joined[-1][1] < min(_CRUMB, _size(joined[-1]), _size(quad)):
            joined[-1] = (joined[-1][0], quad[1], joined[-1][2], quad[3])
        else:
            joined.append(quad)
    return joined


def _slid(old: str, new: str, quad: Quad, following: Quad) -> Quad:
    """What was only put in or only taken out, moved on to where it ends with a stop."""
    left, right, begin, end = quad
    if left != right and begin != end:
        return quad
    text, first, last = (new, begin, end) if left == right else (old, left, right)
    for step in range(min(last - first, following[0] - right)):
        if text[last + step - 1] in _STOPS:
            return left + step, right + step, begin + step, end + step
        if text[first + step] != text[last + step]:
            break
    return quad


def _size(quad: Quad) -> int:
    return max(quad[1] - quad[0], quad[3] - quad[2])
