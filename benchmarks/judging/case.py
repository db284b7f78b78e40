"""A question as the judge sees it, and whether the documents answer it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from benchmarks.asked import Asked
from benchmarks.bench import Bench
from benchmarks.ground import Ground, ground
from benchmarks.material import Material
from benchmarks.refusal import foreign
from benchmarks.retrieval.house import House, opened
from benchmarks.retrieval.rounds import Put, rounds
from benchmarks.retrieval.sets import Named
from benchmarks.retrieval.stations import JUDGED, Stations, Taken
from benchmarks.retrieval.within import within
from rag.answer import Found, Source
from rag.answerguard import honest
from rag.evidence import gather
from rag.inquiry import Inquiry
from rag.ports import Indexes
from rag.steady import Held
from rag.sure import Signs, signs

Vector = NDArray[np.float64]
_EACH = 600
"""Questions of a kind that are asked about a set, spread evenly over it."""
_MUCH = 0.4
"""Share of questions that no document answers from which on no others are needed."""
_PARTS = 5
"""One of so many questions is held back."""


@dataclass(frozen=True, slots=True)
class Case:
    """A question. Its signs are in the order of `rag.sure.Signs`, None where nothing was found.

    `held` tells whether it is held back from what is fitted.
    """

    signs: Vector | None
    answered: bool
    held: bool


def of_material(bench: Bench, material: Material) -> list[Case]:
    """The questions over some documents, and about other things where most of them are answered."""
    refused = sum(not one.answerable for one in material.questions)
    others = foreign(material) if refused < _MUCH * len(material.questions) else ()
    with ground(bench, material) as place:
        return [_put(place, one) for one in (*material.questions, *others)]


def of_set(bench: Bench, named: Named) -> list[Case]:
    """The questions of a set.

    Its own unanswerable ones where it has such; else, where it gives passages that only mislead,
    every question with them alone and with the right ones; else every question with and without
    the documents that answer it.
    """
    trial = named.read()
    with opened(trial.rows, bench.work) as house:
        asking = _Asking(Stations(house), house)
        asked = rounds(trial)
        if asked.unanswerable:
            whole = _some(asked.alone), _some(asked.unanswerable)
            return [asking.case(put, answered=not at) for at, p in enumerate(whole) for put in p]
        if asked.misled:
            both = _some(asked.misled), _some(asked.given)
            return [asking.given(put, answered=bool(at)) for at, p in enumerate(both) for put in p]
        puts = _some(asked.alone)
        told = [asking.case(put, answered=True) for put in puts]
        gold = [frozenset(trial.gains[put.posed.id]) for put in puts]
        return told + [asking.without(put, g) for put, g in zip(puts, gold, strict=True)]


@dataclass(frozen=True, slots=True)
class _Asking:
    """Asks about the documents of a set."""

    stations: Stations
    house: House

    def case(self, put: Put, *, answered: bool) -> Case:
        """A question to all documents."""
        taken = self.stations.take(put.query, self.stations.asker)
        return self._judged(put, taken, self.house.indexes, answered=answered)

    def given(self, put: Put, *, answered: bool) -> Case:
        """A question to those documents alone that it names."""
        own = [v for one in put.query.among for v in self.stations.versions.get(one, ())]
        held = Held(within(self.house.store, self.house.indexes, own))
        asker = replace(self.stations.asker, shelf=held)
        taken = self.stations.take(put.query, asker)
        return self._judged(put, taken, held.current(), answered=answered)

    def without(self, put: Put, gold: frozenset[str]) -> Case:
        """A question to all documents but these."""
        taken = self.stations.take(put.query, self.stations.asker)
        if taken is None:
            return _case(put.query.text, None, answered=False)
        admits = _but(taken.pick.admits, lambda s: bool(gold & set(self._ids(s))))
        rest = replace(taken, pick=replace(taken.pick, admits=admits))
        return self._judged(put, rest, self.house.indexes, answered=False)

    def _judged(self, put: Put, taken: Taken | None, indexes: Indexes, *, answered: bool) -> Case:
        if taken is None:
            return _case(put.query.text, None, answered=answered)
        found = self.stations.found(taken, indexes)[:JUDGED]
        told = _signs(taken.inquiry, found, len(indexes.lexical))
        return _case(put.query.text, told, answered=answered)

    def _ids(self, source: Source) -> tuple[str, ...]:
        return self.house.ids.get(source.document_id, ())


def _put(place: Ground, asked: Asked) -> Case:
    taken = place.take(asked)
    told = _signs(taken.inquiry, place.found(taken), len(place.indexes.lexical))
    return _case(asked.question, told, answered=asked.answerable)


def _signs(inquiry: Inquiry, found: Sequence[Found], size: int) -> Signs | None:
    evidence = honest(gather(inquiry, found))
    return signs(inquiry, evidence, size) if evidence else None


def _case(text: str, told: Signs | None, *, answered: bool) -> Case:
    row = None if told is None else np.array(astuple(told))
    return Case(row, answered, held=crc32(text.encode()) % _PARTS == 0)


def _but(
    admits: Callable[[Source], bool], out: Callable[[Source], bool]
) -> Callable[[Source], bool]:
    return lambda source: admits(source) and not out(source)


def _some(puts: Sequence[Put]) -> list[Put]:
    """At most `_EACH`, spread evenly."""
    return list(_spread(puts, max(-(-len(puts) // _EACH), 1)))


def _spread(puts: Sequence[Put], step: int) -> Iterator[Put]:
    yield from puts[::step]
