"""Everything that is held in memory; the backends beside this file share one of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import RLock

from bot.announcement import Announcement, Heard
from bot.backends.memory.unanswered import Unanswered
from bot.kept import Attention, Handoff, Vote
from bot.pause import Pause, Surface
from bot.posts import Edition, Ground, Post, Posting
from bot.proposal import Proposal
from bot.rank import Noted, Ranked
from bot.subscription import Subscription
from corpus.document import Upload
from rag.answer import Answer


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it was kept; forgotten, its conversation and its question are empty."""

    conversation: str
    question: str
    answer: Answer
    asked: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a room."""

    attention: Attention = Attention.ADDRESSED
    gone: bool = False
    moved: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """Something a person said of an answer, or for the operators to know."""

    person: str
    told: datetime
    answer: int = 0
    vote: Vote | None = None
    text: str = ""


@dataclass(slots=True)
class Handed:
    """An announcement that was handed over, in all its editions."""

    posting: Posting
    editions: dict[int, Edition]
    opened: bool = False
    untold: bool = False
    turn: int = 0


@dataclass(slots=True)
class OnWay:
    """A post; `edition` is whose notice or rest it is, `due` and `chore` are as in the table."""

    post: Post
    edition: int
    due: float
    chore: float | None = None
    pinned: bool = False


@dataclass(slots=True)
class Memory:
    """All of it. Answers are numbered from 1, as their place in the list tells."""

    lock: RLock = field(default_factory=RLock)
    answers: list[Given] = field(default_factory=list)
    since: dict[str, int] = field(default_factory=dict)
    sent: dict[tuple[str, str], int] = field(default_factory=dict)
    languages: dict[str, str] = field(default_factory=dict)
    rooms: dict[str, Standing] = field(default_factory=dict)
    votes: dict[tuple[int, str], Said] = field(default_factory=dict)
    filed: dict[tuple[int, str], Said] = field(default_factory=dict)
    feedback: list[Said] = field(default_factory=list)
    handoffs: dict[int, Handoff] = field(default_factory=dict)
    requests: int = 0
    ranks: dict[str, Ranked] = field(default_factory=dict)
    acts: list[Noted] = field(default_factory=list)
    grounds: dict[int, Ground] = field(default_factory=dict)
    subscriptions: dict[str, Subscription] = field(default_factory=dict)
    postings: dict[int, Handed] = field(default_factory=dict)
    posts: dict[int, OnWay] = field(default_factory=dict)
    unanswered: Unanswered = field(default_factory=Unanswered)
    proposals: dict[int, Proposal] = field(default_factory=dict)
    proposed: dict[int, bytes] = field(default_factory=dict)
    pauses: dict[Surface, Pause] = field(default_factory=dict)
    made: dict[str, Upload] = field(default_factory=dict)
    announcements: dict[int, Announcement] = field(default_factory=dict)
    heard: Heard | None = None
    attachments: dict[str, Upload] = field(default_factory=dict)


def now() -> datetime:
    """The moment."""
    return datetime.now(UTC)
