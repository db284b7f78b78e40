"""Answers what a document is made of by its own headings, in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.document import Section
from corpus.fold import fold
from rag.answer import Draft, DraftClaim, Passage
from rag.inquiry import Inquiry, Wants
from rag.judge import is_contents
from rag.ports import Texts
from rag.sentences import sentences

_MOST = 12
_AROUND = 300
_TELLING = 2.0


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading path of a document and where its first words stand."""

    path: tuple[str, ...]
    start: int
    end: int


def outlined(
    inquiry: Inquiry, version: int, store: Texts
) -> tuple[Draft, tuple[Passage, ...]] | None:
    """The headings of a document (or below one of its headings) as a draft, or None.

    Where the question gives a number, exactly so many must be there.
    """
    sections = [s for s in store.sections(version) if s.path]
    text = store.text(version)
    levels = _levels(sections)
    levels |= {s.path: _contents(s, text) for s in sections if is_contents(s.path)}
    chosen = _chosen(inquiry, levels)
    if not chosen:
        return None
    passages = tuple(store.passage(version, h.start, min(h.end, h.start + _AROUND)) for h in chosen)
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


def _contents(section: Section, text: str) -> list[Heading]:
    """The lines of a table of contents: the only headings left where a text is cut."""
    spans = sentences(text[section.start : section.end])[1:]
    return [
        Heading(
            (*section.path, text[section.start + s.start : section.start + s.end]),
            section.start + s.start,
            section.start + s.end,
        )
        for s in spans
    ]


def _chosen(inquiry: Inquiry, levels: dict[tuple[str, ...], list[Heading]]) -> list[Heading]:
    """The level that has the number asked for; of several, the one that is asked about.

    A question that does not speak of a document's make-up (四个“意识”，哪四个) is answered by
    headings only where each of them carries the name it asks about.
    """
    outline = Wants.OUTLINE in inquiry.wants
    fitting = []
    for path, level in levels.items():
        fits = len(level) in inquiry.counts if inquiry.counts else 1 < len(level) <= _MOST
        carries = _carries(inquiry, path, level)
        about = _about(inquiry, path)
        if fits and (carries or (not inquiry.names and (outline or (inquiry.counts and about)))):
            fitting.append((carries, about, path))
    if not fitting:
        return []
    _, _, best = max(fitting, key=lambda fit: (fit[0], fit[1], -len(fit[2])))
    return levels[best]


def _carries(inquiry: Inquiry, path: Sequence[str], level: Sequence[Heading]) -> bool:
    """Whether the parent heading has a name of the question, or each of the headings its word."""
    parent = fold(path[-1]) if path else ""
    return any(
        name in parent or all(_word(name) in fold(heading.path[-1]) for heading in level)
        for name in inquiry.names
    )


def _word(name: str) -> str:
    """A name without its number: 四个意识 asks for 意识."""
    return re.sub(r"^[\d一二三四五六七八九十两]+[个大项]?", "", name) or name


def _about(inquiry: Inquiry, path: Sequence[str]) -> float:
    """The weight of the question's own rarer units that stand in the parent heading."""
    heading = fold(path[-1]) if path else ""
    return sum(
        u.weight
        for u in inquiry.units
        if u.own and u.weight >= _TELLING and any(word in heading for word in u.words)
    )


def _first(text: str) -> str:
    spans = sentences(text)
    return text[spans[0].start : spans[0].end] if spans else ""
