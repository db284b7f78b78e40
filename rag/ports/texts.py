"""What is stored, as it can be read on one day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from corpus.document import Section
from rag.answer import Passage, Source


class Texts(Protocol):
    """What is stored as it can be read on one day."""

    def passages(self, chunks: Sequence[int]) -> list[Passage]:
        """Live chunks as passages, in the order asked; those gone are left out."""

    def within(self, version: int) -> list[Passage]:
        """Every chunk of a live version as a passage, in the order of the text."""

    def sources(self) -> Sequence[Source]:
        """Every part of every live version; the same object where none has changed, if it can."""

    def sections(self, version: int) -> list[Section]:
        """The outline of a version, live or not."""

    def text(self, version: int) -> str:
        """The cleaned text of a version, live or not."""

    def passage(self, version: int, start: int, end: int) -> Passage:
        """Any stretch of a version's text as a passage; resolves old citations."""
