"""Ranks the passages that were found by what they, and their documents, say of the question.

Two indexes see a passage alone. What is asked is often said in several passages of one document:
the place in its title, the condition in one paragraph, the figure in another. So a document is
credited with all that those of its passages say that were found together.

The weights were fitted (softmax over the candidates, equal weight a set) on the development
questions in `benchmarks/README.md`, "Finding", and rounded; what each is worth is told there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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
_HALF = 10
"""Nearer passages with which one counts half."""
_SHARP = 4
"""The power of the share of documents among passages: of 40 % next to nothing is left."""
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

    unsaid: float = 1.0
    """Share of the question that no passage says, for the one nearest in meaning; half of it for
    the eleventh. Where all say little, they say it in other words. Set by hand."""

    apart: float = 2.0
    """A spread of nearness in meaning, as far as nearly every passage found is of a document of its
    own: then documents say nothing together that the passages do not. Set by hand."""


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
    passages = [one.passage for one in candidates]
    count = _Counted((*inquiry.units, *inquiry.where), passages)
    told: list[tuple[float, ...]] = [()] * len(candidates)
    documents = _by_document(passages)
    for held, share in zip(documents.values(), _together(inquiry, documents, count), strict=True):
        for at in held:
            told[at] = share
    near = count.said(count.near)
    unsaid = 1.0 - max(near, default=0.0)
    closest = _closest([one.meaning for one in candidates])
    single = apart(len(documents), len(candidates))
    return [
        (one.words, one.meaning, said, *share, unsaid * close, one.meaning * single)
        for one, said, share, close in zip(candidates, near, told, closest, strict=True)
    ]


def apart(documents: int, passages: int) -> float:
    """How nearly every passage is of a document of its own, from 0 to 1."""
    return float((documents / max(passages, 1)) ** _SHARP)


def _closest(meanings: Sequence[float]) -> list[float]:
    """1 for the nearest in meaning, half for the eleventh, 0 for what was not found by it.

    Example: [2.0, 0.0, 3.0] -> [10 / 11, 0.0, 1.0].
    """
    highest = np.sort(meanings)[::-1]
    before = np.searchsorted(-highest, -np.asarray(meanings), "left")
    return [
        float(_HALF / (_HALF + at)) if one > 0 else 0.0
        for one, at in zip(meanings, before, strict=True)
    ]


class _Counted:
    """How often the units of a question stand in passages, and in what is above them.

    `near` has shape (passages, units): in a passage, its headings and its title.
    """

    def __init__(self, units: Sequence[Unit], passages: Sequence[Passage]) -> None:
        weights = np.array([unit.weight for unit in units])
        self._weights = weights / (weights.sum() or 1.0)
        texts = [_text(one.text) for one in passages]
        above = dict.fromkeys(heads := [_above(one) for one in passages])
        counts = _counts([unit.words for unit in units], [*texts, *above])
        self._texts, self._above = counts[: len(texts)], counts[len(texts) :]
        places = {head: at for at, head in enumerate(above)}
        self._heads = [places[head] for head in heads]
        self.near = self._texts + self._above[self._heads]

    def together(self, groups: Collection[Sequence[int]]) -> Counts:
        """How often they stand in each group of passages, by number, of shape (groups, units).

        What stands above several passages of a group is read once.
        """
        heads = [list({self._heads[one] for one in group}) for group in groups]
        return _sums(self._texts, groups) + _sums(self._above, heads)

    def said(self, counts: Counts) -> list[float]:
        """Share of the question that is said, for every row."""
        return [float(self._weights @ row) for row in (counts > 0).astype(np.float64)]

    def often(self, counts: Counts) -> list[float]:
        """Half a unit's weight where it stands once, two thirds where twice, and so on."""
        return [float(self._weights @ row) for row in counts / (counts + 1)]


def _counts(units: Sequence[Sequence[str]], texts: Sequence[str]) -> Counts:
    """How often the words of each unit stand in each text, of shape (texts, units).

    The texts are read one behind the other: each word is looked for once, not once a text.
    """
    counts = np.zeros((len(units), len(texts)), np.int64)
    ends, whole = np.cumsum([len(text) + 1 for text in texts]), "\0".join(texts)
    for row, words in enumerate(units):
        at = [found.start() for word in words for found in re.finditer(re.escape(word), whole)]
        if at:
            counts[row] = np.bincount(np.searchsorted(ends, at, "right"), minlength=len(texts))
    return np.ascontiguousarray(counts.T)


def _sums(rows: Counts, groups: Collection[Sequence[int]]) -> Counts:
    """The sum of the rows of every group; none is empty."""
    if not groups:
        return rows[:0]
    starts = np.cumsum([0, *map(len, groups)])[:-1]
    sums: Counts = np.add.reduceat(rows[[one for group in groups for one in group]], starts)
    return sums


def _by_document(passages: Sequence[Passage]) -> dict[Source, list[int]]:
    """The numbers of the passages of each document, or part of one."""
    known: dict[int, list[int]] = {}
    found: dict[Source, list[int]] = {}
    for at, one in enumerate(passages):
        # Mostly they are of the same objects, which are told apart quicker than equal ones.
        held = known.get(id(one.source))
        if held is None:
            held = known[id(one.source)] = found.setdefault(one.source, [])
        held.append(at)
    return found


def _together(
    inquiry: Inquiry, documents: Mapping[Source, Sequence[int]], count: _Counted
) -> Iterator[tuple[float, ...]]:
    """What the passages of each document say together."""
    counts = count.together(documents.values())
    asked = inquiry.terms | inquiry.hints
    told = zip(documents.items(), count.said(counts), count.often(counts), strict=True)
    for (source, held), said, often in told:
        title = _title(source.title)
        covered = sum(term in asked for term in title) / max(len(title), 1)
        yield said, often, covered, len(held) / 10, float(source.kind in _RULES)


def ready(passages: Iterable[Passage]) -> None:
    """Fold the words of passages that are to be ranked, as long as something else is waited for."""
    for one in passages:
        _text(one.text)
        _above(one)


def _above(passage: Passage) -> str:
    return _heading(passage.source.title, passage.path)


@lru_cache(_KEPT)
def _heading(title: str, path: tuple[str, ...]) -> str:
    return " ".join(map(fold, (title, *path)))


@lru_cache(_KEPT)
def _title(title: str) -> tuple[str, ...]:
    return tuple(terms(fold(title)))


@lru_cache(_KEPT)
def _text(text: str) -> str:
    return fold(text)
