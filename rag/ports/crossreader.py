"""What reads a question and a text together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol


class CrossReaderAwayError(Exception):
    """The model cannot be loaded; what was found is judged without it. Its text says why."""


class Page(NamedTuple):
    """A stretch of a document and what stands above it."""

    above: str
    text: str


class Read(NamedTuple):
    """What reading it told: two log odds, higher is more.

    `fits`: among other texts, this is the one; `answers`: what is asked stands in it.
    """

    fits: float
    answers: float


class CrossReader(Protocol):
    """Thread-safe; nothing leaves this machine."""

    def read(self, question: str, pages: Sequence[Page]) -> Sequence[Read]:
        """What each page told, in their order. Question and pages are folded.

        Raises:
            CrossReaderAwayError: nothing can be read now, and will not be until it is mended.
        """
