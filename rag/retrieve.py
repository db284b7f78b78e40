"""Finds the passages nearest to a question: two indexes, fused by z-score.

Equal-weight rank fusion was worse than BM25 alone on government text; z-scores keep how much
better the first hit is than the rest (figures in `benchmarks/README.md`).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from corpus.fold import fold
from rag.answer import Found
from rag.inquiry import Inquiry
from rag.ports import Embedder, Hit, Indexes, Store

DEPTH = 100
"""Hits taken from each index before fusion."""
_HIGHEST = 6.0


VECTOR = 0.8
"""What nearness of meaning counts beside the words."""


def retrieve(
    inquiry: Inquiry,
    meaning: str,
    indexes: Indexes,
    embedder: Embedder,
    store: Store,
    limit: int = 40,
) -> list[Found]:
    """At most `limit` live passages, best first. `meaning` is what the embedder reads."""
    words = indexes.lexical.search(inquiry.terms | inquiry.hints, DEPTH)
    near = indexes.vector.search(embedder.query(fold(meaning)), DEPTH)
    fused: dict[int, float] = {}
    for hits, weight, floor in (
        (words, 1.0, 0.0 if len(words) < DEPTH else None),
        (near, VECTOR, None),
    ):
        for chunk, score in _standard(hits, floor).items():
            fused[chunk] = fused.get(chunk, 0.0) + weight * score
    best = sorted(fused, key=lambda chunk: (-fused[chunk], chunk))[:limit]
    lexical = {hit.chunk: hit.score for hit in words}
    cosine = {hit.chunk: hit.score for hit in near}
    return [
        Found(
            passage,
            fused[passage.chunk],
            lexical.get(passage.chunk, 0.0),
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
