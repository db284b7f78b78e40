"""The nouns of the kill switch: where zhengda is told to be silent, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.message import RoomKind


class Surface(StrEnum):
    """Where zhengda speaks."""

    PRIVATE = "private"
    GROUPS = "groups"
    INLINE = "inline"
    """Passages offered to somebody who writes elsewhere."""
    ANNOUNCEMENTS = "announcements"
    MODEL = "model"
    """Answers in the words of a language model; without it the documents are quoted."""
    EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class Pause:
    """A surface on which nothing is said for now; `reason` is told to whoever asks there."""

    surface: Surface
    reason: str
    by: str
    since: datetime


def surface_of(kind: RoomKind) -> Surface:
    """The surface a room belongs to, for what is asked and answered there."""
    return Surface.PRIVATE if kind is RoomKind.PRIVATE else Surface.GROUPS
