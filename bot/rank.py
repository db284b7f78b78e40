"""The nouns of running zhengda by chat: who may do what, and what was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Rank(StrEnum):
    """What somebody is among those who run zhengda; everybody else has none."""

    OWNER = "owner"
    ADMIN = "admin"
    EDITOR = "editor"
    REVIEWER = "reviewer"


class Deed(StrEnum):
    """What is done by those who run zhengda."""

    RANK = "rank"
    """Gives somebody a rank, or takes it away."""
    AUDIT = "audit"
    """Reads what was done."""


_LEADING = frozenset({Rank.OWNER, Rank.ADMIN})
_MAY = {
    Deed.RANK: frozenset({Rank.OWNER}),
    Deed.AUDIT: _LEADING,
}


def may(rank: Rank | None, deed: Deed) -> bool:
    """Whether a rank may do it; who has none may do nothing."""
    return rank in _MAY[deed]


@dataclass(frozen=True, slots=True)
class Ranked:
    """Somebody with a rank: who gave it (empty: the settings) and when."""

    person: str
    rank: Rank
    by: str = ""
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """Something that was done, or was refused, by somebody who was of a rank then.

    `document` is the one it was about, or 0; `detail` says more in few words, never those of a
    question.
    """

    person: str
    rank: Rank | None
    deed: Deed
    allowed: bool
    document: int = 0
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Noted:
    """An act as it stands in the log. Numbers rise."""

    number: int
    at: datetime
    act: Act
