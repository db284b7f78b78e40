"""The composition root of what could not be answered, and of answers written by hand."""

# ruff: noqa: PLC0415  what takes long to load is loaded when a command needs it, not for --help

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.desk.running.pending.again import Again
from bot.desk.running.pending.means import Kept, Pending
from bot.desk.staff import Means
from bot.kept import Attention
from bot.message import Room, RoomKind
from bot.pause import surface_of
from bot.ports import Asking, Chats, Checking
from bot.wording import Wordings

if TYPE_CHECKING:
    from rag.answer import Answer, Question
    from rag.ask import Asker
    from rag.backends.home import Home
    from rag.ports import Embedder, Indexes
    from rag.prepared import Prepared
    from rag.remembered import Asks


def prepared(home: Home, asks: Asks) -> Prepared:
    """What answers, before whom answers written by hand are looked through."""
    from bot.backends.sql.standards import SqlStandards
    from rag.prepared import Prepared

    return Prepared(asks, SqlStandards(home.database), home.store)


def rehearsed(home: Home, asker: Asker) -> Callable[[Indexes, Question], Answer]:
    """What answers golden questions: one generation, as everybody would be answered from it."""
    from rag.steady import Held, steady

    def of(indexes: Indexes, question: Question) -> Answer:
        with steady(home.store, Held(indexes)) as held:
            return prepared(home, replace(asker, shelf=held))(question)

    return of


def again(means: Means) -> Again:
    """What follows when other answers may be given."""

    def paused(room: Room) -> bool:
        silent = means.rooms.attention(room.lane) is Attention.SILENT
        closed = room.kind is not RoomKind.PRIVATE and silent
        stopped = means.watch.pauses.paused(surface_of(room.kind)) is not None
        return closed or stopped or not means.rooms.reachable(room.lane)

    human = means.helpers is not None
    return Again(means.pending, means.ranks, means.owners, means.words, paused, human)


def pending(
    home: Home,
    ask: Asking,
    chats: Chats,
    check: Checking,
    embedder: Embedder,
    wordings: Wordings,
) -> Pending:
    """What the queue works with."""
    from bot.backends.sql.gaps import SqlGaps
    from bot.backends.sql.replies import SqlReplies
    from bot.backends.sql.standards import SqlStandards
    from bot.backends.sql.wishes import SqlWishes
    from rag.alike import Alike
    from rag.quoted import Quoter

    database = home.database
    kept = Kept(
        SqlGaps(database), SqlWishes(database), SqlStandards(database), SqlReplies(database)
    )
    group, quote = Alike(embedder), Quoter(home.store, home.shelf)
    return Pending(kept, ask, chats, check, group, quote, home.store, wordings)
