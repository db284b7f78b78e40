"""Finds for every provision of an old text the one of a new text that took its place.

1. The same words are the same provision, whatever its number; of several with the same words
   those with the same number first, then in their order.
2. Of the rest the likest pair first (see `corpus.likeness`); a pair counts for liker when both
   have the same number under the same heading, and when both stand between the same
   neighbours.
3. A heading without words of its own goes with what stands under it.

Worked example, old 第一条 甲, 第二条 乙, 第三条 丙丁; new 第一条 甲, 第二条 戊, 第三条 乙, 第四条
丙丁己: 甲 and 乙 have the same words, so 第二条 has become 第三条; 丙丁 is like 丙丁己, so 第三条
has become 第四条 and was reworded; for 戊 nothing is left, so it is new.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from corpus.likeness import Grams
from corpus.provision import Provision

_LIKE = 0.3
"""A pair counts for one provision from here on."""
_SAME_PLACE = 0.12
_SAME_NEIGHBOURS = 0.08

Gap: TypeAlias = tuple[int, int]
"""The paired provisions before and after one."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which old provision (its index) became which new one; each stands at most once."""

    olds: Sequence[Provision]
    news: Sequence[Provision]
    became: dict[int, int] = field(default_factory=dict)
    was: dict[int, int] = field(default_factory=dict)

    def pair(self, old: int, new: int) -> bool:
        """Hold two for one provision, unless one of them is taken."""
        if old in self.became or new in self.was:
            return False
        self.became[old], self.was[new] = new, old
        return True

    def open_olds(self) -> list[int]:
        """The old provisions that nothing took the place of."""
        return [at for at in range(len(self.olds)) if at not in self.became]

    def open_news(self) -> list[int]:
        """The new provisions that took nothing's place."""
        return [at for at in range(len(self.news)) if at not in self.was]


def align(olds: Sequence[Provision], news: Sequence[Provision]) -> Alignment:
    """Pair the provisions of two texts."""
    alignment = Alignment(olds, news)
    _same(alignment)
    _alike(alignment)
    _headings(alignment)
    return alignment


def _same(alignment: Alignment) -> None:
    """Those with the same words: under the same number first, the others in their order."""
    for key in (_numbered, _worded):
        waiting: dict[Hashable, deque[int]] = defaultdict(deque)
        for new in alignment.open_news():
            waiting[key(alignment.news[new])].append(new)
        for old in alignment.open_olds():
            if same := waiting.get(key(alignment.olds[old])):
                alignment.pair(old, same.popleft())


def _numbered(one: Provision) -> Hashable:
    return one.words, one.named, one.label


def _worded(one: Provision) -> Hashable:
    return one.words, one.named


def _alike(alignment: Alignment) -> None:
    """The likest first."""
    olds = [at for at in alignment.open_olds() if alignment.olds[at].body]
    news = [at for at in alignment.open_news() if alignment.news[at].body]
    before, after = _neighbours(alignment)
    weighed = []
    words = Grams([alignment.olds[o].words for o in olds], [alignment.news[n].words for n in news])
    for (left, right), likeness in words.alike().items():
        old, new = olds[left], news[right]
        score = likeness
        if alignment.olds[old].label == alignment.news[new].label != "":
            score += _SAME_PLACE
        if before[old] == after[new]:
            score += _SAME_NEIGHBOURS
        if score >= _LIKE:
            weighed.append((-score, old, new))
    for _, old, new in sorted(weighed):
        alignment.pair(old, new)


def _neighbours(alignment: Alignment) -> tuple[list[Gap], list[Gap]]:
    """Between which paired old provisions each old and each new one stands."""
    paired, placed = sorted(alignment.became), sorted(alignment.was)
    olds = [_between(at, paired, paired) for at in range(len(alignment.olds))]
    was = [alignment.was[new] for new in placed]
    news = [_between(at, placed, was) for at in range(len(alignment.news))]
    return olds, news


def _between(at: int, edges: Sequence[int], names: Sequence[int]) -> Gap:
    """The names of the edges before and after a place; -1 where there is none."""
    place = bisect_left(edges, at)
    below = names[place - 1] if place else -1
    return below, names[place] if place < len(edges) else -1


def _headings(alignment: Alignment) -> None:
    """Headings without words of their own, by what stands under them; else by their number."""
    votes: Counter[tuple[int, int]] = Counter()
    heads = (
        {alignment.olds[at].section.path: at for at in alignment.open_olds()},
        {alignment.news[at].section.path: at for at in alignment.open_news()},
    )
    for old, new in alignment.became.items():
        above = alignment.olds[old].parent, alignment.news[new].parent
        pair = heads[0].get(above[0]), heads[1].get(above[1])
        if pair[0] is not None and pair[1] is not None:
            votes[pair[0], pair[1]] += 1
    for (old, new), _ in votes.most_common():
        alignment.pair(old, new)
