"""Answers what a document is made of by its own headings, in its own words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.document import Section
from corpus.fold import fold
from rag.answer import Draft, DraftClaim, Passage, Source
from rag.inquiry import Inquiry
from rag.ports import Store
from rag.sentences import sentences

_MOST = 12
_AROUND = 300


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading path of a document and where its first words stand."""

    path: tuple[str, ...]
    start: int
    end: int


def outlined(
    inquiry: Inquiry, source: Source, store: Store
) -> tuple[Draft, tuple[Passage, ...]] | None:
    """The headings of a document (or below one of its headings) as a draft, or None.

    Where the question gives a number, exactly so many must be there.
    """
    sections = [s for s in store.sections(source.version) if s.path]
    chosen = _chosen(inquiry, _levels(sections))
    if not chosen:
        return None
    text = store.text(source.version)
    passages = tuple(
        store.passage(source.version, h.start, min(h.end, h.start + _AROUND)) for h in chosen
    )
    quotes = [_first(text[h.start : min(h.end, h.start + _AROUND)]) for h in chosen]
    claims = tuple(DraftClaim(q, ((n, q),)) for n, q in enumerate(quotes) if q)
    return (Draft(claims), passages) if claims else None


def _levels(sections: Iterable[Section]) -> dict[tuple[str, ...], list[Heading]]:
    """The children of every heading path, in the order of the text."""
    children: dict[tuple[str, ...], dict[tuple[str, ...], Heading]] = {}
    for section in sections:
        for depth in range(1, len(section.path) + 1):
            path = section.path[:depth]
            level = children.setdefault(path[:-1], {})
            level.setdefault(path, Heading(path, section.start, section.end))
    return {path: list(level.values()) for path, level in children.items()}


def _chosen(inquiry: Inquiry, levels: dict[tuple[str, ...], list[Heading]]) -> list[Heading]:
    """The level that has the number asked for; of several, the one whose heading is asked about."""
    counts = set(inquiry.counts)
    fitting = [
        (path, level)
        for path, level in levels.items()
        if (len(level) in counts if counts else 1 < len(level) <= _MOST)
    ]
    if not fitting:
        return []
    best = max(fitting, key=lambda pair: (_about(inquiry, pair[0]), -len(pair[0])))
    return best[1]


def _about(inquiry: Inquiry, path: Sequence[str]) -> float:
    heading = fold(path[-1]) if path else ""
    return sum(u.weight for u in inquiry.units if any(word in heading for word in u.words))


def _first(text: str) -> str:
    spans = sentences(text)
    return text[spans[0].start : spans[0].end] if spans else ""
