"""The store as it is read on one day, for stations that need not know of days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from corpus.document import Section
from rag.answer import Passage, Source
from rag.ports import Store

_CHINA = timezone(timedelta(hours=8))


def today() -> date:
    """The day in China, where the documents take effect."""
    return datetime.now(_CHINA).date()


@dataclass(frozen=True, slots=True)
class OnDay:
    """`rag.ports.Texts` of a day."""

    store: Store
    day: date

    def passages(self, chunks: Sequence[int]) -> list[Passage]:
        """Live chunks as passages, in the order asked; those gone are left out."""
        return self.store.passages(chunks, self.day)

    def within(self, version: int) -> list[Passage]:
        """Every chunk of a live version as a passage, in the order of the text."""
        return self.store.within(version, self.day)

    def sources(self) -> Sequence[Source]:
        """Every part of every live version."""
        return self.store.sources(self.day)

    def sections(self, version: int) -> list[Section]:
        """The outline of a version, live or not."""
        return self.store.sections(version)

    def text(self, version: int) -> str:
        """The cleaned text of a version, live or not."""
        return self.store.text(version)

    def passage(self, version: int, start: int, end: int) -> Passage:
        """Any stretch of a version's text as a passage."""
        return self.store.passage(version, start, end, self.day)
