"""The nouns of delivering announcements: where they go, and each of them on its way to a target."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.announcement import Facets, PostState
from bot.message import Outgoing, Room


@dataclass(frozen=True, slots=True)
class Sighting:
    """A room that was found: what it is called, and what the bot may do there.

    `posts` and `pins` are None where that is not told; an empty title is none that is known.
    """

    room: Room
    title: str = ""
    posts: bool | None = None
    pins: bool | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """A room that announcements could go to. `number` stays its own for good.

    `chosen` is since when they do; `turn` rises with every choice. `gone` tells that nobody can
    be reached there.
    """

    number: int
    room: Room
    title: str
    posts: bool
    pins: bool
    turn: int = 0
    chosen: datetime | None = None
    gone: bool = False

    @property
    def reached(self) -> bool:
        """Whether a post would arrive there, as far as anybody knows."""
        return self.posts and not self.gone


class Sort(StrEnum):
    """What of an announcement a post brings."""

    WHOLE = "whole"
    NOTICE = "notice"
    """That it was corrected or withdrawn, where the post itself cannot be changed."""
    REST = "rest"
    """The messages by which a correction is longer than what was posted."""


class Cause(StrEnum):
    """Why a post failed, or why nobody knows whether it arrived."""

    NONE = ""
    GONE = "gone"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    LEFT = "left"
    """The person no longer wants announcements."""
    CUT = "cut"
    """The connection broke while it was sent."""
    KILLED = "killed"
    """Whoever was sending it died."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom a post goes: a target by its number, or (0) a person who subscribed.

    `due` is the moment (seconds since 1970) before which nothing goes there. Posts of one
    `bundle` that are due together go as one digest. With a `cause` it has failed beforehand.
    """

    room: Room
    target: int = 0
    person: str = ""
    due: float = 0.0
    bundle: str = ""
    cause: Cause = Cause.NONE


@dataclass(frozen=True, slots=True)
class Posting:
    """An announcement that was handed over, before it is laid out for everybody it goes to.

    `edition` rises with every correction; `at` is when it is posted, in seconds since 1970.
    """

    announcement: int
    edition: int
    targets: tuple[int, ...]
    facets: Facets
    at: float
    pin: bool
    by: str


@dataclass(frozen=True, slots=True)
class Edition:
    """An announcement in the words of one of its editions; without messages it is withdrawn."""

    messages: tuple[Outgoing, ...]
    notice: tuple[Outgoing, ...] = ()

    @property
    def shown(self) -> tuple[Outgoing, ...]:
        """What stands where it was posted: what is withdrawn becomes its notice."""
        return self.messages or self.notice


@dataclass(frozen=True, slots=True)
class Post:
    """An announcement on its way to one target, or there.

    `turn` rises with everything that becomes of it; it is the fencing token of whoever is at it.
    `part` is the message to be sent next, `numbers` those of the messages that arrived (empty
    where not known), `shown` the edition they show.
    """

    number: int
    announcement: int
    sort: Sort
    room: Room
    target: int
    person: str
    bundle: str
    state: PostState
    cause: Cause
    turn: int
    part: int = 0
    numbers: tuple[str, ...] = ()
    shown: int = 0
    title: str = ""


@dataclass(frozen=True, slots=True)
class Load:
    """What is sent at once: one post, or the posts of a digest, each with its messages."""

    posts: tuple[Post, ...]
    editions: tuple[Edition, ...]

    @property
    def digest(self) -> bool:
        """Whether these are many in one."""
        return len(self.posts) > 1


@dataclass(frozen=True, slots=True)
class Chore:
    """What is left to do about a post that arrived: pin it, or bring it to the newest edition."""

    post: Post
    edition: int
    before: Edition
    now: Edition
    pin: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an announcement: how many posts of each state, how many failed for what.

    `followed` are the posts that followed others, `later` those that are not due yet, `behind`
    those that still show an older edition. `by` ordered it, to be posted `at` (seconds since
    1970); `turn` is how often they were told.
    """

    announcement: int
    by: str
    at: float
    turn: int
    counts: Mapping[PostState, int] = field(default_factory=dict)
    followed: Mapping[PostState, int] = field(default_factory=dict)
    causes: Mapping[Cause, int] = field(default_factory=dict)
    later: int = 0
    behind: int = 0
    opened: bool = False
    """Whether all its posts are there."""

    @property
    def total(self) -> int:
        """How many targets it goes to."""
        return sum(self.counts.values())

    @property
    def unknown(self) -> int:
        """How many posts an admin is to settle."""
        return sum(one.get(PostState.UNKNOWN, 0) for one in (self.counts, self.followed))
