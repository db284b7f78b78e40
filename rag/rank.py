"""Ranks the passages that were found by what they, and their documents, say of the question.

Two indexes see a passage alone. What is asked is often said in several passages of one document:
the place in its title, the condition in one paragraph, the figure in another. So a document is
credited with all that those of its passages say that were found together.

The weights were fitted (softmax over the candidates, equal weight a set) on the development
questions in `benchmarks/README.md`, "Finding", and rounded; what each is worth is told there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from corpus.fold import fold
from corpus.known import Kind
from rag.answer import Passage, Source
from rag.inquiry import Inquiry, Unit
from rag.terms import terms

Counts: TypeAlias = NDArray[np.int64]
_RULES = frozenset({Kind.LAW, Kind.REGULATION, Kind.NOTICE, Kind.OPINION})
_KEPT = 10_000
"""Passages whose folded words are kept."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts how much. All but the two indexes' spreads are shares between 0 and 1."""

    words: float = 0.25
    """A spread (standard deviation) above the last one that the lexical index found."""
    meaning: float = 0.4
    """Likewise in the index of vectors."""
    passage: float = 2.9
    """Share of the question that the passage, its headings and its title say."""
    document: float = 5.1
    """Share of the question that the found passages of its document say together."""
    often: float = 2.2
    """Likewise, where what they say more than once counts more, up to double."""
    title: float = 1.9
    """Share of the title that stands in the question."""
    many: float = -0.75
    """Found passages of its document, in tens: whoever says more covers more by chance."""

    rules: float = 0.4
    """Whether its document rules: what others retell is cited from there. Set by hand."""


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A found passage; `words` and `meaning` are what the two indexes make of it, in spreads."""

    passage: Passage
    words: float
    meaning: float


def rank(
    inquiry: Inquiry, candidates: Sequence[Candidate], weights: Weights = WEIGHTS
) -> list[float]:
    """The rank of each candidate, in their order; the higher the better."""
    worth = astuple(weights)
    return [
        sum(weight * share for weight, share in zip(worth, one, strict=True))
        for one in shares(inquiry, candidates)
    ]


def shares(inquiry: Inquiry, candidates: Sequence[Candidate]) -> list[tuple[float, ...]]:
    """What is weighed of each candidate, in the order of `Weights`."""
    count = _Counted((*inquiry.units, *inquiry.where))
    told = {}
    for source, held in _by_document(candidates).items():
        told[source] = _together(inquiry, source, held, count)
    return [
        (one.words, one.meaning, count.said(count.near(one.passage)), *told[one.passage.source])
        for one in candidates
    ]


class _Counted:
    """How often the units of a question stand in texts: arrays of shape (units,)."""

    def __init__(self, units: Sequence[Unit]) -> None:
        weights = np.array([unit.weight for unit in units])
        self._weights = weights / (weights.sum() or 1.0)
        self._words = [unit.words for unit in units]
        self._known: dict[str, Counts] = {}

    def text(self, folded: str) -> Counts:
        """How often they stand in a text; no text is read twice."""
        if folded not in self._known:
            counts = (sum(map(folded.count, words)) for words in self._words)
            self._known[folded] = np.fromiter(counts, np.int64, len(self._words))
        return self._known[folded]

    def near(self, passage: Passage) -> Counts:
        """How often they stand in a passage, its headings and its title."""
        return self.text(_text(passage.text)) + self.text(_above(passage))

    def said(self, counts: Counts) -> float:
        """Share of the question that is said."""
        return float(self._weights @ (counts > 0))

    def often(self, counts: Counts) -> float:
        """Half a unit's weight where it stands once, two thirds where twice, and so on."""
        return float(self._weights @ (counts / (counts + 1)))


def _by_document(candidates: Sequence[Candidate]) -> dict[Source, list[Passage]]:
    found = defaultdict(list)
    for one in candidates:
        found[one.passage.source].append(one.passage)
    return found


def _together(
    inquiry: Inquiry, source: Source, passages: Sequence[Passage], count: _Counted
) -> tuple[float, ...]:
    """What the passages of a document say together."""
    texts = [_text(passage.text) for passage in passages]
    above = dict.fromkeys(map(_above, passages))
    counts = np.sum([count.text(one) for one in (*texts, *above)], axis=0)
    asked = inquiry.terms | inquiry.hints
    title = terms(fold(source.title))
    return (
        count.said(counts),
        count.often(counts),
        sum(term in asked for term in title) / max(len(title), 1),
        len(passages) / 10,
        float(source.kind in _RULES),
    )


def _above(passage: Passage) -> str:
    return _heading(passage.source.title, passage.path)


@lru_cache(_KEPT)
def _heading(title: str, path: tuple[str, ...]) -> str:
    return fold(" ".join((title, *path)))


@lru_cache(_KEPT)
def _text(text: str) -> str:
    return fold(text)
