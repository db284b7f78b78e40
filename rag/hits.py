"""The nouns between a store and its indexes: what is put in, what is found."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Hit:
    """A chunk found by one index; a higher score is better."""

    chunk: int
    score: float


@dataclass(frozen=True, slots=True)
class Entry:
    """A chunk as an index takes it in. `context` are title and headings."""

    chunk: int
    context: str
    text: str
    vector: NDArray[np.float32]
