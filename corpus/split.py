"""Sections into chunks: what is indexed, small enough to be precise."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.document import Chunk, Document, Section
from corpus.lines import lines
from corpus.span import Span

_SENTENCES = re.compile(r"[^。；！？!?;]*[。；！？!?;]+[”’」』）)》]*|[^。；！？!?;]+$")
_CLAUSES = re.compile(r"[^，、,：:]*[，、,：:]+|[^，、,：:]+$")
_WORDS = re.compile(r"\S*\s+|\S+$")
_CELL = " | "
_CRUMB = 5
"""A paragraph shorter than this part of the limit does not stand alone beside a longer one."""


def split(document: Document, limit: int = 200) -> list[Chunk]:
    """The chunks of a document, in the order of its text, none longer than `limit`.

    A chunk lies inside one section and never holds a heading alone; its context are the title
    and the headings above it, and for rows of a table the table's first row.
    """
    text = document.text
    return [
        Chunk(at, span.start, span.end, text[span.start : span.end], context)
        for at, section in enumerate(document.sections)
        for span, context in _with_contexts(text, section, limit)
    ]


def _with_contexts(text: str, section: Section, limit: int) -> Iterator[tuple[Span, str]]:
    """The stretches of a section, each with the title, the headings and the head of its table."""
    tables = _tables(text, section)
    for span in _trimmed(text, _spans(text, section, limit)):
        yield span, " > ".join((*section.path, *_table_head(text, span, tables)))


@dataclass(frozen=True, slots=True)
class _Table:
    """Rows that follow each other: the first, the head, ends at `head`."""

    start: int
    head: int
    end: int


def _tables(text: str, section: Section) -> list[_Table]:
    """The tables of a section, blank lines in them left aside."""
    found: list[_Table] = []
    above = False
    for line in lines(text[section.body : section.end]):
        if not line.words:
            continue
        end = section.body + line.end
        if _CELL not in line.words:
            above = False
        elif above:
            found[-1] = replace(found[-1], end=end)
        else:
            found.append(_Table(section.body + line.start, end, end))
            above = True
    return found


def _table_head(text: str, span: Span, tables: Sequence[_Table]) -> tuple[str, ...]:
    """The first row of the table that a chunk begins in the middle of."""
    if _CELL not in text[span.start : span.end].partition("\n")[0]:
        return ()
    at = bisect_left(tables, span.start, key=lambda table: table.start) - 1
    if at < 0 or span.start >= tables[at].end:
        return ()
    # A head so long that it was cut itself is told as far as it stands before the chunk.
    head = text[tables[at].start : min(tables[at].head, span.start)].strip()
    return (head,) if _CELL in head else ()


def _trimmed(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The spans without white space at their ends; those of nothing else are left out."""
    for span in spans:
        words = text[span.start : span.end]
        start = span.start + len(words) - len(words.lstrip())
        end = span.end - len(words) + len(words.rstrip())
        if start < end:
            yield Span(start, end)


def _spans(text: str, section: Section, limit: int) -> Iterator[Span]:
    """Paragraphs packed up to the limit; longer ones cut at the ends of sentences."""
    paragraphs = [
        Span(section.body + line.first, section.body + line.last)
        for line in lines(text[section.body : section.end])
        if line.words
    ]
    for group in _without_crumbs(_packed(paragraphs, limit), limit):
        yield from _cut(text, group, limit, (_SENTENCES, _CLAUSES, _WORDS))


def _packed(paragraphs: Sequence[Span], limit: int) -> list[Span]:
    """Neighbours together as long as they fit."""
    groups: list[Span] = []
    for paragraph in paragraphs:
        if groups and paragraph.end - groups[-1].start <= limit:
            groups[-1] = Span(groups[-1].start, paragraph.end)
        else:
            groups.append(paragraph)
    return groups


def _without_crumbs(groups: Sequence[Span], limit: int) -> list[Span]:
    """Very short groups joined to the next one, or at the end to the one before."""
    joined: list[Span] = []
    for group in groups:
        if joined and len(joined[-1]) * _CRUMB < limit:
            joined[-1] = Span(joined[-1].start, group.end)
        else:
            joined.append(group)
    if len(joined) > 1 and len(joined[-1]) * _CRUMB < limit:
        joined[-2:] = [Span(joined[-2].start, joined[-1].end)]
    return joined


def _cut(text: str, span: Span, limit: int, ends: Sequence[re.Pattern[str]]) -> Iterator[Span]:
    """A stretch in even pieces: cut at sentence ends, at commas, at blanks, or anywhere."""
    if len(span) <= limit:
        yield span
    elif not ends:
        size = -(-len(span) // -(-len(span) // limit))
        for start in range(span.start, span.end, size):
            yield Span(start, min(start + size, span.end))
    else:
        units = [
            unit
            for found in ends[0].finditer(text, span.start, span.end)
            for unit in _cut(text, Span(*found.span()), limit, ends[1:])
        ]
        yield from _even(units, limit)


def _even(units: Sequence[Span], limit: int) -> Iterator[Span]:
    """Units joined to pieces of about the same length, none above the limit."""
    start, end = units[0].start, units[-1].end
    for before, after in pairwise(units):
        rest = end - start
        target = rest / -(-rest // limit)
        if after.end - start > limit or after.end - start - target > target - (before.end - start):
            yield Span(start, before.end)
            start = after.start
    yield Span(start, end)
