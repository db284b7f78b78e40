"""Sections into chunks: what is indexed, small enough to be precise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from corpus.document import Chunk, Document, Section, Span
from corpus.lines import lines

_SENTENCE = re.compile(r"[^。；！？!?;]*[。；！？!?;]+[”’」』）)》]*|[^。；！？!?;]+$")
_CLAUSE = re.compile(r"[^，、,：:]*[，、,：:]+|[^，、,：:]+$")


def split(document: Document, limit: int = 200) -> list[Chunk]:
    """The chunks of a document, in the order of its text, none longer than `limit`.

    A chunk lies inside one section and never holds a heading alone; its context are the
    title and the headings above it.
    """
    return [
        Chunk(at, span.start, span.end, document.text[span.start : span.end], _context(section))
        for at, section in enumerate(document.sections)
        for span in _trimmed(document.text, _spans(document.text, section, limit))
    ]


def _trimmed(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The spans without white space at their ends; those of nothing else are left out."""
    for span in spans:
        words = text[span.start : span.end]
        start = span.start + len(words) - len(words.lstrip())
        end = span.end - len(words) + len(words.rstrip())
        if start < end:
            yield Span(start, end)


def _context(section: Section) -> str:
    return " > ".join(section.path)


def _spans(text: str, section: Section, limit: int) -> Iterator[Span]:
    """Paragraphs packed up to the limit; longer ones cut at sentence ends."""
    pieces: list[Span] = []
    for line in lines(text[section.body : section.end]):
        if line.words:
            paragraph = Span(section.body + line.first, section.body + line.last)
            if pieces and paragraph.end - pieces[0].start <= limit:
                pieces.append(paragraph)
                continue
            yield from _joined(pieces)
            pieces = [paragraph] if len(paragraph) <= limit else []
            if not pieces:
                yield from _cut(text, paragraph, limit)
    yield from _joined(pieces)


def _joined(pieces: list[Span]) -> Iterator[Span]:
    if pieces:
        yield Span(pieces[0].start, pieces[-1].end)


def _cut(
    text: str, span: Span, limit: int, patterns: tuple[re.Pattern[str], ...] = (_SENTENCE, _CLAUSE)
) -> Iterator[Span]:
    """A long stretch in even pieces, at sentence ends first, then at commas, then anywhere."""
    if len(span) <= limit:
        yield span
        return
    if not patterns:
        for start in range(span.start, span.end, limit):
            yield Span(start, min(start + limit, span.end))
        return
    units = [
        piece
        for found in patterns[0].finditer(text, span.start, span.end)
        for piece in _cut(text, Span(*found.span()), limit, patterns[1:])
    ]
    target = min(limit, len(span) // -(-len(span) // limit) + limit // 8)
    start = units[0].start
    for before, after in pairwise(units):
        if after.end - start > limit or before.end - start >= target:
            yield Span(start, before.end)
            start = after.start
    yield Span(start, units[-1].end)
