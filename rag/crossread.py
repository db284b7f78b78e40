"""Has the first passages read together with the question, where there is a cross-reader.

The indexes and the rank see words; it sees what is said of them. It reads the stretch of each
passage that says most of the question, with what stands above it: the time grows with what is
read.

How well they fit moves them within what was found, as far as passages are of documents of their
own; where documents say much together, the rank knows more (`rag.rank`), and fewer are read.
Whether one answers is a sign for the judge (`rag.sure`). Figures are in `benchmarks/README.md`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.fold import fold
from corpus.span import Span
from rag.answer import Found, Passage
from rag.inquiry import Inquiry
from rag.ports import CrossReader, CrossReaderAwayError, Page, Read
from rag.rank import apart
from rag.retrieve import share
from rag.sentences import sentences

FIRST = 12
"""Passages that are read where reading moves them."""
FEW = 4
"""Passages that are read else: the judge decides no better by more."""
_APART = 0.1
"""How nearly every passage is of a document of its own, from which on they are moved."""
_LOOKED = 40
"""Passages whose documents are counted."""
_WIDE = 160
"""Signs of the stretch that is read of each."""
_FITS = 1.0
"""What one of its log odds counts beside the rank."""


def crossread(
    inquiry: Inquiry, question: str, found: Sequence[Found], reader: CrossReader | None
) -> list[Found]:
    """What was found, the first of it in a better order; as it was where nothing can be read.

    `found` is sorted best first; ranks stay as they are, scores tell of both.
    """
    looked = found[:_LOOKED]
    own = apart(len({one.passage.source.document_id for one in looked}), len(looked))
    moves = own >= _APART
    first = found[: FIRST if moves else FEW]
    if reader is None or not first:
        return list(found)
    try:
        told = reader.read(fold(question), [page(inquiry, one.passage) for one in first])
    except CrossReaderAwayError:
        return list(found)
    read = [replace(one, answers=it.answers) for one, it in zip(first, told, strict=True)]
    rest = found[len(first) :]
    return _moved(read, told, rest, _FITS * own) if moves else [*read, *rest]


def _moved(
    read: Sequence[Found], told: Sequence[Read], rest: Sequence[Found], worth: float
) -> list[Found]:
    """What was read, before and after the rest as it fits; `worth` is what its log odds count."""
    least = min(one.fits for one in told)
    ranks = [one.rank + worth * (it.fits - least) for one, it in zip(read, told, strict=True)]
    ranks += [one.rank for one in rest]
    best = max(ranks)
    moved = (
        replace(one, score=share(rank, best))
        for one, rank in zip((*read, *rest), ranks, strict=True)
    )
    return sorted(moved, key=lambda one: -one.score)


def page(inquiry: Inquiry, passage: Passage) -> Page:
    """The stretch of a passage that says most of the question; the first one of several."""
    text = fold(passage.text)
    best = max(_stretches(text), key=lambda one: _said(inquiry, one), default=text)
    return Page(_plain(fold(passage.source.title)), _plain(best))


def _stretches(text: str) -> Iterator[str]:
    """Whole sentences that stand together, as many from each one on as are read."""
    cut = [piece for span in sentences(text) for piece in _pieces(span)]
    ends = [one.end for one in cut]
    for first in cut:
        yield text[first.start : ends[bisect_right(ends, first.start + _WIDE) - 1]]


def _pieces(span: Span) -> Iterator[Span]:
    """A sentence; one that is too long in pieces."""
    for start in range(span.start, span.end, _WIDE):
        yield Span(start, min(start + _WIDE, span.end))


def _said(inquiry: Inquiry, text: str) -> float:
    """The weight of what is said of the question."""
    return sum(unit.weight for unit in inquiry.units if any(word in text for word in unit.words))


def _plain(text: str) -> str:
    return " ".join(text.split())
