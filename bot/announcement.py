"""The nouns of announcements: what is told, to whom, and what became of the telling."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.message import Outgoing, Room
from corpus.known import Kind
from rag.announce.facets import Stage, Topic


@dataclass(frozen=True, slots=True)
class Facets:
    """What an announcement is about, as subscribers choose by it.

    A facet that is empty holds for every choice: an announcement without a place concerns
    all places. `places` are places as `rag.answer.Source.place` names them; `document` is the
    number of the document, 0 where it is about none.
    """

    topics: frozenset[Topic] = frozenset()
    places: tuple[str, ...] = ()
    stages: frozenset[Stage] = frozenset()
    kind: Kind | None = None
    document: int = 0


@dataclass(frozen=True, slots=True)
class Target:
    """A room that announcements may go to: chosen by an admin. `number` stays its own for good.

    `reached` tells whether the bot may post there as far as it knows.
    """

    number: int
    room: Room
    title: str
    reached: bool = True


class PostState(StrEnum):
    """What became of an announcement at one target."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    """Perhaps sent, perhaps not; an admin settles it."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Report:
    """What became of an announcement, by how many targets; states without one may be left out."""

    announcement: int
    counts: Mapping[PostState, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many targets it goes to."""
        return sum(self.counts.values())


class Occasion(StrEnum):
    """Why something is announced."""

    NEW = "new"
    NEW_VERSION = "new_version"
    REPLACED = "replaced"
    CORRECTED = "corrected"
    REMOVED = "removed"
    RESTORED = "restored"
    REPEALED = "repealed"
    EFFECTIVE = "effective"
    """It holds from now on."""
    SOON_EFFECTIVE = "soon_effective"
    EXPIRED = "expired"
    SOON_EXPIRED = "soon_expired"
    WRITTEN = "written"
    """Somebody wrote it."""


class State(StrEnum):
    """How far an announcement has come."""

    DRAFT = "draft"
    APPROVED = "approved"
    """Posted, now or on its day."""
    REJECTED = "rejected"
    AMENDED = "amended"
    """It was posted, and then corrected."""
    WITHDRAWN = "withdrawn"
    """It was posted, and then taken back."""

    @property
    def posted(self) -> bool:
        """Whether it was handed over and stands."""
        return self in {State.APPROVED, State.AMENDED}


@dataclass(frozen=True, slots=True)
class Plan:
    """Where an announcement goes, and how. `targets` None: to all that are chosen then.

    `at` is when it is posted; None: at once.
    """

    targets: tuple[int, ...] | None = None
    at: datetime | None = None
    pin: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """An announcement before it has a number: `messages` are exactly what is posted.

    The same key is the same announcement and is drafted once. `version` is the row that it
    tells of, `before` the one that it is held against; 0 where there is none.
    """

    key: str
    occasion: Occasion
    title: str
    messages: tuple[Outgoing, ...]
    facets: Facets = field(default_factory=Facets)
    version: int = 0
    before: int = 0


@dataclass(frozen=True, slots=True)
class Announcement:
    """An announcement. Its `turn` rises with everything that is done to it.

    `approvals` are the persons who approved of it as it stands now; `author` wrote it or edited
    it last, empty where nobody did; `reason` is why it was rejected, corrected or withdrawn.
    `owed` tells that what was decided is still to be done: to post it, or to change the posts.
    """

    number: int
    draft: Draft
    state: State
    turn: int
    made: datetime
    plan: Plan = field(default_factory=Plan)
    approvals: tuple[str, ...] = ()
    author: str = ""
    reason: str = ""
    owed: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """The last event that drafts tell of, and the moment from which on all are told."""

    event: int
    began: datetime
