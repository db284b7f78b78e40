"""The product with one of its parts taken away or put otherwise, and last as it is.

All but the last are without the cross-reader, which would hide what the other parts are worth.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields, replace
from datetime import date

import numpy as np

from benchmarks.retrieval.stations import Stations, Taken
from benchmarks.retrieval.ways import Way
from benchmarks.retrieval.within import Meanings, Words
from rag.answer import Found
from rag.backends.lexical import LexicalFile
from rag.evidence import gather
from rag.learnt import Learnt
from rag.lexicon import Lexicon
from rag.names import Names
from rag.ports import Indexes, Store
from rag.rank import WEIGHTS, Weights
from rag.retrieve import retrieve

_PASSAGES = 100
_OF_ONE = 2
NAMES = {
    "words": "the words' spread",
    "meaning": "e5's spread",
    "passage": "what the passage says",
    "document": "what the passages of its document say together",
    "often": "how often they say it",
    "title": "its title",
    "many": "how many of it were found",
    "rules": "whether it rules",
    "unsaid": "what nothing says, to the nearest in meaning",
    "apart": "meaning more, where documents are single passages",
}
"""What each of the weights is called in a table."""


def parts(stations: Stations) -> Iterator[Way]:
    """One after the other."""
    yield from _indexes(stations)
    spreads = [0.0] * len(fields(Weights))
    spreads[:2] = astuple(WEIGHTS)[:2]
    alone = Weights(*spreads)
    yield Way("zhengda, the two spreads alone", lambda t: _chunks(_found(stations, t, alone)))
    for field in fields(Weights):
        yield _silent(stations, field.name)
    unlearnt = replace(stations.asker, lexicon=Lexicon({}), learnt=_Unlearnt())
    yield Way("zhengda without lexicon and learnt names", _product(stations), unlearnt)
    yield Way(
        "zhengda without places in the rank",
        lambda t: _product(stations)(replace(t, inquiry=replace(t.inquiry, places=(), where=()))),
    )
    yield Way("zhengda without day and place", lambda t: _product(stations)(_unfiltered(t)))
    yield Way(
        "zhengda, passages by their best sentence",
        lambda t: _by_sentence(stations, t),
    )
    yield Way(
        f"zhengda, {_OF_ONE} passages a document at the most",
        lambda t: varied(_found(stations, t)),
    )
    yield Way("zhengda, passages not widened", _product(stations), wide=False)
    yield Way("zhengda without the cross-reader", _product(stations))
    indexes = stations.house.indexes
    yield Way("zhengda", lambda taken: _chunks(stations.found(taken, indexes)))


def _indexes(stations: Stations) -> Iterator[Way]:
    """Without one of the indexes, or without what stands above a passage in the lexical one."""
    whole = stations.house.indexes
    nowhere = Meanings((), np.zeros((0, 0), np.float32), len(whole.vector))
    given = (
        ("zhengda without words", replace(whole, lexical=Words(whole.lexical, frozenset()))),
        ("zhengda without e5", replace(whole, vector=nowhere)),
        ("zhengda, titles and headings not searched", _bare(stations)),
    )
    for name, indexes in given:
        yield Way(name, _product(stations, indexes))


def _bare(stations: Stations) -> Indexes:
    """The indexes with the words of passages alone in the lexical one."""
    house = stations.house
    entries = house.store.entries(sorted(house.store.chunk_ids()), house.indexes.model)
    words = LexicalFile.in_memory(replace(one, context="") for one in entries)
    return replace(house.indexes, lexical=words)


def _silent(stations: Stations, name: str) -> Way:
    """The product without one of the shares that are weighed."""
    weights = replace(WEIGHTS, **{name: 0.0})
    return Way(
        f"zhengda without {NAMES[name]}",
        lambda taken: _chunks(_found(stations, taken, weights)),
    )


class _Product:
    """What the product finds, by these indexes."""

    def __init__(self, stations: Stations, indexes: Indexes) -> None:
        self._stations = stations
        self._indexes = indexes

    def __call__(self, taken: Taken) -> Sequence[int]:
        return _chunks(_found(self._stations, taken, indexes=self._indexes))


def _product(stations: Stations, indexes: Indexes | None = None) -> _Product:
    return _Product(stations, indexes or stations.house.indexes)


def _found(
    stations: Stations, taken: Taken, weights: Weights = WEIGHTS, indexes: Indexes | None = None
) -> list[Found]:
    house = stations.house
    words = taken.inquiry, taken.meaning
    searched = indexes or house.indexes
    return retrieve(*words, searched, house.embedder, house.store, taken.pick, _PASSAGES, weights)


def _by_sentence(stations: Stations, taken: Taken) -> Sequence[int]:
    """The passages in the order of their best sentences, those without any behind."""
    found = _found(stations, taken)
    evidence = gather(taken.inquiry, found, stations.house.store.text)
    first = (piece.found.passage.chunk for piece in evidence)
    return list(dict.fromkeys((*first, *_chunks(found))))


def varied(found: Sequence[Found]) -> Sequence[int]:
    """The passages, but those of a document that has enough before them only behind the others."""
    seen: Counter[int] = Counter()
    first: list[int] = []
    behind: list[int] = []
    for one in found:
        document = one.passage.source.document_id
        (first if seen[document] < _OF_ONE else behind).append(one.passage.chunk)
        seen[document] += 1
    return [*first, *behind]


def _chunks(found: Sequence[Found]) -> list[int]:
    return [one.passage.chunk for one in found]


def _unfiltered(taken: Taken) -> Taken:
    return replace(taken, pick=replace(taken.pick, admits=lambda _: True))


@dataclass(slots=True)
class _Unlearnt(Learnt):
    """Knows no names."""

    def of(self, store: Store, indexes: Indexes, day: date) -> Names:
        """None."""
        del store, indexes, day
        return Names(())
