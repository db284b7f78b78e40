"""Groups out of what people ask lawyers, with the articles that answer: lecoqa_stard.

The articles beside the right one are those that zhengda itself finds, without the cross-reader.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.retrieval.house import opened
from benchmarks.retrieval.rounds import rounds
from benchmarks.retrieval.sets import sets
from benchmarks.retrieval.stations import Stations
from benchmarks.training.bigrams import bigrams
from benchmarks.training.group import Example, Group, Stretch, kept_back, packed, plain, squeezed

SET = "lecoqa_stard"
_SIZE = 170
_WRONG = 5
_KEY = 30
_HELD = 0.2


@dataclass(frozen=True, slots=True)
class _Asked:
    id: str
    question: str
    right: tuple[Stretch, ...]
    wrong: tuple[Stretch, ...]


class Lay:
    """The questions, with the articles that were found for them."""

    def __init__(self, work: Path) -> None:
        """`work` is where the benchmarks keep what they index."""
        self._asked = list(_asked(work))

    def groups(self, seed: int) -> list[Group]:
        """A group for every question; another seed, other articles."""
        chance = random.Random(seed)
        return [_group(one, chance) for one in self._asked]


def _asked(work: Path) -> Iterator[_Asked]:
    trial = next(one for one in sets() if one.name == SET).read()
    articles = {row.id: Stretch(row.id, plain(row.title), row.text) for row in trial.rows}
    with opened(trial.rows, work) as house:
        # What the cross-reader moved would be its own mistakes.
        stations = Stations(replace(house, crossreader=None))
        for put in rounds(trial).alone:
            right = tuple(articles[one] for one in trial.gains[put.posed.id] if one in articles)
            if right and (taken := stations.take(put.query, stations.asker)):
                found = [one.passage for one in stations.found(taken, house.indexes)]
                ids = (one for p in found for one in house.ids.get(p.source.document_id, ()))
                wrong = tuple(_others([articles[one] for one in dict.fromkeys(ids)], right))
                yield _Asked(put.posed.id, plain(put.query.text), right, wrong)


def _others(found: Sequence[Stretch], right: Sequence[Stretch]) -> Iterator[Stretch]:
    """Those that do not say the same: laws are stored in several versions."""
    said = [squeezed(one.text) for one in right]
    for one in found:
        if not any(squeezed(one.text)[:_KEY] in text for text in said):
            yield one


def _group(asked: _Asked, chance: random.Random) -> Group:
    words = set(bigrams(asked.question))

    def best(article: Stretch) -> Stretch:
        pieces = packed(article.text, _SIZE) or [plain(article.text)]
        text = max(pieces, key=lambda piece: len(words & set(bigrams(piece))))
        return Stretch(article.of, article.title, text)

    wrong = chance.sample(asked.wrong, min(_WRONG, len(asked.wrong)))
    examples = [Example(best(chance.choice(asked.right)), fits=True, answers=None)]
    examples += [Example(best(one), fits=False, answers=None) for one in wrong]
    return Group(asked.question, tuple(examples), kept_back(asked.id, _HELD))
