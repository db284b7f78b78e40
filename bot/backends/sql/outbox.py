"""Posts on their way, in the state database: what is sent is written down before and after."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import Connection, select, update

from bot import parcel
from bot.announcement import PostState
from bot.backends.sql import post_rows
from bot.backends.sql.clock import clock
from bot.backends.sql.post_rows import PENDING, SENDING, UNKNOWN, post_of
from bot.backends.sql.posts import insert_posts, post_row
from bot.message import RoomKind
from bot.posts import Addressee, Cause, Chore, Edition, Load, Post, Sort
from rag.backends import schema
from rag.backends.database import Database

LEASE = 180.0
"""Seconds after which a holder is taken for dead; no call of a messenger lasts so long."""
_CHORE = 60.0
_POST, _POSTING = schema.post, schema.posting


@dataclass(frozen=True, slots=True)
class SqlOutbox:
    """Any number of processes may share it; `lease` is in seconds."""

    database: Database
    lease: float = LEASE

    def claim(self, count: int) -> list[Load]:
        """Hold up to `count` posts that are due, of each chat one; a digest's posts at once."""
        with self.database.read() as connection:
            if count <= 0 or connection.execute(post_rows.ANY).first() is None:
                return []
        with self.database.write() as connection:
            # Several may wait for one chat: of these, only the oldest is held.
            rows = connection.execute(post_rows.FREE, {"count": 2 * count}).all()
            first = {(row.messenger, row.chat): row for row in reversed(rows)}
            free = [row for row in rows if first[row.messenger, row.chat] is row]
            return [self._held(connection, row.id, row.bundle) for row in free[:count]]

    def _held(self, connection: Connection, number: int, bundle: str) -> Load:
        numbers = [number]
        if bundle:
            found = connection.execute(post_rows.BUNDLED, {"of": bundle}).scalars()
            numbers = [number, *(one for one in found if one != number)]
        terms = {"some": numbers, "seconds": self.lease}
        held = sorted(
            (post_of(row) for row in connection.execute(post_rows.HOLD, terms)),
            key=lambda one: one.number,
        )
        return Load(tuple(held), tuple(_brought(connection, one) for one in held))

    def part_sent(self, load: Load, number: str) -> Load | None:
        """One of several messages arrived; gives the post as it stands now."""
        [post] = load.posts
        numbers = [*post.numbers, number]
        told = {"part": post.part + 1, "numbers": numbers, "turn": post.turn + 1}
        still = {"state": SENDING, "cause": "", "due": clock() + self.lease}
        if not self._change(load, **told, **still):
            return None
        now = replace(post, part=post.part + 1, numbers=tuple(numbers), turn=post.turn + 1)
        return Load((now,), load.editions)

    def sent(self, load: Load, number: str) -> bool:
        """The last message arrived; one that brings many is nobody's own."""
        numbers = [] if load.digest else [*load.posts[0].numbers, number]
        told = {"state": PostState.SENT.value, "cause": "", "numbers": numbers}
        part = _POST.c.part + 1
        return self._change(load, **told, part=part, chore=post_rows.left_to_do())

    def postpone(self, load: Load, seconds: float) -> bool:
        """Nothing was sent: to be sent again after so many seconds, and whatever waits there."""
        due = clock() + max(0.0, seconds)
        with self.database.write() as connection:
            if not _changed(connection, load, state=PENDING, due=due):
                return False
            room = load.posts[0].room
            there = _POST.c.messenger == room.messenger, _POST.c.chat == room.chat
            waiting = _POST.c.state == PENDING, _POST.c.due < due
            connection.execute(update(_POST).where(*there, *waiting).values(due=due))
        return True

    def fail(self, load: Load, cause: Cause) -> bool:
        """It was not sent and will not be."""
        return self._change(load, state=PostState.FAILED.value, cause=cause.value)

    def doubt(self, load: Load, cause: Cause) -> bool:
        """Nobody knows whether it was sent."""
        with self.database.write() as connection:
            doubted = _changed(connection, load, state=UNKNOWN, cause=cause.value)
            if doubted:
                _tell(connection, [one.announcement for one in load.posts])
        return doubted

    def lapse(self) -> int:
        """Doubt what is held by somebody who died; gives how many posts that were."""
        with self.database.read() as connection:
            if (
                connection.execute(select(_POST.c.id).where(post_rows.LAPSED).limit(1)).first()
                is None
            ):
                return 0
        return self._doubt_where(_POST.c.due <= clock())

    def take_over(self) -> int:
        """Doubt whatever is held; for whoever has just come to own the database alone."""
        return self._doubt_where(_POST.c.due.is_not(None))

    def _doubt_where(self, also: object) -> int:
        # The turn stays: should the holder live after all, it may still tell that it was sent.
        held = update(_POST).where(_POST.c.state == SENDING, also)  # type: ignore[arg-type]
        told = held.values(state=UNKNOWN, cause=Cause.KILLED.value)
        with self.database.write() as connection:
            rows = connection.execute(told.returning(_POST.c.announcement)).scalars().all()
            _tell(connection, list(rows))
        return len(rows)

    def chores(self, count: int) -> list[Chore]:
        """What is left to do about posts that arrived; it comes again where it is not done."""
        due = select(_POST.c.id).where(_POST.c.chore <= clock()).limit(1)
        with self.database.read() as connection:
            if connection.execute(due).first() is None:
                return []
        with self.database.write() as connection:
            numbers = connection.execute(post_rows.CHORES, {"count": count}).scalars().all()
            terms = {"some": list(numbers), "seconds": _CHORE}
            begun = [
                (post_of(row), row.pinned)
                for row in connection.execute(post_rows.BEGIN_CHORES, terms)
            ]
            return [_chore(connection, post, pinned=pinned) for post, pinned in begun]

    def done(self, chore: Chore) -> None:
        """A post shows the edition of the chore, and need not be pinned any more."""
        with self.database.write() as connection:
            _finish(connection, chore)

    def follow(self, chore: Chore, sort: Sort, addressee: Addressee, part: int = 0) -> None:
        """Add a post that follows another one, once, from a message on; the chore is done."""
        row = post_row(chore.post.announcement, addressee, sort, chore.edition, part)
        with self.database.write() as connection:
            insert_posts(connection, [row])
            _finish(connection, chore)

    def later(self, chore: Chore, seconds: float) -> None:
        """A chore could not be done now."""
        one = update(_POST).where(_POST.c.id == chore.post.number, _POST.c.chore.is_not(None))
        with self.database.write() as connection:
            connection.execute(one.values(chore=clock() + seconds))

    def _change(self, load: Load, **values: object) -> bool:
        # Before other writers: what is not down when we are killed is unknown ever after.
        with self.database.write(first=True) as connection:
            return _changed(connection, load, **values)


def _changed(connection: Connection, load: Load, **values: object) -> bool:
    """Change the posts of a load that are still held by whoever claimed it."""
    told = {"turn": _POST.c.turn + 1, **values}
    return sum(
        connection.execute(update(_POST).where(post_rows.mine(one)).values(told)).rowcount
        for one in load.posts
    ) == len(load.posts)


def _finish(connection: Connection, chore: Chore) -> None:
    told = {"shown": chore.edition, "pinned": True, "chore": post_rows.behind(chore.edition)}
    connection.execute(update(_POST).where(_POST.c.id == chore.post.number).values(told))


def _tell(connection: Connection, announcements: list[int]) -> None:
    """There is news of announcements."""
    some = _POSTING.c.announcement.in_(announcements)
    connection.execute(update(_POSTING).where(some).values(untold=True))


def _brought(connection: Connection, post: Post) -> Edition:
    """What a post brings, as its messages."""
    edition = edition_of(connection, post.announcement, post.shown)
    return Edition(edition.notice) if post.sort is Sort.NOTICE else edition


def _chore(connection: Connection, post: Post, *, pinned: bool) -> Chore:
    posting = select(_POSTING.c.edition, _POSTING.c.pin)
    newest, pin = connection.execute(
        posting.where(_POSTING.c.announcement == post.announcement)
    ).one()
    before = edition_of(connection, post.announcement, post.shown)
    now = edition_of(connection, post.announcement, newest)
    public = post.room.kind is not RoomKind.PRIVATE
    return Chore(post, newest, before, now, pin and public and not pinned and any(post.numbers))


def edition_of(connection: Connection, announcement: int, number: int) -> Edition:
    """An edition of an announcement."""
    table = schema.edition
    own = table.c.announcement == announcement, table.c.edition == number
    return parcel.edition(bytes(connection.execute(select(table.c.body).where(*own)).scalar_one()))
