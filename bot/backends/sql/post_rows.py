"""The statements over the table of posts, and its rows as nouns.

Like the jobs, posts know the time by the database's own clock.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Float,
    Integer,
    Row,
    and_,
    bindparam,
    case,
    exists,
    null,
    select,
    update,
)

from bot.announcement import PostState
from bot.backends.sql.clock import clock
from bot.message import Room, RoomKind
from bot.posts import Cause, Post, Sort
from rag.backends.schema import post, posting, target

PENDING, SENDING, UNKNOWN = (
    one.value for one in (PostState.PENDING, PostState.SENDING, PostState.UNKNOWN)
)

_other = post.alias()
_seconds = bindparam("seconds", type_=Float)
_some = post.c.id.in_(bindparam("some", expanding=True))
_same_chat = and_(_other.c.messenger == post.c.messenger, _other.c.chat == post.c.chat)
_due = and_(post.c.state == PENDING, post.c.due <= clock())
_newest = (
    select(posting.c.edition).where(posting.c.announcement == post.c.announcement).scalar_subquery()
)
_pin = select(posting.c.pin).where(posting.c.announcement == post.c.announcement).scalar_subquery()

ANY = select(post.c.id).where(_due).limit(1)
"""Whether there is a post that may be sent."""

FREE = (
    select(post.c.id, post.c.messenger, post.c.chat, post.c.bundle)
    .where(_due, ~exists().where(_same_chat, _other.c.state == SENDING))
    .order_by(post.c.due, post.c.id)
    .limit(bindparam("count", type_=Integer))
    .with_for_update(skip_locked=True)
)
"""The posts that may be sent, the oldest first, but for chats that are just being written to."""

BUNDLED = (
    select(post.c.id)
    .where(_due, post.c.bundle == bindparam("of"), post.c.sort == Sort.WHOLE.value)
    .order_by(post.c.id)
    .with_for_update(skip_locked=True)
)
"""The posts of a digest."""

HOLD = (
    update(post)
    .where(_some)
    .values(
        state=SENDING,
        due=clock() + _seconds,
        turn=post.c.turn + 1,
        shown=case((post.c.sort == Sort.WHOLE.value, _newest), else_=post.c.edition),
    )
    .returning(post)
)
"""Hold posts; gives them."""

LAPSED = and_(post.c.state == SENDING, post.c.due <= clock())
"""Held by somebody who died."""

CHORES = (
    select(post.c.id)
    .where(post.c.chore <= clock())
    .order_by(post.c.chore, post.c.id)
    .limit(bindparam("count", type_=Integer))
    .with_for_update(skip_locked=True)
)
"""The posts about which something is left to do."""

BEGIN_CHORES = update(post).where(_some).values(chore=clock() + _seconds).returning(post)
"""Nobody else does them meanwhile; gives the posts."""

LATER = case(
    (and_(post.c.state == PENDING, post.c.due > clock()), 1),
    else_=0,
)
"""1 for a post that is not due yet."""

SOON = 600.0
"""Seconds: what is to be sent within them was only told to wait a little."""
_soon = and_(post.c.state == PENDING, post.c.due <= clock() + SOON)
_BUSY = select(post.c.announcement).where(
    (post.c.state == SENDING) | _soon | post.c.chore.is_not(None)
)
NEWS = (
    select(posting.c.announcement)
    .where(posting.c.untold, posting.c.opened, posting.c.announcement.not_in(_BUSY))
    .order_by(posting.c.announcement)
)
"""The announcements whose posts have come to an end, and that nobody was told of."""


def mine(load_post: Post) -> ColumnElement[bool]:
    """The post of whoever holds it, also where it was doubted meanwhile."""
    states = post.c.state.in_((SENDING, UNKNOWN))
    return and_(post.c.id == load_post.number, post.c.turn == load_post.turn, states)


def left_to_do() -> ColumnElement[Any]:
    """When a post that has just arrived is to be looked at again: at once, or not at all."""
    public = post.c.kind != RoomKind.PRIVATE.value
    to_pin = and_(_pin, public, ~post.c.pinned)
    wanted = and_(post.c.sort == Sort.WHOLE.value, (_newest > post.c.shown) | to_pin)
    return case((wanted, 0.0), else_=null())


def behind(shown: int) -> ColumnElement[Any]:
    """Likewise of a post that shows an edition by now."""
    return case((_newest > shown, 0.0), else_=null())


def titled() -> Any:  # noqa: ANN401  a Select of unnameable columns
    """Posts with the titles of their targets."""
    return select(post, target.c.title).outerjoin(target, target.c.id == post.c.target)


def post_of(row: Row[Any]) -> Post:
    """A row as a noun."""
    return Post(
        number=row.id,
        announcement=row.announcement,
        sort=Sort(row.sort),
        room=Room(row.messenger, row.chat, row.topic, RoomKind(row.kind)),
        target=row.target,
        person=row.person,
        bundle=row.bundle,
        state=PostState(row.state),
        cause=Cause(row.cause),
        turn=row.turn,
        part=row.part,
        numbers=tuple(row.numbers),
        shown=row.shown,
        title=getattr(row, "title", None) or "",
    )
