"""Finds the passages nearest to a question: two indexes, fused by z-score.

Equal-weight rank fusion was worse than BM25 alone on government text; z-scores keep how much
better the first hit is than the rest (figures in `benchmarks/README.md`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corpus.fold import fold
from rag.answer import Found
from rag.inquiry import Inquiry
from rag.ports import Embedder, Hit, Indexes, Store

DEPTH = 100
"""Hits taken from each index before fusion."""
_HIGHEST = 6.0


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each search counts in the fusion."""

    asked: float = 1.0
    hinted: float = 0.5
    vector: float = 0.8


def retrieve(
    inquiry: Inquiry,
    meaning: str,
    indexes: Indexes,
    embedder: Embedder,
    store: Store,
    limit: int = 40,
    weights: Weights = Weights(),  # noqa: B008  frozen
) -> list[Found]:
    """At most `limit` live passages, best first. `meaning` is what the embedder reads."""
    vector = embedder.query(fold(meaning))
    asked = indexes.lexical.search(inquiry.terms, DEPTH) if inquiry.terms else []
    hinted = indexes.lexical.search(inquiry.hints, DEPTH) if inquiry.hints else []
    near = indexes.vector.search(vector, DEPTH)
    fused: dict[int, float] = {}
    for hits, weight in (
        (asked, weights.asked),
        (hinted, weights.hinted),
        (near, weights.vector),
    ):
        floor = 0.0 if hits is not near and len(hits) < DEPTH else None
        for chunk, score in _standard(hits, floor).items():
            fused[chunk] = fused.get(chunk, 0.0) + weight * score
    best = sorted(fused, key=lambda chunk: (-fused[chunk], chunk))[:limit]
    words = {hit.chunk: hit.score for hit in asked}
    cosine = {hit.chunk: hit.score for hit in near}
    return [
        Found(
            passage,
            fused[passage.chunk],
            words.get(passage.chunk, 0.0),
            cosine.get(passage.chunk, 0.0),
        )
        for passage in store.passages(best)
    ]


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
