"""The ways of finding that are held against each other: each a name and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from benchmarks.fusing import Scores, best, ranks, scores, spreads
from benchmarks.retrieval.stations import Stations, Taken
from benchmarks.retrieval.within import Meanings, meanings
from corpus.fold import fold
from rag.ask import Asker
from rag.terms import terms

_DEPTH = 100
_WEIGHTS = (0.2, 0.4, 0.8, 1.6)

Search: TypeAlias = Callable[[Taken], Scores]


@dataclass(frozen=True, slots=True)
class Way:
    """A way of finding: from a question to chunks, best first.

    `asker` takes the question apart, the product's own where it is None; `wide`: a reader gets the
    passages with the sentences around them.
    """

    name: str
    find: Callable[[Taken], Sequence[int]]
    asker: Asker | None = None
    wide: bool = True


def ways(stations: Stations) -> Iterator[Way]:
    """Those of the two indexes, by themselves and together."""
    house = stations.house
    lexical = house.indexes.lexical
    vectors = meanings(house.store, house.indexes, house.store.chunk_ids())

    def plain(taken: Taken) -> Scores:
        return scores(lexical.search(terms(taken.inquiry.text), _DEPTH))

    def asked(taken: Taken) -> Scores:
        return scores(lexical.search(taken.inquiry.terms, _DEPTH))

    def hinted(taken: Taken) -> Scores:
        return scores(lexical.search(taken.inquiry.terms | taken.inquiry.hints, _DEPTH))

    def near(taken: Taken) -> Scores:
        return _nearest(stations, vectors, taken)

    yield Way("words: bigrams of the question as it is", lambda t: list(plain(t)))
    yield Way("words: without what every question has", lambda t: list(asked(t)))
    yield Way("words: … and by the lexicon", lambda t: list(hinted(t)))
    yield Way("e5: the passage's own words", lambda t: list(near(t)))
    yield Way("both: equal ranks", lambda t: best(ranks(hinted(t)), ranks(near(t))))
    for weight in _WEIGHTS:
        yield Way(f"both: z-scores, e5 × {weight}", _weighted(hinted, near, weight))


def _weighted(words: Search, near: Search, weight: float) -> Callable[[Taken], Sequence[int]]:
    def find(taken: Taken) -> Sequence[int]:
        scaled = {chunk: weight * score for chunk, score in spreads(near(taken)).items()}
        return best(spreads(words(taken)), scaled)

    return find


def _nearest(stations: Stations, vectors: Meanings, taken: Taken) -> Scores:
    vector = stations.house.embedder.query(fold(taken.meaning))
    return scores(vectors.search(vector, _DEPTH))
