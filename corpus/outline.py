"""The structure of a text: the documents in it and their sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.contents import contents
from corpus.document import Cleaned, Fact, Kind, Part, Section, Span
from corpus.facts import facts
from corpus.headings import Heading, headings
from corpus.page import Page, lay_out
from corpus.parts import Opening, openings


def outline(name: str, cleaned: Cleaned) -> tuple[tuple[Part, ...], tuple[Section, ...]]:
    """The documents in a file and the sections of its text, which cover it exactly once."""
    page = lay_out(cleaned)
    if not page.rows:
        return _nothing(name, cleaned)
    table = contents(page.rows)
    opened = openings(page, table)
    skip = range(table.first, table.last) if table else range(0)
    found = headings(page.rows, skip)
    if table:
        row = page.rows[table.first]
        found = sorted(
            [*found, Heading(table.first, (0, 0), row.words, row.line.end)], key=lambda h: h.row
        )
    parts = tuple(facts(name, page, cleaned, opened, at) for at in range(len(opened)))
    sections: list[Section] = []
    for at, part in enumerate(parts):
        last = opened[at + 1].row if at + 1 < len(opened) else len(page.rows)
        mine = [heading for heading in found if opened[at].text <= heading.row < last]
        after = table.last if table and opened[at].row <= table.first < last else None
        sections += _sections(page, at, part, opened[at], mine, last, after)
    return parts, tuple(sections)


def _nothing(name: str, cleaned: Cleaned) -> tuple[tuple[Part, ...], tuple[Section, ...]]:
    """A text without words: one part of white space, or none."""
    length = len(cleaned.text)
    if not length:
        return (), ()
    part = Part(Span(0, length), Fact(name, name, 0.0), Fact(Kind.OTHER.value, "", 0.0))
    return (part,), (Section((name,), 0, 0, length, length),)


def _sections(
    page: Page,
    at: int,
    part: Part,
    opening: Opening,
    found: Sequence[Heading],
    last: int,
    after: int | None,
) -> Iterator[Section]:
    title = part.title.value
    start = part.span.start
    body = page.rows[opening.text - 1].line.end if opening.text > opening.row else start
    if not found:
        yield from _paragraphs(page, at, title, start, body, opening, last, part.span.end)
        return
    edges = [page.rows[heading.row].line.start for heading in found]
    if edges[0] > start:
        yield Section((title,), at, start, min(body, edges[0]), edges[0])
    stack: list[Heading] = []
    for index, heading in enumerate(found):
        end = edges[index + 1] if index + 1 < len(edges) else part.span.end
        while stack and stack[-1].depth >= heading.depth:
            stack.pop()
        path = (title, *(above.words for above in stack), heading.words)
        if heading.depth == (0, 0) and after is not None and after < last:
            over = page.rows[after].line.start
            if over < end:
                yield Section(path, at, edges[index], heading.body, over)
                yield Section((title,), at, over, over, end)
                continue
        stack.append(heading)
        yield Section(path, at, edges[index], min(heading.body, end), end)


def _paragraphs(
    page: Page, at: int, title: str, start: int, body: int, opening: Opening, last: int, end: int
) -> Iterator[Section]:
    """A document without headings: every paragraph is a section of its own."""
    rows = page.rows[opening.text : last]
    edges = [start, *(row.line.start for row in rows[1:]), end]
    for index in range(len(edges) - 1):
        first = edges[index]
        yield Section(
            (title,), at, first, max(first, body) if not index else first, edges[index + 1]
        )
