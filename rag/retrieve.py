"""Finds the passages nearest to a question: two indexes, then a rank over what both found.

The scores of an index are taken as spreads (z-scores), which keep how much better the first hit
is than the rest; `rag.rank` weighs them beside what the documents say (figures in
`benchmarks/README.md`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from itertools import islice

import numpy as np

from corpus.fold import fold
from rag.answer import Found, Passage, Source
from rag.atlas import Stand, home_of, stand
from rag.hits import Hit
from rag.inquiry import Inquiry
from rag.patience import blind, blinded
from rag.ports import Embedder, EmbedderAwayError, Indexes, Store, Vector
from rag.rank import WEIGHTS, Candidate, Weights, rank, ready

DEPTH = 100
"""Hits taken from each index before fusion."""
_HIGHEST = 6.0
_SPREAD = 8.0
"""How far below the best rank one counts nothing."""
_LOOK = 120
"""Hits that are looked at together."""
_DEEPER = 10
"""So many times more hits are taken where most of them are of a wrong place."""
_OWN_VERSIONS = 24
"""Documents of the place asked about that are searched whole."""
_OWN = 15
"""Passages of these that are kept, however good others are."""


def retrieve(
    inquiry: Inquiry,
    meaning: str,
    indexes: Indexes,
    embedder: Embedder,
    store: Store,
    pick: Pick,
    limit: int = 40,
    weights: Weights = WEIGHTS,
) -> list[Found]:
    """At most `limit` picked passages, best first. `meaning` is what the embedder reads.

    Where it is away, they are found by their words alone.
    """
    own = _own(inquiry, store, pick) if inquiry.places else frozenset()
    candidates = look(inquiry, meaning, indexes, embedder, store, pick, own)
    ranks = rank(inquiry, [one.candidate for one in candidates], weights)
    fused = _shares(candidates, ranks)
    ranked = sorted(fused, key=lambda found: (-found.score, found.passage.chunk))
    rest = (one for one in ranked[limit:] if one.passage.chunk in own)
    return [*ranked[:limit], *islice(rest, _OWN)]


@dataclass(frozen=True, slots=True)
class Looked:
    """A candidate with the scores that it has in the two indexes."""

    candidate: Candidate
    lexical: float
    vector: float


def look(
    inquiry: Inquiry,
    meaning: str,
    indexes: Indexes,
    embedder: Embedder,
    store: Store,
    pick: Pick,
    own: Collection[int] = (),
) -> list[Looked]:
    """What both indexes find, before it is ranked. Chunks of `own` are never passed over."""
    vector = partial(_vector, embedder, meaning)
    words, near, held = _search(inquiry, vector, indexes, own, store, pick)
    by_words = _standard(words, 0.0 if len(words) < DEPTH else None)
    by_meaning = _standard(near)
    lexical = {hit.chunk: hit.score for hit in words}
    cosine = {hit.chunk: hit.score for hit in near} if embedder.measured else {}
    return [
        Looked(
            Candidate(held[chunk], by_words.get(chunk, 0.0), by_meaning.get(chunk, 0.0)),
            lexical.get(chunk, 0.0),
            cosine.get(chunk, 0.0),
        )
        for chunk in dict.fromkeys((*by_words, *by_meaning))
    ]


def _shares(looked: Sequence[Looked], ranks: Sequence[float]) -> list[Found]:
    """What was found, with its rank as a share of the best one's; what is far from it has none."""
    best = max(ranks, default=0.0)
    return [
        Found(
            one.candidate.passage,
            share(rank, best),
            one.lexical,
            one.vector,
            rank,
        )
        for one, rank in zip(looked, ranks, strict=True)
    ]


def share(rank: float, best: float) -> float:
    """A rank as a share of the best one: 1 for that itself, 0 for what is far from it."""
    return max(1.0 + (rank - best) / _SPREAD, 0.0)


def _vector(embedder: Embedder, meaning: str) -> Vector | None:
    """The vector of what is searched for; None where the embedder is away.

    It is not asked again by a question that waited for it in vain.
    """
    if blind():
        return None
    try:
        return embedder.query(fold(meaning))
    except EmbedderAwayError:
        blinded()
        return None


@dataclass(frozen=True, slots=True)
class Pick:
    """Which documents may answer: as they are on `day`, those that `admits` lets through."""

    day: date
    admits: Callable[[Source], bool]

    def first(self, hits: Sequence[Hit], store: Store, held: dict[int, Passage]) -> list[Hit]:
        """The first `DEPTH` admitted ones of some hits; their passages are added to `held`."""
        found: list[Hit] = []
        for at in range(0, len(hits), _LOOK):
            looked = {hit.chunk: hit for hit in hits[at : at + _LOOK]}
            for passage in store.passages(list(looked), self.day):
                if self.admits(passage.source):
                    found.append(looked[passage.chunk])
                    held[passage.chunk] = passage
            if len(found) >= DEPTH:
                break
        return found[:DEPTH]


def _search(
    inquiry: Inquiry,
    embedded: Callable[[], Vector | None],
    indexes: Indexes,
    own: Collection[int],
    store: Store,
    pick: Pick,
) -> tuple[list[Hit], list[Hit], dict[int, Passage]]:
    """The first picked hits of both indexes, and their passages.

    Where most of what is found first is not picked, it is looked for deeper. Words come first:
    meanwhile the question is embedded.
    """
    held: dict[int, Passage] = {}
    sought, size = inquiry.terms | inquiry.hints, len(indexes.lexical)
    depth = DEPTH * _DEEPER if inquiry.places else DEPTH

    hits = indexes.lexical.search(sought, depth)
    words = pick.first(hits, store, held)
    if depth == DEPTH and len(words) < DEPTH < size:
        depth *= _DEEPER
        if len(hits) == DEPTH:  # else there are no others
            words = pick.first(indexes.lexical.search(sought, depth), store, held)

    ready(held.values())
    vector = embedded()
    if len(indexes.vector) < size:  # those of another embedder, until the new ones are made
        blinded()

    def near(depth: int) -> list[Hit]:
        if vector is None:
            return []
        hits = indexes.vector.search(vector, depth)
        exact = _exactly(own, vector, hits, store, indexes.model) if own else hits
        return pick.first(exact, store, held)

    found = near(depth)
    if depth == DEPTH and len(found) < DEPTH < size:
        found = near(depth * _DEEPER)
    return words, found, held


def _own(inquiry: Inquiry, store: Store, pick: Pick) -> frozenset[int]:
    """The chunks of the documents of the very places that a question names."""

    @cache  # thousands of documents are of some dozens of places
    def of_it(place: str, issuer: str) -> bool:
        return stand(home_of(place, issuer), inquiry.places) is Stand.OWN

    sources = store.sources(pick.day)
    own = (one for one in sources if of_it(one.place, one.issuer) and pick.admits(one))
    versions = dict.fromkeys(one.version for one in own)
    return frozenset(p.chunk for v in list(versions)[:_OWN_VERSIONS] for p in store.within(v))


def _exactly(
    chunks: Collection[int], vector: Vector, near: Sequence[Hit], store: Store, model: str
) -> list[Hit]:
    """The hits, and these chunks with their own nearness: no index can pass them over."""
    have = {hit.chunk for hit in near}
    missing = [chunk for chunk in chunks if chunk not in have]
    exact = (Hit(e.chunk, float(e.vector @ vector)) for e in store.entries(missing, model))
    return sorted([*near, *exact], key=lambda hit: (-hit.score, hit.chunk))


def _standard(hits: Sequence[Hit], floor: float | None = None) -> dict[int, float]:
    """Z-scores moved so that what an index did not find counts nothing, at most `_HIGHEST`.

    A lexical index that finds fewer than `DEPTH` chunks gave the others 0: they are part of the
    spread, so that a term which stands in one chunk alone speaks loudly for it.
    """
    if not hits:
        return {}
    scores = np.zeros(DEPTH)
    scores[: len(hits)] = [hit.score for hit in hits]
    if floor is None:
        scores = scores[: len(hits)]
        floor = float(scores.min())
    spread = float(scores.std()) or 1.0
    return {hit.chunk: min((hit.score - floor) / spread, _HIGHEST) for hit in hits}
