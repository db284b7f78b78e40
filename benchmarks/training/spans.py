"""Groups out of questions whose answers are marked in a text: cmrc2018 and drcd."""

from __future__ import annotations

import random
import re
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
from benchmarks.training.rows import rows

SETS = "cmrc2018", "drcd"
_SIZES = 90, 130, 170
_NEAR = 30
_OTHER_YEAR, _NOT_THERE, _WITHOUT = 0.1, 0.2, 0.35
"""Shares of questions that are asked of another year, of no text that answers, and with the
answering sentence taken out of one."""
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20[0-3]\d)(?=年)")
_MOST, _BESIDE = 6, 3
_HELD = 0.06
_ENOUGH = 25


@dataclass(frozen=True, slots=True)
class _Asked:
    question: str
    document: str
    answers: tuple[str, ...]
    near: tuple[int, ...]


class Spans:
    """The questions, with the stretches that look most like each."""

    def __init__(self, seed: int) -> None:
        chance = random.Random(seed)
        self._stretches: list[Stretch] = []
        self._of: dict[str, list[int]] = defaultdict(list)
        for row in (row for name in SETS for row in rows(EVAL / name / "corpus.jsonl")):
            for text in packed(row["text"], chance.choice(_SIZES)):
                self._of[row["id"]].append(len(self._stretches))
                self._stretches.append(Stretch(row["id"], plain(row["title"]), text))
        index = Bigrams([f"{one.title} {one.text}" for one in self._stretches])
        self._asked = list(_asked(index))

    @property
    def texts(self) -> Iterator[str]:
        """All that is read."""
        yield from (part for one in self._stretches for part in (one.title, one.text))
        yield from (one.question for one in self._asked)

    def groups(self, seed: int) -> list[Group]:
        """A group for every question; another seed, other examples."""
        chance = random.Random(seed)
        made = (self._group(one, chance) for one in self._asked)
        return [one for one in made if one]

    def _group(self, asked: _Asked, chance: random.Random) -> Group | None:
        answers = [squeezed(one) for one in asked.answers if one]
        own = self._of[asked.document]
        right = [at for at in own if _has(self._stretches[at].text, answers)]
        if not right:
            return None
        words = set(bigrams(asked.question))
        best = self._stretches[
            max(right, key=lambda at: len(words & set(bigrams(self._stretches[at].text))))
        ]
        question, examples = asked.question, list[Example]()
        roll = chance.random()
        if roll < _OTHER_YEAR and (year := _YEAR.search(question)):
            other = str(int(year.group()) + chance.choice((-3, -2, -1, 1, 2, 3, 5)))
            question = question[: year.start()] + other + question[year.end() :]
            examples.append(Example(best, fits=False, answers=False))
        elif roll >= _NOT_THERE:
            said = next(one for one in asked.answers if squeezed(one) in squeezed(best.text))
            examples.append(Example(best, fits=True, answers=True, answer=said))
        if chance.random() < _WITHOUT and (rest := _without(best, answers)):
            examples.append(Example(rest, fits=False, answers=False))
        wrong = self._wrong(asked, own, answers, chance)
        examples += [Example(self._stretches[at], fits=False, answers=False) for at in wrong]
        held = kept_back(asked.document.split("-")[0], _HELD)
        return Group(question, tuple(examples[:_MOST]), held, titled=False)

    def _wrong(
        self, asked: _Asked, own: Sequence[int], answers: Sequence[str], chance: random.Random
    ) -> list[int]:
        """Stretches that do not answer: near ones, one less near, one of the same document."""
        near = [at for at in asked.near if not _has(self._stretches[at].text, answers)]
        same = [at for at in own if not _has(self._stretches[at].text, answers)]
        return beside(near, same, _BESIDE, chance)


def _asked(index: Bigrams) -> Iterator[_Asked]:
    for name in SETS:
        for row in rows(EVAL / name / "queries.dev.jsonl"):
            question = plain(row["text"])
            answers = tuple(plain(one) for one in row["answers"])
            near = tuple(index.nearest(question, _NEAR))
            yield _Asked(question, row["gold_doc"], answers, near)


def _has(text: str, answers: Sequence[str]) -> bool:
    return any(one in squeezed(text) for one in answers)


def _without(stretch: Stretch, answers: Sequence[str]) -> Stretch | None:
    """A stretch without the sentences that answer; None where too little is left."""
    said = sentences(stretch.text)
    rest = "".join(one for one in said if not _has(one, answers))
    if len(rest) < _ENOUGH or _has(rest, answers):
        return None
    return Stretch(stretch.of, stretch.title, rest)
