"""What became of announcements, out of the state database, and what an admin settles there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, case, func, select, update

from bot.announcement import PostState
from bot.backends.sql import post_rows
from bot.backends.sql.outbox import edition_of
from bot.backends.sql.post_rows import PENDING, UNKNOWN, post_of
from bot.posts import Cause, Edition, Outcome, Post, Sort
from rag.backends import schema
from rag.backends.database import Database

_POST, _POSTING = schema.post, schema.posting


@dataclass(frozen=True, slots=True)
class SqlOutcomes:
    """Counts posts by state."""

    database: Database

    def settle(self, number: int, turn: int, *, again: bool) -> bool:
        """Send an unknown post again, or take it for sent; False where it is of another turn."""
        same = _POST.c.id == number, _POST.c.turn == turn, _POST.c.state == UNKNOWN
        with self.database.write() as connection:
            row = connection.execute(select(_POST).where(*same).with_for_update()).first()
            if row is None:
                return False
            post = post_of(row)
            told = _again() if again else _arrived(connection, post)
            connection.execute(update(_POST).where(*same).values(**told, turn=turn + 1))
            if told["state"] == PENDING:
                own = _POSTING.c.announcement == post.announcement
                connection.execute(update(_POSTING).where(own).values(untold=True))
        return True

    def unknown(self, announcement: int) -> list[Post]:
        """The posts of an announcement that an admin is to settle, with their titles."""
        return self._posts(announcement, PostState.UNKNOWN, 1_000_000)

    def failed(self, announcement: int, most: int) -> list[Post]:
        """Posts of an announcement that failed, targets before persons, with their titles."""
        return self._posts(announcement, PostState.FAILED, most)

    def _posts(self, announcement: int, state: PostState, most: int) -> list[Post]:
        own = _POST.c.announcement == announcement, _POST.c.state == state.value
        order = case((_POST.c.target > 0, 0), else_=1), _POST.c.id
        with self.database.read() as connection:
            rows = connection.execute(post_rows.titled().where(*own).order_by(*order).limit(most))
            return [post_of(row) for row in rows]

    def outcome(self, announcement: int) -> Outcome | None:
        """What became of an announcement; None where it was never handed over."""
        with self.database.read() as connection:
            return next(iter(_outcomes(connection, [announcement])), None)

    def outcomes(self, most: int) -> list[Outcome]:
        """Likewise of the latest announcements, the newest first."""
        latest = select(_POSTING.c.announcement).order_by(_POSTING.c.announcement.desc())
        with self.database.read() as connection:
            return _outcomes(connection, list(connection.execute(latest.limit(most)).scalars()))

    def news(self) -> list[Outcome]:
        """Those whose posts have all come to an end and that nobody was told of since."""
        with self.database.read() as connection:
            return _outcomes(connection, list(connection.execute(post_rows.NEWS).scalars()))

    def told(self, outcome: Outcome) -> None:
        """The outcome was told."""
        same = _POSTING.c.announcement == outcome.announcement, _POSTING.c.turn == outcome.turn
        with self.database.write() as connection:
            news = update(_POSTING).where(*same)
            connection.execute(news.values(untold=False, turn=outcome.turn + 1))

    def edition(self, announcement: int) -> Edition | None:
        """The newest edition of an announcement; None where it was never handed over."""
        own = _POSTING.c.announcement == announcement
        with self.database.read() as connection:
            newest = connection.execute(select(_POSTING.c.edition).where(own)).scalar()
            return None if newest is None else edition_of(connection, announcement, newest)


def _again() -> dict[str, object]:
    return {"state": PENDING, "cause": Cause.NONE.value, "due": 0.0}


def _arrived(connection: Connection, post: Post) -> dict[str, object]:
    """One message more arrived, whose number nobody knows; if it was the last one, all is well."""
    edition = edition_of(connection, post.announcement, post.shown)
    messages = edition.notice if post.sort is Sort.NOTICE else edition.messages
    numbers = [*post.numbers, ""]
    told: dict[str, object] = {"part": post.part + 1, "numbers": numbers}
    if not post.bundle and post.part + 1 < len(messages):
        return told | _again()
    chore = post_rows.left_to_do()
    return told | {"state": PostState.SENT.value, "cause": Cause.NONE.value, "chore": chore}


def _outcomes(connection: Connection, announcements: Sequence[int]) -> list[Outcome]:
    """What became of some announcements, in this order."""
    table = _POSTING.c
    wanted = select(_POSTING).where(table.announcement.in_(announcements))
    counted = (
        select(
            _POST.c.announcement,
            _POST.c.sort,
            _POST.c.state,
            _POST.c.cause,
            func.count().label("many"),
            func.sum(post_rows.LATER).label("later"),
            func.sum(case((_POST.c.chore.is_not(None), 1), else_=0)).label("behind"),
        )
        .where(_POST.c.announcement.in_(announcements))
        .group_by(_POST.c.announcement, _POST.c.sort, _POST.c.state, _POST.c.cause)
    )
    rows = connection.execute(counted).all()
    found = {
        row.announcement: _outcome(row, [o for o in rows if o.announcement == row.announcement])
        for row in connection.execute(wanted)
    }
    return [found[one] for one in announcements if one in found]


def _outcome(posting: Row[Any], rows: Sequence[Row[Any]]) -> Outcome:
    """What became of an announcement, from the counts of its posts."""
    counts, followed, causes = Counter[PostState](), Counter[PostState](), Counter[Cause]()
    for one in rows:
        tally = counts if one.sort == Sort.WHOLE.value else followed
        tally[PostState(one.state)] += one.many
        if one.cause and one.state == PostState.FAILED.value:
            causes[Cause(one.cause)] += one.many
    return Outcome(
        posting.announcement,
        posting.by,
        posting.at,
        posting.turn,
        counts,
        followed,
        causes,
        later=sum(one.later for one in rows),
        behind=sum(one.behind for one in rows),
        opened=posting.opened,
    )
