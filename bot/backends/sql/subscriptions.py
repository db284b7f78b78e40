"""Who wants to be told of what, in the state database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, delete, select, update

from bot.announcement import PostState
from bot.backends.sql.upsert import put
from bot.message import Room
from bot.posts import Cause
from bot.subscription import Quiet, Rhythm, Subscription
from corpus.known import Kind
from rag.announce.facets import Stage, Topic
from rag.backends import schema
from rag.backends.database import Database

_TABLE = schema.subscription


@dataclass(frozen=True, slots=True)
class SqlSubscriptions:
    """One subscription a person."""

    database: Database

    def of(self, person: str) -> Subscription | None:
        """What a person subscribed to."""
        with self.database.read() as connection:
            row = connection.execute(select(_TABLE).where(_TABLE.c.person == person)).first()
        return None if row is None else _subscription(row)

    def keep(self, subscription: Subscription) -> None:
        """Keep it in the place of the one before."""
        one = subscription
        row = {
            "person": one.person,
            "messenger": one.room.messenger,
            "chat": one.room.chat,
            "topics": sorted(one.topics),
            "places": list(one.places),
            "stages": sorted(one.stages),
            "kinds": sorted(one.kinds),
            "rhythm": one.rhythm.value,
            "minute": one.minute,
            "weekday": one.weekday,
            "quiet": [one.quiet.begin, one.quiet.end] if one.quiet else [],
            "zone": one.zone,
            "since": datetime.now(UTC),
        }
        with self.database.write() as connection:
            put(connection, _TABLE, row)

    def drop(self, person: str) -> bool:
        """Forget it; what has not been sent is not sent. False where there is none."""
        post = schema.post
        waiting = post.c.person == person, post.c.state == PostState.PENDING.value
        ended = {"state": PostState.FAILED.value, "cause": Cause.LEFT.value}
        with self.database.write() as connection:
            gone = connection.execute(delete(_TABLE).where(_TABLE.c.person == person)).rowcount
            left = update(post).where(*waiting)
            connection.execute(left.values(**ended, turn=post.c.turn + 1))
        return gone == 1

    def everybody(self) -> list[Subscription]:
        """All of them whose rooms can be reached."""
        lane = _TABLE.c.messenger.concat(":").concat(_TABLE.c.chat)
        joined = select(_TABLE).outerjoin(schema.room, schema.room.c.name == lane)
        reached = joined.where(schema.room.c.gone.is_(None)).order_by(_TABLE.c.since)
        with self.database.read() as connection:
            return [_subscription(row) for row in connection.execute(reached)]


def _subscription(row: Row[Any]) -> Subscription:
    return Subscription(
        person=row.person,
        room=Room(row.messenger, row.chat),
        topics=frozenset(map(Topic, row.topics)),
        places=tuple(row.places),
        stages=frozenset(map(Stage, row.stages)),
        kinds=frozenset(map(Kind, row.kinds)),
        rhythm=Rhythm(row.rhythm),
        minute=row.minute,
        weekday=row.weekday,
        quiet=Quiet(*row.quiet) if row.quiet else None,
        zone=row.zone,
    )
