"""The noun of what happened to the corpus, as announcements and the log tell it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Happening(StrEnum):
    """What became of a document."""

    ADDED = "added"
    NEW_VERSION = "new_version"
    REPLACED = "replaced"
    """Another text took the place of its last version, which is withdrawn."""
    CORRECTED = "corrected"
    """An admin set a fact of it."""
    REMOVED = "removed"
    HIDDEN = "hidden"
    RESTORED = "restored"
    JOINED = "joined"
    """It became versions of another document."""
    REVERTED = "reverted"
    """It is again what it was before the last change, which was rolled back."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, at a revision of the corpus. Numbers rise.

    `old` and `new` are the versions (rows) that spoke for the document before and that do now;
    0 where there is none. `detail` is the name of a corrected field, else empty.
    """

    number: int
    revision: int
    happening: Happening
    document: int
    old: int
    new: int
    at: datetime
    detail: str = ""
