"""The material from which the facts of one document are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Damage, Removed
from corpus.page import Row


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document of a file.

    `titles` are the rows of its title, `rows` those below, `head` the first of them up to the
    first heading. `headings` are its headings' words; `name` is the file's name.
    """

    name: str
    titles: tuple[Row, ...]
    rows: tuple[Row, ...]
    head: tuple[Row, ...]
    headings: tuple[str, ...]
    removed: Sequence[Removed]
    damage: Sequence[Damage]
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
