"""What people ask about most: the words of their questions, counted by conversation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import rjieba

from bot.masked import masked
from bot.statistic import Wondered
from corpus.fold import fold
from rag.fillers import bare

_SHORTEST = 2
_ASKERS = 2
"""What only one person asks about is their own affair."""


def topics(wondered: Iterable[Wondered], most: int) -> list[tuple[str, int]]:
    """Words and in how many conversations they came up, the most frequent first.

    Fillers, figures and single letters are none; a word within another one that came up as
    often is left out. Example: 校车补助多少？ and 校车几点到？ of two people give 校车, 2.
    """
    asked: set[tuple[str, str]] = set()
    for one in wondered:
        asked.update((one.conversation, word) for word in _words(one.text))
    counts = Counter(word for _, word in asked)
    known = [(word, count) for word, count in counts.items() if count >= _ASKERS]
    known.sort(key=lambda one: (-one[1], -len(one[0]), one[0]))
    chosen: list[tuple[str, int]] = []
    for word, count in known:
        if not any(word in other and count == many for other, many in chosen):
            chosen.append((word, count))
        if len(chosen) == most:
            break
    return chosen


def _words(text: str) -> set[str]:
    """The words of a question that say what it is about."""
    plain = bare(fold(masked(text)))
    return {
        word
        for word in rjieba.cut(plain)
        if len(word) >= _SHORTEST and not any(letter.isdigit() or letter == "*" for letter in word)
    }
