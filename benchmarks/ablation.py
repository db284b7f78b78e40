"""`ablation`: evidence found in the first five chunks, one way of finding them after the other.

Retrieval alone: what `rag.retrieve`, `rag.index` and `rag.terms` say of the ways they did not
take is counted here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

import numpy as np

from benchmarks.asked import Quoted
from benchmarks.bench import Bench
from benchmarks.fusing import Scores, best, ranks, scores, spreads
from benchmarks.ground import Ground, Taken, Vectors, embedded, ground
from benchmarks.material import Material
from benchmarks.metrics import share
from benchmarks.table import Table, figure
from corpus.fold import fold
from rag.retrieve import DEPTH
from rag.sentences import sentences
from rag.terms import terms

COMMAND = "python benchmarks/run.py ablation"
TOP = 5
FEW = 2_000
"""Chunks up to which texts that the product does not embed are embedded for comparison."""
WEIGHTS = (0.2, 0.4, 0.8, 1.6)

Way: TypeAlias = Callable[[Taken], Sequence[int]]


def tables(bench: Bench) -> list[Table]:
    """A line a way, a column a set of documents."""
    columns = [_column(bench, material) for material in bench.materials]
    names = list(dict.fromkeys(name for column in columns for name in column))
    rows = tuple((name, *(column.get(name, "–") for column in columns)) for name in names)
    head = ("evidence in the first five chunks", *(one.title for one in bench.materials))
    own = [sum(q.answerable and bool(q.quotes) for q in m.questions) for m in bench.materials]
    note = f"{' and '.join(map(str, dict.fromkeys(own)))} answerable questions; no answer is made."
    return [Table("ablation", "Ways of finding", COMMAND, head, rows, note)]


def _column(bench: Bench, material: Material) -> dict[str, str]:
    with ground(bench, material) as place:
        asked = [q for q in material.questions if q.answerable and q.quotes]
        taken = [place.take(question) for question in asked]
        return {
            name: figure(share(_found(place, one, way(one)[:TOP]) for one in taken))
            for name, way in _ways(place, FEW if not bench.deep else len(place.entries))
        }


def _found(place: Ground, taken: Taken, chunks: Sequence[int]) -> bool:
    passages = (place.passages[chunk] for chunk in chunks)
    shown = [Quoted(passage.source.document, passage.text) for passage in passages]
    return place.material.judge.found(taken.asked, shown)


def _ways(place: Ground, few: int) -> Iterator[tuple[str, Way]]:
    yield "words: bigrams of the question as it is", lambda t: list(_words(place, terms(t.text)))
    yield "words: without what every question has", lambda t: list(_words(place, t.inquiry.terms))
    yield "words: … and by the lexicon", lambda t: list(_hinted(place, t))
    chunk = Vectors([e.chunk for e in place.entries], np.stack([e.vector for e in place.entries]))
    yield "e5: the chunk's own words", lambda t: list(_near(place, t, chunk))
    if len(place.entries) <= few:
        whole = embedded(place, ((e.chunk, fold(f"{e.context}\n{e.text}")) for e in place.entries))
        yield "e5: title and headings before them", lambda t: list(_near(place, t, whole))
        single = embedded(place, _sentences(place))
        yield "e5: the best of its sentences", lambda t: list(_near(place, t, single))
    yield (
        "both: equal ranks",
        lambda t: best(ranks(_hinted(place, t)), ranks(_near(place, t, chunk))),
    )
    for weight in WEIGHTS:
        yield f"both: z-scores, e5 × {weight}", _weighted(place, chunk, weight)
    yield "**zhengda: `rag.retrieve`**", lambda t: _product(place, t)


def _weighted(place: Ground, chunk: Vectors, weight: float) -> Way:
    def way(taken: Taken) -> Sequence[int]:
        near = {c: weight * score for c, score in spreads(_near(place, taken, chunk)).items()}
        return best(spreads(_hinted(place, taken)), near)

    return way


def _product(place: Ground, taken: Taken) -> Sequence[int]:
    found = place.found(taken)
    return [one.passage.chunk for one in found]


def _words(place: Ground, wanted: Sequence[str] | frozenset[str]) -> Scores:
    return scores(place.indexes.lexical.search(wanted, DEPTH))


def _hinted(place: Ground, taken: Taken) -> Scores:
    return _words(place, taken.inquiry.terms | taken.inquiry.hints)


def _near(place: Ground, taken: Taken, vectors: Vectors) -> Scores:
    return dict(vectors.nearest(place.embedder.query(fold(taken.meaning)), DEPTH))


def _sentences(place: Ground) -> Iterator[tuple[int, str]]:
    for entry in place.entries:
        for span in sentences(entry.text):
            yield entry.chunk, fold(entry.text[span.start : span.end])
