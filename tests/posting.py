"""Where announcements go, for tests: over memory or a database, and easy to fill."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.announcement import Facets, PostState
from bot.backends.memory.grounds import MemoryGrounds
from bot.backends.memory.held import Memory
from bot.backends.memory.outbox import MemoryOutbox
from bot.backends.memory.outcomes import MemoryOutcomes
from bot.backends.memory.posts import MemoryPosts
from bot.backends.memory.subscriptions import MemorySubscriptions
from bot.backends.sql.grounds import SqlGrounds
from bot.backends.sql.outbox import SqlOutbox
from bot.backends.sql.outcomes import SqlOutcomes
from bot.backends.sql.posts import SqlPosts
from bot.backends.sql.subscriptions import SqlSubscriptions
from bot.desk.running.posting.means import PostingMeans
from bot.message import Outgoing, Room, RoomKind
from bot.posts import Addressee
from rag.backends.database import Database

BY = "telegram:77"
CHANNEL = Room("fake", "-200", kind=RoomKind.CHANNEL)
TEXT = Outgoing("【新文件】云溪县校车办法")


@dataclass(frozen=True, slots=True)
class Delivering(PostingMeans):
    """One of each, over the same memory or the same database."""

    def hand_over(
        self,
        number: int = 1,
        messages: Sequence[Outgoing] = (TEXT,),
        targets: Sequence[int] = (),
        facets: Facets | None = None,
        at: datetime | None = None,
        *,
        pin: bool = False,
    ) -> None:
        """An announcement is approved."""
        self.posts.send(number, messages, targets, facets or Facets(), at=at, pin=pin, by=BY)

    def lay(self, *addressees: Addressee, number: int = 1, pin: bool = False) -> None:
        """Hand an announcement over and lay it out for these."""
        self.hand_over(number, pin=pin)
        [posting] = [o for o in self.posts.unopened() if o.announcement == number]
        self.posts.lay(posting, addressees)
        self.posts.opened(posting)

    def counts(self, number: int = 1) -> dict[PostState, int]:
        """The posts of an announcement by state."""
        return dict(self.posts.report(number).counts)


def in_memory(memory: Memory | None = None, lease: float = 180.0) -> Delivering:
    """What is gone with the test."""
    memory = memory or Memory()
    return Delivering(
        MemoryGrounds(memory),
        MemorySubscriptions(memory),
        MemoryPosts(memory),
        MemoryOutbox(memory, lease),
        MemoryOutcomes(memory),
    )


def in_sql(database: Database, lease: float = 180.0) -> Delivering:
    """What stays."""
    return Delivering(
        SqlGrounds(database),
        SqlSubscriptions(database),
        SqlPosts(database),
        SqlOutbox(database, lease),
        SqlOutcomes(database),
    )


def channels(count: int, first: int = 1) -> list[Addressee]:
    """So many channels."""
    return [
        Addressee(Room("fake", f"-{number}", kind=RoomKind.CHANNEL), number)
        for number in range(first, first + count)
    ]
