"""Puts questions as people say them, and asks of another thing what was asked of one.

The words are those of zhengda's own lexicon, the other way round: what documents call 监护人 is
爹妈.
"""

from __future__ import annotations

import random
import tomllib
from collections import Counter, defaultdict
from collections.abc import Sequence

import rjieba

from benchmarks.material import ROOT
from corpus.fold import fold

_LONGEST = 6
_WHOLE = 3
"""So many of an entry's words of documents are what it is called; the others go with it."""
_RARE = 40
"""So often at most stands in questions what a question is about."""
_NAMES = ("n", "vn", "v", "nz")
_SHORTEST = 2


def sayings() -> dict[str, tuple[str, ...]]:
    """What people call a thing, by what documents call it."""
    text = (ROOT / "config" / "lexicon" / "zh.toml").read_text(encoding="utf-8")
    told: dict[str, list[str]] = defaultdict(list)
    for entry in tomllib.loads(text)["entry"]:
        short = [fold(one) for one in entry["say"] if _SHORTEST <= len(one) <= _LONGEST]
        for word in map(fold, entry["means"][:_WHOLE]):
            if len(word) >= _SHORTEST:
                told[word] += [one for one in short if one != word]
    return {word: tuple(said) for word, said in told.items() if said}


class People:
    """How people put the questions that were made."""

    def __init__(self, questions: Sequence[str]) -> None:
        self._said = sayings()
        self._words = [_names(one) for one in questions]
        self._often = Counter(word for words in self._words for word, _ in words)
        self._of_kind: dict[str, list[str]] = defaultdict(list)
        for words in self._words:
            for word, kind in words:
                if self._often[word] <= _RARE:
                    self._of_kind[kind].append(word)

    def said(self, question: str, chance: random.Random) -> str:
        """The question with some words as they are said; at most two of them."""
        known = [word for word in self._said if word in question]
        for word in chance.sample(known, min(2, len(known))):
            if chance.random() < 0.5:
                question = question.replace(word, chance.choice(self._said[word]), 1)
        return question

    def of_another(self, question: str, text: str, chance: random.Random) -> str:
        """The question with what it is about taken for another thing, which a text has not.

        Empty where it is about nothing that stands in the text.
        """
        about = [(word, kind) for word, kind in _names(question) if word in text]
        if not about:
            return ""
        word, kind = min(about, key=lambda one: self._often[one[0]])
        other = chance.choice(self._of_kind.get(kind) or [word])
        return "" if other in text or self._often[word] > _RARE else question.replace(word, other)


def _names(question: str) -> list[tuple[str, str]]:
    tagged = rjieba.tag(question)
    return [(word, kind) for word, kind in tagged if kind in _NAMES and len(word) >= _SHORTEST]
