"""Fuses what two indexes find: by ranks, or by how far above its last hit each stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import numpy as np

from rag.hits import Hit

_RANKS = 60
"""The usual constant of rank fusion."""

Scores: TypeAlias = Mapping[int, float]
"""What chunks score, by their number."""


def scores(hits: Sequence[Hit]) -> Scores:
    """Those of an index."""
    return {hit.chunk: hit.score for hit in hits}


def ranks(found: Scores) -> Scores:
    """Reciprocal ranks (Cormack and others 2009); `found` comes best first."""
    return {chunk: 1 / (_RANKS + rank) for rank, chunk in enumerate(found, 1)}


def spreads(found: Scores) -> Scores:
    """How far above the last one each stands, in standard deviations."""
    if not found:
        return {}
    values = np.asarray(list(found.values()))
    spread = float(values.std()) or 1.0
    return {chunk: (score - float(values.min())) / spread for chunk, score in found.items()}


def best(*parts: Scores) -> list[int]:
    """The chunks by the sum of their scores, best first."""
    total: dict[int, float] = {}
    for part in parts:
        for chunk, score in part.items():
            total[chunk] = total.get(chunk, 0.0) + score
    return sorted(total, key=lambda chunk: (-total[chunk], chunk))
