"""Chooses among the questions that documents give rise to: near what was asked, and different."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from corpus.fold import fold
from rag.answer import Answer, Citation, Source
from rag.fillers import bare
from rag.terms import terms
from rag.wondered import Kind, Wondered

MOST = 3
_LOOKED = 12
_VERSIONS = 3
_DOCUMENTS = 8
_EACH = 5
_ALIKE = 0.6
"""Share of a question's pairs in another one from which on both ask the same."""
_NEAR = 5_000
"""Characters from what is cited: further away a document speaks of other things."""
_TITLE = re.compile("《[^》]*》")

Made: TypeAlias = Callable[[Source], Sequence[Wondered]]
"""The questions that a document gives rise to, as far as they are known."""
Apart: TypeAlias = Callable[[Wondered, Sequence[Wondered]], bool]
"""Whether a question is another one than those chosen already."""


def choose(
    wanted: Sequence[Wondered], answered: Mapping[Wondered, bool], apart: Apart
) -> tuple[list[Wondered], Wondered | None]:
    """The first that are answered, and the first that nobody knows of but that may be better."""
    chosen: list[Wondered] = []
    unknown: Wondered | None = None
    for one in wanted:
        if len(chosen) == MOST:
            break
        if answered.get(one, True) and apart(one, chosen):
            if one in answered:
                chosen.append(one)
            elif unknown is None:
                unknown = one
    return chosen, unknown


def near(answer: Answer, made: Made) -> list[Wondered]:
    """The questions about the documents of an answer, its neighbourhood first."""
    asked = " ".join((*answer.question.history, answer.question.text))
    places: dict[int, list[Citation]] = {}
    for citation in answer.citations:
        places.setdefault(citation.passage.source.version, []).append(citation)
    wanted: list[Wondered] = []
    for cited in list(places.values())[:_VERSIONS]:
        others = (one for one in made(cited[0].passage.source) if not alike(one.text, asked))
        wanted += _around([one.start for one in cited], list(others))
    return wanted[:_LOOKED]


def first(sources: Sequence[Source], made: Made) -> list[Wondered]:
    """Questions to begin with: of the newest documents, those of other places and kinds first."""
    spoken = [one for one in sources if one.current and one.speaks]
    newest = sorted(spoken, key=lambda one: one.dated, reverse=True)
    return [one for source in _different(newest) for one in _best(made(source))]


def of_each(one: Wondered, chosen: Sequence[Wondered]) -> bool:
    """Whether no question of its document was chosen, and none that asks alike."""
    return all(one.version != other.version and not _same(one, other) for other in chosen)


def various(one: Wondered, chosen: Sequence[Wondered]) -> bool:
    """Whether it asks for something else; of documents themselves one question is enough."""
    return not any(
        _same(one, other)
        or one.kind is other.kind is Kind.DOCUMENT
        or (Kind.DOCUMENT not in {one.kind, other.kind} and _overlap(one, other))
        for other in chosen
    )


def alike(one: str, other: str) -> bool:
    """Whether a question is asked in the words of another text."""
    own, words = (set(terms(bare(_TITLE.sub(" ", fold(text))))) for text in (one, other))
    return bool(own) and len(own & words) >= _ALIKE * len(own)


def _same(one: Wondered, other: Wondered) -> bool:
    return one.kind is not Kind.DOCUMENT and alike(one.text, other.text)


def _overlap(one: Wondered, other: Wondered) -> bool:
    return one.version == other.version and one.start < other.end and other.start < one.end


def _around(starts: Sequence[int], made: Sequence[Wondered]) -> list[Wondered]:
    """The nearest that do not hold what is cited; a question of the document itself third."""

    def away(one: Wondered) -> int:
        return min(max(one.start - at, at - one.end, 0) for at in starts)

    others = [
        one
        for one in made
        if one.kind is not Kind.DOCUMENT
        and not any(one.start <= at < one.end for at in starts)
        and away(one) <= _NEAR
    ]
    others.sort(key=away)
    own = [one for one in made if one.kind is Kind.DOCUMENT]
    return [*others[: MOST - 1], *own, *others[MOST - 1 :]]


def _different(sources: Sequence[Source]) -> Iterator[Source]:
    """A few documents, such as come first whose place or kind is new."""
    seen: set[tuple[str, str]] = set()
    documents: set[int] = set()
    rest: list[Source] = []
    for one in sources:
        sort = (one.place, str(one.kind))
        if one.document_id not in documents and len(documents) < _DOCUMENTS:
            if sort in seen:
                rest.append(one)
                continue
            seen.add(sort)
            documents.add(one.document_id)
            yield one
    left = _DOCUMENTS - len(documents)
    yield from list({one.document_id: one for one in rest}.values())[:left]


def _best(made: Sequence[Wondered]) -> list[Wondered]:
    """A few questions of a document: of figures first, then of headings."""
    order = list(Kind)
    return sorted(made, key=lambda one: order.index(one.kind))[:_EACH]
