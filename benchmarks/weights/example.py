"""A question as the rank sees it: what is weighed of each candidate, and which are right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from benchmarks.asked import Asked, Quoted
from benchmarks.bench import Bench
from benchmarks.ground import Ground, ground
from benchmarks.material import Material
from benchmarks.retrieval.house import opened
from benchmarks.retrieval.rounds import Put, rounds
from benchmarks.retrieval.sets import Named
from benchmarks.retrieval.stations import Stations
from rag.onday import today
from rag.rank import Candidate, shares
from rag.retrieve import Pick, look

Shares = NDArray[np.float64]
"""Shape (candidates, weights), in the order of `rag.rank.Weights`."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question with its candidates; `right` is 1 for those that answer it, else 0."""

    shares: Shares
    right: NDArray[np.float64]


def of_material(bench: Bench, material: Material) -> list[Example]:
    """The answerable questions over some documents: right is what holds the evidence."""
    with ground(bench, material) as place:
        return [_quoted(place, one) for one in material.questions if one.answerable and one.quotes]


def _quoted(place: Ground, asked: Asked) -> Example:
    taken = place.take(asked)
    pick = Pick(today(), lambda source: source.current)
    words = taken.inquiry, taken.meaning
    looked = look(*words, place.indexes, place.embedder, place.store, pick)
    candidates = [one.candidate for one in looked]
    shown = ([Quoted(c.passage.source.document, c.passage.text)] for c in candidates)
    right = [float(place.material.judge.found(asked, one)) for one in shown]
    return Example(_matrix(shares(taken.inquiry, candidates)), np.asarray(right))


def of_set(bench: Bench, named: Named) -> list[Example]:
    """The questions of a set: right is every candidate of a document that answers them."""
    trial = named.read()
    with opened(trial.rows, bench.work) as house:
        stations = Stations(house)
        puts = rounds(trial).alone
        return list(_judged(stations, puts, trial.gains))


def _judged(
    stations: Stations, puts: Sequence[Put], gains: Mapping[str, Mapping[str, float]]
) -> Iterator[Example]:
    house = stations.house
    every = Pick(today(), lambda _: True)
    for put in puts:
        taken = stations.take(put.query, stations.asker)
        if taken is None:
            continue
        inquiry = replace(taken.inquiry, places=())
        words = inquiry, taken.meaning
        looked = look(*words, house.indexes, house.embedder, house.store, every)
        candidates = [one.candidate for one in looked]
        wanted = gains[put.posed.id].keys()
        right = [float(bool(wanted & set(_ids(stations, one)))) for one in candidates]
        yield Example(_matrix(shares(inquiry, candidates)), np.asarray(right))


def _ids(stations: Stations, candidate: Candidate) -> tuple[str, ...]:
    return stations.house.ids.get(candidate.passage.source.document_id, ())


def _matrix(rows: Sequence[tuple[float, ...]]) -> Shares:
    return np.asarray(rows, dtype=np.float64).reshape(len(rows), -1)
