"""Groups out of questions that were made over the articles of laws."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.shared import EVAL
from benchmarks.training.bigrams import Bigrams, bigrams
from benchmarks.training.group import (
    Example,
    Group,
    Stretch,
    beside,
    kept_back,
    packed,
    plain,
    sentences,
    squeezed,
)
from benchmarks.training.phrased import Phrased, law, phrased
from benchmarks.training.rows import rows

_ARTICLES = 12_000
_SIZES = 110, 170
_NEAR = 20
_NOT_THERE, _WITHOUT = 0.2, 0.4
_ALIKE = 0.6
"""Share of a sentence's pairs of signs from which on another text says it as well."""
_KEY = 30
_MOST, _BESIDE = 6, 2
_HELD = 0.05
_ENOUGH = 20


@dataclass(frozen=True, slots=True)
class _Asked:
    article: str
    made: Phrased
    near: tuple[int, ...]


class Laws:
    """The questions, with the stretches that look most like each."""

    def __init__(self, seed: int) -> None:
        chance = random.Random(seed)
        articles = rows(EVAL / "lecoqa_stard" / "corpus.jsonl")
        chance.shuffle(articles)
        self._stretches: list[Stretch] = []
        self._of_article: dict[str, list[int]] = defaultdict(list)
        self._of_law: dict[str, list[int]] = defaultdict(list)
        made: list[tuple[str, Phrased]] = []
        for row in articles[:_ARTICLES]:
            title = plain(row["title"])
            for text in packed(row["text"], chance.choice(_SIZES)):
                self._of_article[row["id"]].append(len(self._stretches))
                self._of_law[law(title)].append(len(self._stretches))
                self._stretches.append(Stretch(row["id"], title, text))
            made += [(row["id"], one) for one in phrased(title, row["text"], chance)]
        index = Bigrams([f"{one.title} {one.text}" for one in self._stretches])
        self._asked = [
            _Asked(article, one, tuple(index.nearest(one.question, _NEAR))) for article, one in made
        ]

    @property
    def texts(self) -> Iterator[str]:
        """All that is read."""
        yield from (part for one in self._stretches for part in (one.title, one.text))
        yield from (one.made.question for one in self._asked)

    def groups(self, seed: int, count: int) -> list[Group]:
        """Groups for so many of the questions; another seed, other ones."""
        chance = random.Random(seed)
        picked = chance.sample(self._asked, min(count, len(self._asked)))
        made = (self._group(one, chance) for one in picked)
        return [one for one in made if one]

    def _group(self, asked: _Asked, chance: random.Random) -> Group | None:
        key = squeezed(asked.made.sentence)[:_KEY]
        own = self._of_article[asked.article]
        right = [at for at in own if key in squeezed(self._stretches[at].text)]
        if not right:
            return None
        best = self._stretches[right[0]]
        examples = list[Example]()
        if chance.random() >= _NOT_THERE:
            there = squeezed(asked.made.answer) in squeezed(best.text)
            said = asked.made.answer if there else ""
            examples.append(Example(best, fits=True, answers=True, answer=said))
        if chance.random() < _WITHOUT:
            rest = "".join(s for s in sentences(best.text) if squeezed(s)[:_KEY] != key)
            if len(rest) > _ENOUGH and not _says(rest, asked.made.sentence):
                taken_out = Stretch(best.of, best.title, rest)
                examples.append(Example(taken_out, fits=False, answers=False))
        for at in self._wrong(asked, right, law(best.title), chance):
            examples.append(Example(self._stretches[at], fits=False, answers=False))
        held = kept_back(asked.article, _HELD)
        return Group(asked.made.question, tuple(examples[:_MOST]), held)

    def _wrong(
        self, asked: _Asked, right: Sequence[int], of: str, chance: random.Random
    ) -> list[int]:
        """Stretches that do not answer: near ones, one less near, one of the same law."""

        def others(some: Sequence[int]) -> list[int]:
            other = (at for at in some if at not in right)
            return [at for at in other if not _says(self._stretches[at].text, asked.made.sentence)]

        return beside(others(asked.near), others(self._of_law[of]), _BESIDE, chance)


def _says(text: str, sentence: str) -> bool:
    said = set(bigrams(sentence))
    return len(said & set(bigrams(text))) > _ALIKE * len(said)
