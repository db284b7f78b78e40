"""Announcements that were handed over, in the state database: what is posted, where, and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from bot import parcel
from bot.announcement import Facets, PostState, Report
from bot.backends.sql.clock import clock
from bot.backends.sql.post_rows import PENDING
from bot.backends.sql.upsert import inserting, put_once
from bot.message import Outgoing
from bot.posts import Addressee, Cause, Edition, Posting, Sort
from corpus.known import Kind
from rag.announce.facets import Stage, Topic
from rag.backends import schema
from rag.backends.database import Database

_POSTING, _POST, _EDITION = schema.posting, schema.post, schema.edition


@dataclass(frozen=True, slots=True)
class SqlPosts:
    """A `bot.ports.Laying`; an announcement is known by its number."""

    database: Database

    def send(
        self,
        announcement: int,
        messages: Sequence[Outgoing],
        targets: Sequence[int],
        facets: Facets,
        *,
        at: datetime | None,
        pin: bool,
        by: str,
    ) -> None:
        """Hand an announcement over; a second time does nothing."""
        now = datetime.now(UTC)
        row = {
            "announcement": announcement,
            "edition": 0,
            "targets": list(targets),
            "facets": _plain(facets),
            "at": (at or now).timestamp(),
            "pin": pin,
            "by": by,
            "opened": False,
            "untold": False,
            "turn": 0,
            "made": now,
        }
        with self.database.write() as connection:
            if put_once(connection, _POSTING, row):
                _add_edition(connection, announcement, 0, Edition(tuple(messages)))

    def amend(
        self,
        announcement: int,
        turn: int,
        messages: Sequence[Outgoing],
        notice: Sequence[Outgoing],
    ) -> None:
        """Put other messages in the place of those that were posted; with an old turn nothing."""
        newer = _POSTING.c.announcement == announcement, _POSTING.c.edition < turn
        opened = _POSTING.c.opened if messages else True
        news = update(_POSTING).where(*newer).values(edition=turn, untold=True, opened=opened)
        with self.database.write() as connection:
            if not connection.execute(news).rowcount:
                return
            edition = Edition(tuple(messages), tuple(notice))
            _add_edition(connection, announcement, turn, edition)
            if not messages:
                _withdraw(connection, announcement)
            own = _POST.c.announcement == announcement, _POST.c.sort == Sort.WHOLE.value
            arrived = update(_POST).where(*own, _POST.c.state == PostState.SENT.value)
            connection.execute(arrived.values(chore=0.0))

    def report(self, announcement: int) -> Report:
        """What became of it."""
        own = _POST.c.announcement == announcement, _POST.c.sort == Sort.WHOLE.value
        counted = select(_POST.c.state, func.count()).where(*own).group_by(_POST.c.state)
        with self.database.read() as connection:
            rows = connection.execute(counted).all()
        return Report(announcement, {PostState(state): count for state, count in rows})

    def unopened(self) -> list[Posting]:
        """The announcements that are due and not laid out yet."""
        due = ~_POSTING.c.opened, _POSTING.c.at <= clock()
        with self.database.read() as connection:
            rows = connection.execute(select(_POSTING).where(*due).order_by(_POSTING.c.at))
            return [_posting(row) for row in rows]

    def lay(self, posting: Posting, addressees: Sequence[Addressee]) -> None:
        """Add posts of an announcement; those that are there already are left as they are."""
        rows = [post_row(posting.announcement, one) for one in addressees]
        add_posts(self.database, rows)

    def opened(self, posting: Posting) -> None:
        """All posts of an announcement are there."""
        one = update(_POSTING).where(_POSTING.c.announcement == posting.announcement)
        with self.database.write() as connection:
            connection.execute(one.values(opened=True, untold=True))


def add_posts(database: Database, rows: Sequence[dict[str, object]]) -> None:
    """Insert posts that are not there yet."""
    if not rows:
        return
    with database.write() as connection:
        insert_posts(connection, rows)


def insert_posts(connection: Connection, rows: Sequence[dict[str, object]]) -> None:
    """Likewise, within a transaction."""
    connection.execute(inserting(connection, _POST).on_conflict_do_nothing(), list(rows))


def post_row(
    announcement: int, to: Addressee, sort: Sort = Sort.WHOLE, edition: int = 0, part: int = 0
) -> dict[str, object]:
    """A post that waits, as a row."""
    return {
        "announcement": announcement,
        "sort": sort.value,
        "edition": edition,
        "messenger": to.room.messenger,
        "chat": to.room.chat,
        "topic": to.room.topic,
        "kind": to.room.kind.value,
        "target": to.target,
        "person": to.person,
        "bundle": to.bundle,
        "state": PostState.FAILED.value if to.cause else PENDING,
        "cause": to.cause.value,
        "due": to.due,
        "turn": 0,
        "part": part,
        "numbers": [],
        "shown": 0,
        "chore": None,
        "pinned": False,
    }


def _withdraw(connection: Connection, announcement: int) -> None:
    """What was not sent yet is not sent at all."""
    own = _POST.c.announcement == announcement, _POST.c.sort == Sort.WHOLE.value
    ended = {"state": PostState.FAILED.value, "cause": Cause.WITHDRAWN.value}
    waiting = update(_POST).where(*own, _POST.c.state == PENDING)
    connection.execute(waiting.values(**ended, turn=_POST.c.turn + 1))


def _add_edition(connection: Connection, announcement: int, turn: int, edition: Edition) -> None:
    row = {"announcement": announcement, "edition": turn, "body": parcel.pack(edition)}
    connection.execute(insert(_EDITION).values(row))


def _plain(facets: Facets) -> dict[str, object]:
    """Facets as JSON."""
    return {
        "topics": sorted(facets.topics),
        "places": list(facets.places),
        "stages": sorted(facets.stages),
        "kind": facets.kind,
        "document": facets.document,
    }


def _posting(row: Row[Any]) -> Posting:
    told = row.facets
    facets = Facets(
        topics=frozenset(map(Topic, told["topics"])),
        places=tuple(told["places"]),
        stages=frozenset(map(Stage, told["stages"])),
        kind=Kind(told["kind"]) if told["kind"] else None,
        document=told["document"],
    )
    targets = tuple(row.targets)
    return Posting(row.announcement, row.edition, targets, facets, row.at, row.pin, row.by)
