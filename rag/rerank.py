"""Has the passages that were found put into a better order, where a reranker is set.

It reads the question and a passage together, which the indexes cannot. It is believed half:
its scores and those of the search are standardised (mean 0, spread 1) and added up, so that
neither its scale nor its confidence matters, and a server that says the same of every passage
changes nothing. It moves passages and drops none. In their new order they are given the old
scores, the best one to the first: what stands behind (the judge) knows that scale, and whatever
was found after those that were looked at stays after them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from rag.answer import Found, Passage
from rag.ports import Reranker, RerankerAwayError

FIRST = 30
"""Passages it is shown: servers take 32 texts at once unless told otherwise."""
_ALIKE = 1e-6
"""Scores no further apart are the same: standardised, their noise would speak."""
_ABOVE = 80
"""Signs of title and headings that it is shown before a passage."""


def reranked(question: str, found: Sequence[Found], reranker: Reranker | None) -> list[Found]:
    """What was found, the first of it in a better order; as it was where the reranker is away.

    `found` is sorted best first. Nothing of a passage changes but its `score`.
    """
    first, rest = list(found[:FIRST]), found[FIRST:]
    if reranker is None or len(first) <= 1:
        return list(found)
    try:
        told = reranker.score(question, [_shown(one.passage) for one in first])
    except RerankerAwayError:
        return list(found)
    scores = [one.score for one in first]
    order = np.argsort(-(_standard(scores) + _standard(told)), kind="stable")
    kept = sorted(scores, reverse=True)
    moved = [replace(first[at], score=score) for at, score in zip(order, kept, strict=True)]
    return [*moved, *rest]


def _shown(passage: Passage) -> str:
    """A passage with what stands above it: many say nothing of what they are about."""
    above = " ".join((passage.source.title, *passage.path))
    return f"{above[:_ABOVE]}\n{passage.text}"


def _standard(scores: Sequence[float]) -> NDArray[np.float64]:
    """Scores with mean 0 and spread 1. Example: [3, 1] -> [1, -1]; [2, 2] -> [0, 0]."""
    given = np.array(scores, np.float64)
    apart = np.ptp(given) > _ALIKE
    standard: NDArray[np.float64] = (given - given.mean()) / given.std() if apart else 0 * given
    return standard
