"""The corpus as those who run zhengda see it, and how they call what is in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.ports import Changing, Jobs, Stored
from bot.wording import Wording
from corpus.fold import fold
from rag.curate import undoable
from rag.event import Happening
from rag.records import Record, Withdrawn

_NUMBER = re.compile(r"(?:#|编号|編號)?\s*(\d{1,9})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Archive:
    """What is stored, what changes it, and which work is under way."""

    stored: Stored
    library: Changing
    jobs: Jobs

    def record(self, number: int) -> Record | None:
        """A live document."""
        return next((one for one in self.stored.records() if one.id == number), None)

    def gone(self, number: int) -> Withdrawn | None:
        """A document that was removed or hidden."""
        return next((one for one in self.stored.withdrawn() if one.id == number), None)


def numbered(words: str) -> int:
    """The number that words are; 0 where they are none. Example: `编号12` is 12."""
    found = _NUMBER.fullmatch(fold(words.strip()))
    return int(found[1]) if found else 0


def called(record: Record | Withdrawn, wording: Wording) -> str:
    """A document by title and number."""
    title = (record.title or record.name).strip()
    titled = title if title.startswith("《") else wording.frame.title.format(title=title)
    return wording.curated.document.format(title=titled, id=record.id)


def withdrawn(one: Withdrawn, wording: Wording) -> str:
    """A document that was taken out, in a line: since when, and until when that can be undone."""
    say, day = wording.library, one.at.astimezone().date()
    document = called(one, wording)
    if one.how is Happening.HIDDEN:
        return say.is_hidden.format(document=document, day=day)
    return say.is_removed.format(
        document=document, day=day, until=undoable(one).astimezone().date()
    )
