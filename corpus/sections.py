"""Lays the text of one document out in sections that cover it exactly once."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.contents import Contents
from corpus.document import Section
from corpus.headings import Heading
from corpus.known import Part
from corpus.page import Row
from corpus.parts import Opening
from corpus.plain import is_attachment
from corpus.titles import is_date, is_signature

_SHORT_PARAGRAPH = 60
_CELL = " | "


@dataclass(frozen=True, slots=True)
class Plan:
    """What is known of the structure of one document, before it is laid out.

    It begins with `opening` and ends before row `last`; `found` are its headings; `cuts` are
    the offsets where text is missing in its middle.
    """

    rows: Sequence[Row]
    opening: Opening
    last: int
    found: Sequence[Heading]
    table: Contents | None
    cuts: Sequence[int]


@dataclass(frozen=True, slots=True)
class _Edge:
    """Here a section begins; its text begins at `body`."""

    start: int
    body: int
    path: tuple[str, ...]


def lay_sections(at: int, part: Part, plan: Plan) -> Iterator[Section]:
    """The sections of the part number `at`, in their order."""
    start, end = part.span.start, part.span.end
    edges = _edges(part.title.value, plan)
    if not edges or edges[0].start > start:
        edges = [_Edge(start, start, (part.title.value,)), *edges]
    ends = [*(edge.start for edge in edges[1:]), end]
    for edge, stop in zip(edges, ends, strict=True):
        yield Section(edge.path, at, edge.start, min(edge.body, stop), stop)


def _edges(title: str, plan: Plan) -> list[_Edge]:
    """Where sections begin; where two would, the later one here has the say."""
    edges: dict[int, _Edge] = {}
    text = _nested(title, plan) if plan.found else _paragraphs(title, plan)
    for edge in (*_cuts(title, plan), *_around_contents(title, plan), *text, *_title(title, plan)):
        edges[edge.start] = edge
    return [edges[start] for start in sorted(edges)]


def _title(title: str, plan: Plan) -> Iterator[_Edge]:
    """The lines of the title, and a line above them that only says 附件."""
    opening, rows = plan.opening, plan.rows
    if opening.row < opening.first and is_attachment(rows, opening.row):
        line = rows[opening.row].line
        yield _Edge(line.start, line.end, (title,))
    if opening.first < opening.last:
        start = rows[opening.first].line.start
        yield _Edge(start, rows[opening.last - 1].line.end, (title,))


def _around_contents(title: str, plan: Plan) -> Iterator[_Edge]:
    """A table of contents is a section of its own."""
    table, rows = plan.table, plan.rows
    if table is None or not plan.opening.row <= table.first < plan.last:
        return
    line = rows[table.first].line
    yield _Edge(line.start, line.end, (title, table.name))
    if table.last < plan.last:
        after = rows[table.last].line.start
        yield _Edge(after, after, (title,))


def _cuts(title: str, plan: Plan) -> Iterator[_Edge]:
    """After a cut nobody knows under which heading the text goes on."""
    for cut in plan.cuts:
        yield _Edge(cut, cut, (title,))


def _nested(title: str, plan: Plan) -> Iterator[_Edge]:
    """The headings, each under those further out, as long as nothing is missing between."""
    stack: list[Heading] = []
    cuts = deque(plan.cuts)
    last: tuple[str, ...] = ()
    for heading in plan.found:
        start = plan.rows[heading.row].line.start
        while cuts and cuts[0] <= start:
            cuts.popleft()
            stack.clear()
        while stack and stack[-1].depth >= heading.depth:
            stack.pop()
        if heading.words:
            stack.append(heading)
        path = (title, *(above.words for above in stack))
        if heading.words or path != last:
            yield _Edge(start, heading.body, path)
        last = path if not heading.words else ()


def _belongs_above(rows: Sequence[Row], at: int) -> bool:
    """Whether a row is a signature, or of the table that the row above is of."""
    of_table = _CELL in rows[at].words and _CELL in rows[at - 1].words
    return of_table or is_date(rows[at]) or is_signature(rows[at])


def _paragraphs(title: str, plan: Plan) -> Iterator[_Edge]:
    """Without headings every paragraph is a section; short ones take the next with them."""
    table = plan.table
    inside = range(table.first, table.last) if table else range(0)
    begun = -1
    for at in range(plan.opening.last, plan.last):
        start = plan.rows[at].line.start
        if at in inside or (begun >= 0 and _belongs_above(plan.rows, at)):
            continue
        if begun < 0 or start - begun >= _SHORT_PARAGRAPH:
            begun = start
            yield _Edge(start, start, (title,))
