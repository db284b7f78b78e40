"""How alike the texts of two lists are, without comparing each with each.

Two texts are alike as far as they share stretches of three signs, the rare ones counting more.
The likeness is the geometric mean of the shares that both have in common: a short article that
was made a long one shares all of its own, but little of the other's.

Example: 甲乙丙丁 (甲乙丙, 乙丙丁) and 甲乙丙戊 (甲乙丙, 乙丙戊) share one stretch of two on either
side, and the weight of that one in the weight of two is how alike they are.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

_LENGTH = 3
_COMMON = 40
"""A stretch that stands in more texts of one side tells nothing, and would cost much."""


class Grams:
    """The weighed stretches of the texts of two sides."""

    def __init__(self, olds: Sequence[str], news: Sequence[str]) -> None:
        self.olds = [grams(words) for words in olds]
        self.news = [grams(words) for words in news]
        seen = Counter(gram for texts in (self.olds, self.news) for one in texts for gram in one)
        size = len(olds) + len(news)
        self._weights = {
            gram: math.log1p(size / count) for gram, count in seen.items() if count <= 2 * _COMMON
        }

    def weight(self, stretches: Collection[str]) -> float:
        """What some stretches weigh together."""
        return sum(self._weights.get(gram, 0.0) for gram in stretches)

    def shared(self) -> Mapping[tuple[int, int], float]:
        """What the stretches weigh that an old and a new text share, where they share any."""
        holders: dict[str, list[int]] = defaultdict(list)
        for at, stretches in enumerate(self.news):
            for gram in stretches:
                holders[gram].append(at)
        found: dict[tuple[int, int], float] = defaultdict(float)
        for old, stretches in enumerate(self.olds):
            for gram in stretches:
                if weight := self._weights.get(gram):
                    for new in holders.get(gram, ()):
                        found[old, new] += weight
        return found

    def alike(self) -> Mapping[tuple[int, int], float]:
        """The likeness (0..1) of every old and new text that share a telling stretch."""
        olds, news = list(map(self.weight, self.olds)), list(map(self.weight, self.news))
        return {
            (old, new): weight / math.sqrt(olds[old] * news[new])
            for (old, new), weight in self.shared().items()
        }


def grams(words: str) -> frozenset[str]:
    """The stretches of three signs in some words; the words themselves where they are fewer."""
    last = max(len(words) - _LENGTH, 0)
    return frozenset(words[at : at + _LENGTH] for at in range(last + 1)) if words else frozenset()
