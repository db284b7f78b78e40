"""What is known of a document: title, issuer, number, dates, place, kind, what it repeals."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.document import Cleaned, Fact, Kind, Part, Span
from corpus.page import Page
from corpus.parts import Opening


def facts(name: str, page: Page, cleaned: Cleaned, opened: Sequence[Opening], at: int) -> Part:
    """The document that the opening number `at` begins."""
    opening = opened[at]
    start = page.rows[opening.row].line.start if at else 0
    end = page.rows[opened[at + 1].row].line.start if at + 1 < len(opened) else len(page.text)
    words = "".join(r.words for r in page.rows[opening.row : opening.text])
    if words:
        title = Fact(words, words, 0.9)
    else:
        first = page.rows[opening.row].words[:40]
        title = Fact(first, first, 0.3)
    return Part(Span(start, end), title, Fact(Kind.OTHER.value, "", 0.1))
