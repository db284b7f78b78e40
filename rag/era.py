"""Which documents may answer a question: those that hold on the day it asks for.

What holds no longer is never given as what holds. A repealed document answers only where the
question names it by its title, and says that it is repealed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpus.fold import fold
from corpus.known import Status
from rag.answer import Source
from rag.inquiry import Wants
from rag.named import read
from rag.timeline import RULES
from rag.wants import wants, years

_NAMES = 4
"""Letters that a title must have for a question to name a document by it."""
_ENDED = frozenset({Status.REPEALED, Status.EXPIRED})


@dataclass(frozen=True, slots=True)
class Era:
    """A day, and whether it is another one than that of the asking. `folded` is the question."""

    day: date
    folded: str
    past: bool = False

    def holds(self, source: Source) -> bool:
        """Whether a document may be given as what holds on the day."""
        if self.past:
            return self._held(source)
        if source.current:
            return True
        ended = source.speaks and source.status in _ENDED
        return (ended and _named(source, self.folded)) or self._compared(source)

    def tells(self, source: Source) -> bool:
        """Whether a document that is no rule may tell of the day, whenever it was written."""
        return source.current and source.kind not in RULES

    def gone(self, source: Source) -> bool:
        """Whether a document has something to say, but not for the day."""
        return not self.holds(source)

    def _compared(self, source: Source) -> bool:
        """Whether it held in a year that the question compares with: 和2019年比."""
        return Wants.COMPARISON in wants(self.folded) and any(
            source.since and source.since[:4] <= year <= (source.until or year)[:4]
            for year in years(self.folded)
        )

    def _held(self, source: Source) -> bool:
        """Whether it was there and held: a text written later could not be followed."""
        made = source.dated or source.since
        begun = not made or made <= self.day.isoformat()[: len(made)]
        return source.current and begun and source.status is not Status.NOT_YET_EFFECTIVE


def _named(source: Source, folded: str) -> bool:
    names = read(source.title).names
    return any(len(name) >= _NAMES and name in folded for name in names | {fold(source.title)})
