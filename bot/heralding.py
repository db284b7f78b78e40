"""The composition root of announcements."""

# ruff: noqa: PLC0415  what takes long to load is loaded when a command needs it, not for --help

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.announcing.deciding import Deciding
from bot.announcing.drafting import Drafting
from bot.desk.running.announcing.roster import Announcing
from bot.desk.running.announcing.rounding import Rounding
from bot.desk.running.announcing.telling import Telling
from bot.ports import People, Ranks
from bot.setup import Setup

if TYPE_CHECKING:
    from rag.backends.home import Home


def announcing(home: Home, ranks: Ranks, people: People, setup: Setup) -> Announcing:
    """What announcements are made with."""
    from bot.backends.sql.announcements import SqlAnnouncements
    from bot.backends.sql.grounds import SqlGrounds
    from bot.backends.sql.posts import SqlPosts

    kept, database = SqlAnnouncements(home.database), home.database
    return Announcing(
        Drafting(home.store, kept, setup.words, ahead=setup.settings.reminder_days),
        Deciding(kept, SqlPosts(database), SqlGrounds(database), setup.settings.approvals),
        Telling(ranks, people, setup.wordings, setup.words),
        home.store,
        home.store,
    )


def rounding(means: Announcing) -> Rounding:
    """What the service does for announcements from time to time."""
    return Rounding(means.drafting, means.deciding, means.telling)
