"""Finds what one version of a text has otherwise than another, section by section.

What is no wording is no difference: width, script, white space, 〇 for ○, one form of quotation
marks for another (see `corpus.provision`). A table of contents is left aside; the headings that
it repeats are compared themselves. How sections find each other is told in `corpus.align`; then

* two with the same words differ only if their number, the heading that they stand under, or, of
  paragraphs without a number, their order is another one (moved);
* two with other words under one number or another are reworded, or retitled where only the
  heading is another one;
* a new section whose words were taken out of an old one that lives on is a piece of that
  (split), and the other way round (merged);
* what is left was added or dropped.

Worked example, old 第一条 甲。 第二条 乙。 第三条 丙。丁。 第四条 戊。; new 第一条 甲。 第二条 己。
第三条 乙。 第四条 丙。 第五条 丁。: 第二条 is new, 第二条 moved to 第三条, 第三条 was split into
第四条 and 第五条, 第四条 戊。 was dropped.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise, zip_longest
from typing import TypeAlias

from corpus.align import Alignment, align
from corpus.difference import Difference, Outlined, Run, Shift
from corpus.likeness import Grams
from corpus.provision import Provision, provisions
from corpus.runs import runs

_PIECE = 0.5
"""A piece has at least this share of its words from the section that it was taken out of."""
_LEAST = 16
"""So short, words recur by chance."""


def compare(old: Outlined, new: Outlined) -> tuple[Difference, ...]:
    """The differences of a new text from an old one, in the order of the new one.

    What was dropped stands where it would stand now.
    """
    alignment = align(provisions(old), provisions(new))
    pieces = _pieces(alignment)
    found = [*_paired(alignment, pieces), *_single(alignment, pieces)]
    return tuple(difference for _, difference in sorted(found, key=lambda one: one[0]))


Found: TypeAlias = tuple[tuple[int, int], Difference]
"""A difference and its place: in the new text, then in the old one."""


class _Pieces:
    """New provisions that are pieces of old ones (by the old one's index), and the reverse."""

    def __init__(self) -> None:
        self.split: dict[int, list[int]] = defaultdict(list)
        self.merged: dict[int, list[int]] = defaultdict(list)


def _pieces(alignment: Alignment) -> _Pieces:
    """Which of the provisions without a partner were taken out of, or into, one that has one."""
    pieces = _Pieces()
    changed = [
        (old, new)
        for old, new in alignment.became.items()
        if alignment.olds[old].words != alignment.news[new].words
    ]
    lost = [_more(alignment.olds[old], alignment.news[new]) for old, new in changed]
    won = [_more(alignment.news[new], alignment.olds[old]) for old, new in changed]
    for at, piece in _taken(lost, alignment.news, alignment.open_news()):
        pieces.split[changed[at][0]].append(piece)
    for at, piece in _taken(won, alignment.olds, alignment.open_olds()):
        pieces.merged[changed[at][1]].append(piece)
    return pieces


def _more(one: Provision, other: Provision) -> str:
    """The words that one provision has and the other has not."""
    return "\n".join(one.words[a:b] for a, b, _, _ in runs(one.words, other.words) if a < b)


def _taken(
    stretches: Sequence[str], provisions: Sequence[Provision], free: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Which free provision is mostly made of which stretch."""
    pieces = [at for at in free if len(provisions[at].body) >= _LEAST]
    words = Grams([provisions[at].words for at in pieces], stretches)
    best: dict[int, tuple[float, int]] = {}
    for (piece, at), weight in words.shared().items():
        best[piece] = max(best.get(piece, (0.0, 0)), (weight, -at))
    for piece, (weight, at) in sorted(best.items()):
        if weight >= _PIECE * words.weight(words.olds[piece]):
            yield -at, pieces[piece]


def _paired(alignment: Alignment, pieces: _Pieces) -> Iterator[Found]:
    """What became of the provisions that live on."""
    homes = {
        alignment.olds[old].section.path: alignment.news[new].section.path
        for old, new in reversed(alignment.became.items())
    }
    strayed = _strayed(alignment)
    for old, new in alignment.became.items():
        split, merged = pieces.split.get(old, []), pieces.merged.get(new, [])
        olds = [alignment.olds[at] for at in sorted([old, *merged])]
        news = [alignment.news[at] for at in sorted([new, *split])]
        shift = _shift(alignment.olds[old], alignment.news[new], homes)
        if split or merged:
            shift = Shift.SPLIT if split else Shift.MERGED
        elif shift is None and old in strayed:
            shift = Shift.MOVED
        if shift:
            yield (min([new, *split]), old), _difference(shift, olds, news)


def _shift(
    old: Provision, new: Provision, homes: Mapping[tuple[str, ...], tuple[str, ...]]
) -> Shift | None:
    if old.words != new.words:
        return Shift.RETITLED if old.body == new.body else Shift.REWORDED
    moved = old.label != new.label
    if old.label and old.parent:
        moved = moved or homes.get(old.parent, new.parent) != new.parent
    return Shift.MOVED if moved else None


def _difference(shift: Shift, olds: Sequence[Provision], news: Sequence[Provision]) -> Difference:
    left, right = _Joined(olds), _Joined(news)
    found = () if shift is Shift.MOVED else runs(left.words, right.words)
    return Difference(
        shift,
        tuple(one.section for one in olds),
        tuple(one.section for one in news),
        tuple(
            Run(*left.stretch(*before), *right.stretch(*after))
            for a, b, c, d in found
            for before, after in _side_by_side(left.cut(a, b), right.cut(c, d))
        ),
    )


Stretch: TypeAlias = tuple[int, int]


def _side_by_side(
    before: Sequence[Stretch], after: Sequence[Stretch]
) -> Iterator[tuple[Stretch, Stretch]]:
    """Stretches of both sides in pairs; where one side has no more, the point at its end."""
    ends = (before[-1][1],) * 2, (after[-1][1],) * 2
    for one, other in zip_longest(before, after):
        yield one or ends[0], other or ends[1]


class _Joined:
    """The words of some provisions, one after the other, and where they stand."""

    def __init__(self, provisions: Sequence[Provision]) -> None:
        self.words = "".join(one.words for one in provisions)
        self._places = [place for one in provisions for place in one.places]
        self._ends = list(accumulate(len(one.words) for one in provisions))

    def cut(self, start: int, end: int) -> list[Stretch]:
        """Some of the words, those of every provision by themselves."""
        inner = [edge for edge in self._ends if start < edge < end]
        return list(pairwise([start, *inner, end]))

    def stretch(self, start: int, end: int) -> Stretch:
        """Where some of the words stand in the text; a point where they are none."""
        if start < end:
            return self._places[start], self._places[end - 1] + 1
        point = self._places[start - 1] + 1 if start else (self._places or [0])[0]
        return point, point


def _strayed(alignment: Alignment) -> set[int]:
    """The paragraphs without a number that left the order of the others.

    These are what is not on the longest run of pairs in which both sides ascend.
    """
    plain = [old for old in sorted(alignment.became) if not alignment.olds[old].label]
    ends: list[int] = []
    lengths = []
    for old in plain:
        at = bisect_left(ends, alignment.became[old])
        ends[at : at + 1] = [alignment.became[old]]
        lengths.append(at)
    kept, wanted = set(), len(ends) - 1
    for old, length in reversed(list(zip(plain, lengths, strict=True))):
        if length == wanted:
            kept.add(old)
            wanted -= 1
    return set(plain) - kept


def _single(alignment: Alignment, pieces: _Pieces) -> Iterator[Found]:
    """What was added and what was dropped."""
    split = {at for group in pieces.split.values() for at in group}
    merged = {at for group in pieces.merged.values() for at in group}
    for new in alignment.open_news():
        if new not in split:
            section = alignment.news[new].section
            yield (new, -1), Difference(Shift.ADDED, (), (section,))
    paired = sorted(alignment.became)
    for old in alignment.open_olds():
        if old not in merged:
            above = bisect_right(paired, old)
            place = alignment.became[paired[above - 1]] if above else -1
            section = alignment.olds[old].section
            yield (place, old), Difference(Shift.DROPPED, (section,), ())
