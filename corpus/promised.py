"""Finds what a table of contents promises and the text does not hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.contents import Entry, contents
from corpus.document import Cleaned, Damage, DamageKind, Section
from corpus.known import Part
from corpus.page import Row, lay_out
from corpus.titles import key

_SHORTEST = 6
_LONGEST = 80


def promised(
    cleaned: Cleaned, parts: Sequence[Part], sections: Sequence[Section]
) -> Iterator[Damage]:
    """One damage an entry without a heading or a document of its words."""
    page = lay_out(cleaned)
    table = contents(page.rows)
    if table is None:
        return
    there = {key(part.title.words) for part in parts}
    there |= {key(section.path[-1]) for section in sections if len(section.path) > 1}
    below = page.rows[table.last :]
    there |= {key(row.words) for row in below if _may_be_heading(row)}
    for entry in table.entries:
        if not _stands(entry, there):
            line = entry.row.line
            yield Damage(
                DamageKind.MISSING_SECTION,
                line.first,
                line.last,
                f"目录列有「{entry.numbered}」，来源中没有这一部分的正文。",
            )


def _may_be_heading(row: Row) -> bool:
    """A sentence that speaks of a chapter is not the chapter."""
    return len(row.words) <= _LONGEST and row.folded[-1:] not in set("。;,、")


def _stands(entry: Entry, there: set[str]) -> bool:
    wanted, numbered = key(entry.title), key(entry.numbered)
    if wanted in there or numbered in there:
        return True
    return len(wanted) >= _SHORTEST and any(wanted in words for words in there)
