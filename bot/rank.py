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
    STATS = "stats"
    """Reads how zhengda is used."""
    TEST = "test"
    """Follows a question through the line."""
    PAUSE = "pause"
    """Has zhengda say nothing somewhere."""
    RESUME = "resume"
    """Ends that."""
    EXPORT = "export"
    """Takes what people told and what is stored out of zhengda."""
    BACK_UP = "back_up"
    """Takes everything out, to be restored elsewhere."""
    TARGETS = "targets"
    """Chooses where announcements go."""
    DELIVERY = "delivery"
    """Looks at what became of announcements."""
    SETTLE = "settle"
    """Settles what nobody knows of them."""
    TAKE_IN = "take_in"
    """Sends files, looks at them, has them taken in."""
    DOCS = "docs"
    """Looks at what is stored, also at what was removed or hidden."""
    VERSIONS = "versions"
    DIFF = "diff"
    CORRECT = "correct"
    EXPIRE = "expire"
    HIDE = "hide"
    REMOVE = "remove"
    RESTORE = "restore"
    JOIN = "join"
    """Settles that two documents are versions of one."""
    APART = "apart"
    """Settles that they are not."""
    REINDEX = "reindex"
    ROLL_BACK = "roll_back"
    SWITCH = "switch"
    """Publishes what golden questions stopped."""
    DISCARD = "discard"
    """Gives it up."""
    GOLDEN = "golden"
    """Keeps, reads, asks and drops golden questions."""
    STOP = "stop"
    """Cancels work that was ordered."""
    UNANSWERED = "unanswered"
    """Reads what was not answered."""
    STANDARD = "standard"
    """Writes standard answers, decides what becomes of what was not answered."""

    DRAFTS = "drafts"
    """Looks at announcements that wait, and at those that were decided on."""
    ANNOUNCE = "announce"
    """Writes one."""
    EDIT_DRAFT = "edit_draft"
    """Changes what one says, where it goes and when."""
    APPROVE = "approve"
    """Has one posted, or never posted."""
    AMEND = "amend"
    """Corrects or withdraws what was posted."""


class Ending(StrEnum):
    """How a deed ended that took long."""

    DONE = "done"
    STOPPED = "stopped"
    """By golden questions."""
    FAILED = "failed"


_LEADING = frozenset({Rank.OWNER, Rank.ADMIN})
_EDITING = _LEADING | {Rank.EDITOR}
_REVIEWING = _LEADING | {Rank.REVIEWER}
_MAY = {
    Deed.UNANSWERED: frozenset(Rank),
    Deed.STANDARD: _EDITING,
    Deed.RANK: frozenset({Rank.OWNER}),
    Deed.AUDIT: _LEADING,
    Deed.TARGETS: _LEADING,
    Deed.DELIVERY: frozenset(Rank),
    Deed.SETTLE: _LEADING,
    Deed.TAKE_IN: _EDITING,
    Deed.DOCS: frozenset(Rank),
    Deed.VERSIONS: frozenset(Rank),
    Deed.DIFF: frozenset(Rank),
    Deed.CORRECT: _EDITING,
    Deed.EXPIRE: _EDITING,
    Deed.HIDE: _EDITING,
    Deed.REMOVE: _EDITING,
    Deed.RESTORE: _EDITING,
    Deed.JOIN: _EDITING,
    Deed.APART: _EDITING,
    Deed.REINDEX: _LEADING,
    Deed.ROLL_BACK: _LEADING,
    Deed.SWITCH: _LEADING,
    Deed.DISCARD: _EDITING,
    Deed.GOLDEN: _EDITING,
    Deed.STOP: _EDITING,
    Deed.STATS: _LEADING,
    Deed.TEST: _LEADING,
    Deed.PAUSE: _LEADING,
    Deed.RESUME: _LEADING,
    Deed.EXPORT: _LEADING,
    Deed.BACK_UP: _LEADING,
    Deed.DRAFTS: frozenset(Rank),
    Deed.ANNOUNCE: _EDITING,
    Deed.EDIT_DRAFT: _EDITING,
    Deed.APPROVE: _REVIEWING,
    Deed.AMEND: _LEADING,
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
