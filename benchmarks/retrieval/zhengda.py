"""What zhengda finds on a set, what its filters cost it, and what each of its parts is worth."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

from benchmarks.retrieval.figures import Figures, Measure
from benchmarks.retrieval.house import House
from benchmarks.retrieval.parts import parts
from benchmarks.retrieval.ranked import Ranked
from benchmarks.retrieval.stations import Stations, Taken
from benchmarks.retrieval.ways import ways

_WARM = ("有哪些规定", "什么时候开始执行", "由哪个部门负责办理")
"""Questions that warm what the first one would load; none of a set."""
_TOLD = 60.0


def figures(house: House, measure: Measure) -> Figures:
    """The figures of the product."""
    stations = Stations(house)
    stations.warm(_WARM)
    found: list[Ranked] = []
    queries, last = measure.rounds.queries, time.monotonic()
    for query in queries:
        found.append(stations.rank(query))
        if time.monotonic() - last > _TOLD:
            last = time.monotonic()
            print(f"{len(found)} of {len(queries)} questions", flush=True)
    told = measure.figures(found)
    return replace(told, parts={**told.parts, "kept_out": _kept_out(stations, measure)})


def _kept_out(stations: Stations, measure: Measure) -> Figures:
    """The relevant documents of judged questions that the product did not look at, and why."""
    past = elsewhere = stopped = absent = relevant = 0
    for put in (*measure.rounds.alone, *measure.rounds.talks):
        gold = set(measure.trial.gains[put.posed.id])
        relevant += len(gold)
        absent += len(gold - stations.versions.keys())
        stopped += stations.take(put.query, stations.asker) is None
        ended, foreign = stations.excluded(put.query, gold)
        past, elsewhere = past + ended, elsewhere + foreign
    return Figures(
        {
            "relevant_documents": float(relevant),
            "not_in_force": float(past),
            "of_another_place": float(elsewhere),
            "not_taken_in": float(absent),
            "questions_stopped_by_guard": float(stopped),
        }
    )


def ablation(house: House, measure: Measure) -> dict[str, Figures]:
    """One way of finding after the other, over the questions that stand alone."""
    stations = Stations(house)
    puts = measure.rounds.alone
    taken: dict[int, list[Taken | None]] = {}
    told: dict[str, Figures] = {}
    for way in (*ways(stations), *parts(stations)):
        asker = way.asker or stations.asker
        if id(asker) not in taken:
            taken[id(asker)] = [stations.take(put.query, asker) for put in puts]
        found = {}
        for put, one in zip(puts, taken[id(asker)], strict=True):
            number = put.query.number
            found[number] = _shown(stations, number, way.find(one) if one else [], wide=way.wide)
        told[way.name] = Figures(measure.finding(puts, found, measure.trial.gains))
        print(f"{way.name}: {told[way.name].values['ndcg@10']:.3f}", flush=True)
    return told


def _shown(stations: Stations, number: int, chunks: Sequence[int], *, wide: bool) -> Ranked:
    passages = stations.house.store.passages(chunks)
    documents = stations.documents(passages)
    texts = stations.shown(passages) if wide else tuple(one.text for one in passages)
    return Ranked(number, documents, texts, 0.0, 0.0)
