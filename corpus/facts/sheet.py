"""The material from which the facts of one document are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Damage, Removed
from corpus.page import Page, Row
from corpus.span import Span


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document of a file.

    `titles` are the rows of its title, `rows` those below, `head` the first of them up to the
    first heading. `headings` are its headings' words; `name` is the file's name. `span` is the
    document's stretch of the page, `sentences` are those below the title.
    """

    name: str
    page: Page
    span: Span
    titles: tuple[Row, ...]
    rows: tuple[Row, ...]
    head: tuple[Row, ...]
    headings: tuple[str, ...]
    removed: Sequence[Removed]
    damage: Sequence[Damage]
    sentences: Sequence[Span]
    first: bool
    """Whether it is the file's first document."""

    @property
    def written(self) -> str:
        """The title as it stands in the text, its lines joined; may be empty."""
        return "".join(row.words for row in self.titles)

    @property
    def folded(self) -> str:
        """The title as search sees it."""
        return "".join(row.folded for row in self.titles)

    def said(self, first: Row, last: Row) -> str:
        """The words from one row to another, letter for letter, with what stands between."""
        return self.page.text[first.line.first : last.line.last]
