"""The nouns of files that wait for somebody to settle what becomes of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from rag.correct import Correction
from rag.preview import Fit


class Course(StrEnum):
    """How far a proposal has come."""

    OPEN = "open"
    ORDERED = "ordered"
    """Confirmed; it is being taken in, unless that was cancelled."""
    TAKEN = "taken"
    DROPPED = "dropped"
    FORGOTTEN = "forgotten"
    """Nobody settled it in time."""
    OPENED = "opened"
    """An archive whose files are proposals of their own."""

    @property
    def settled(self) -> bool:
        """Whether nothing can be done about it any more; its bytes are gone."""
        return self not in {Course.OPEN, Course.ORDERED}


@dataclass(frozen=True, slots=True)
class Gist:
    """What a file was seen to be, in a line.

    `of` is the document it stands near to, with its title; `changes` counts what it has otherwise
    than the version before. `error` tells why it cannot be read; then all else is empty.
    """

    title: str = ""
    fit: Fit = Fit.NEW
    of: int = 0
    of_title: str = ""
    changes: int = 0
    damage: int = 0
    error: str = ""

    @property
    def welcome(self) -> bool:
        """Whether there is anything to take in: it can be read, and is not there already."""
        return not self.error and not self.fit.held

    def otherwise(self, before: Gist | None) -> bool:
        """Whether it stands otherwise than it was seen to before."""
        return before is not None and (before.fit, before.of) != (self.fit, self.of)


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody settled about a file: as in `rag.change.Wish`, `of` None where nobody did."""

    of: int | None = None
    instead: bool = False
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A file that somebody sent, with what is settled about it.

    `origin` is the key of the message that brought it (or, into its batch, brought it again).

    `turn` rises whenever that changes, so that a button shown before is known to be old. Files
    of one `batch` are shown in one message; empty: it came alone. `document` is what it became,
    `by` the key of the press that ordered or dropped it last.
    """

    number: int
    person: str
    batch: str
    origin: str
    name: str
    digest: str
    size: int
    made: datetime
    turn: int = 0
    course: Course = Course.OPEN
    choice: Choice = Choice()
    gist: Gist | None = None
    document: int = 0
    by: str = ""


def brought_again(one: Proposal, name: str, batch: str, origin: str) -> Proposal:
    """An unsettled proposal whose bytes come once more.

    In another batch it is looked at anew, as what is stored may have changed since.
    """
    moved = batch not in {"", one.batch}
    found = replace(one, batch=batch, origin=origin) if moved else one
    if one.course is not Course.OPEN:
        return found
    found = replace(found, name=name)
    return replace(found, gist=None, turn=one.turn + 1) if moved else found
