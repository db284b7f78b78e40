"""Everywhere that what conversations keep is kept: in memory, in SQLite, in PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.backends.memory.announcements import MemoryAnnouncements
from bot.backends.memory.chats import MemoryChats
from bot.backends.memory.figures import MemoryFigures
from bot.backends.memory.gaps import MemoryGaps
from bot.backends.memory.held import Memory
from bot.backends.memory.log import MemoryLog
from bot.backends.memory.opinions import MemoryOpinions
from bot.backends.memory.pauses import MemoryPauses
from bot.backends.memory.people import MemoryPeople
from bot.backends.memory.proposals import MemoryProposals
from bot.backends.memory.ranks import MemoryRanks
from bot.backends.memory.replies import MemoryReplies
from bot.backends.memory.rooms import MemoryRooms
from bot.backends.memory.standards import MemoryStandards
from bot.backends.memory.told import MemoryTold
from bot.backends.memory.wishes import MemoryWishes
from bot.backends.sql.announcements import SqlAnnouncements
from bot.backends.sql.chats import SqlChats
from bot.backends.sql.figures import SqlFigures
from bot.backends.sql.gaps import SqlGaps
from bot.backends.sql.log import SqlLog
from bot.backends.sql.opinions import SqlOpinions
from bot.backends.sql.pauses import SqlPauses
from bot.backends.sql.people import SqlPeople
from bot.backends.sql.proposals import SqlProposals
from bot.backends.sql.ranks import SqlRanks
from bot.backends.sql.replies import SqlReplies
from bot.backends.sql.rooms import SqlRooms
from bot.backends.sql.standards import SqlStandards
from bot.backends.sql.told import SqlTold
from bot.backends.sql.wishes import SqlWishes
from bot.ports import (
    Announcements,
    Chats,
    Figures,
    Log,
    Opinions,
    Pauses,
    People,
    Proposals,
    Ranks,
    Rooms,
    Told,
)
from bot.ports.unanswered import Gaps, Replies, Standards, Wishes
from rag.backends.database import Database
from rag.backends.sql import SqlStore
from rag.ports import Store
from tests import places, posting
from tests.posting import Delivering
from tests.stored import FakeStore

PLACES = ("memory", "sqlite", "postgresql")


@dataclass(frozen=True)
class Keeping:
    """One of each, over the same memory or the same database (None for memory)."""

    store: Store
    chats: Chats
    people: People
    rooms: Rooms
    opinions: Opinions
    ranks: Ranks
    log: Log
    proposals: Proposals
    announcements: Announcements
    database: Database | None = None
    posting: Delivering = field(kw_only=True)
    gaps: Gaps = field(kw_only=True)
    wishes: Wishes = field(kw_only=True)
    standards: Standards = field(kw_only=True)
    replies: Replies = field(kw_only=True)
    figures: Figures = field(kw_only=True)
    pauses: Pauses = field(kw_only=True)
    told: Told = field(kw_only=True)


def in_memory(store: Store | None = None) -> Keeping:
    """What is gone with the test."""
    memory, store = Memory(), store or FakeStore()
    return Keeping(
        store,
        MemoryChats(memory),
        MemoryPeople(memory),
        MemoryRooms(memory),
        MemoryOpinions(memory),
        MemoryRanks(memory),
        MemoryLog(memory),
        MemoryProposals(memory),
        MemoryAnnouncements(memory),
        posting=posting.in_memory(memory),
        gaps=MemoryGaps(memory),
        wishes=MemoryWishes(memory),
        standards=MemoryStandards(memory),
        replies=MemoryReplies(memory),
        figures=MemoryFigures(store, memory),
        pauses=MemoryPauses(memory),
        told=MemoryTold(memory),
    )


@contextmanager
def keeping(place: str, directory: Path) -> Iterator[Keeping]:
    """An empty one. PostgreSQL is tried where `TEST_STATE_URL` names an empty database."""
    if place == "memory":
        yield in_memory()
        return
    with places.database(place, directory) as database:
        store = SqlStore(database)
        yield Keeping(
            store,
            SqlChats(database, store),
            SqlPeople(database),
            SqlRooms(database),
            SqlOpinions(database),
            SqlRanks(database),
            SqlLog(database),
            SqlProposals(database),
            SqlAnnouncements(database),
            database,
            posting=posting.in_sql(database),
            gaps=SqlGaps(database),
            wishes=SqlWishes(database),
            standards=SqlStandards(database),
            replies=SqlReplies(database),
            figures=SqlFigures(database, store),
            pauses=SqlPauses(database),
            told=SqlTold(database),
        )
