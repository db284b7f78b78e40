"""The check of an afternoon: the nearest sentence, a threshold, and the same digits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

import numpy as np

from corpus.fold import fold
from rag.checked import Verdict
from rag.ports import Embedder, Shelf, Store
from rag.sentences import sentences

_NEAREST = 4
_ALIKE = 0.9
"""Cosine of e5 from which on a sentence speaks of the claim; unrelated texts have .84."""
_DIGITS = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class TopSentence:
    """Supported where the nearest sentence has the digits of the claim, else contradicted."""

    store: Store
    shelf: Shelf
    embedder: Embedder
    day: date

    def __call__(self, claim: str) -> Verdict:
        """The verdict on one claim."""
        vector = self.embedder.query(fold(claim))
        hits = self.shelf.current().vector.search(vector, _NEAREST)
        passages = self.store.passages([hit.chunk for hit in hits], self.day)
        said = [p.text[s.start : s.end] for p in passages for s in sentences(p.text)]
        if not said:
            return Verdict.ABSENT
        near = self.embedder.passages([fold(one) for one in said]) @ vector
        best = int(np.argmax(near))
        if near[best] < _ALIKE:
            return Verdict.ABSENT
        missing = set(_DIGITS.findall(fold(claim))) - set(_DIGITS.findall(fold(said[best])))
        return Verdict.CONTRADICTED if missing else Verdict.SUPPORTED
