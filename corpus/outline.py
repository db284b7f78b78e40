"""The structure of a text: the documents in it and their sections."""

from __future__ import annotations

from corpus.contents import contents
from corpus.document import Cleaned, DamageKind, Section
from corpus.facts.part import parts as read_parts
from corpus.headings import headings
from corpus.known import Fact, Kind, Part
from corpus.page import lay_out
from corpus.parts import openings
from corpus.sections import Plan, lay_sections
from corpus.span import Span


def outline(name: str, cleaned: Cleaned) -> tuple[tuple[Part, ...], tuple[Section, ...]]:
    """The documents in a file and the sections of its text, which cover it exactly once."""
    page = lay_out(cleaned)
    rows = page.rows
    if not rows:
        return _nothing(name, cleaned)
    table = contents(rows)
    opened = openings(rows, table)
    titles = {row for one in opened for row in range(one.first, one.last)}
    found = headings(rows, titles.union(range(table.first, table.last) if table else ()))
    parts = read_parts(name, page, cleaned, opened, found)
    sections: list[Section] = []
    for at, (part, opening) in enumerate(zip(parts, opened, strict=True)):
        last = opened[at + 1].row if at + 1 < len(opened) else len(rows)
        mine = [heading for heading in found if opening.row <= heading.row < last]
        plan = Plan(rows, opening, last, mine, table, _cuts(cleaned, part))
        sections += lay_sections(at, part, plan)
    return parts, tuple(sections)


def _nothing(name: str, cleaned: Cleaned) -> tuple[tuple[Part, ...], tuple[Section, ...]]:
    """A text without words: one part of white space, or none."""
    length = len(cleaned.text)
    if not length:
        return (), ()
    part = Part(Span(0, length), Fact(name, name, 0.0), Fact(Kind.OTHER.value, "", 0.0))
    return (part,), (Section((name,), 0, 0, length, length),)


def _cuts(cleaned: Cleaned, part: Part) -> list[int]:
    """Where text is missing in the middle of a part."""
    return [
        damage.start
        for damage in cleaned.damage
        if damage.kind is DamageKind.CUT
        and part.span.start < damage.start < part.span.end
        and cleaned.text[damage.start : part.span.end].strip()
    ]
