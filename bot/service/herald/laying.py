"""Lays an announcement out, when its time has come: one post for everybody it goes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from bot.ports import Grounds, Laying, Subscriptions
from bot.posts import Addressee, Cause, Posting

_AT_ONCE = 500
"""Posts added in one transaction: nobody else waits long for the disk."""


def lay_out(posts: Laying, grounds: Grounds, subscriptions: Subscriptions) -> int:
    """Lay out all announcements that are due; gives how many.

    Whoever dies meanwhile leaves posts of which each is there or not: doing it again adds those
    that are missing.
    """
    due = posts.unopened()
    for posting in due:
        everybody = [*_targets(posting, grounds), *_subscribers(posting, subscriptions)]
        for some in _slices(everybody):
            posts.lay(posting, some)
        posts.opened(posting)
    return len(due)


def _targets(posting: Posting, grounds: Grounds) -> Iterator[Addressee]:
    """The rooms that were chosen; to those where the bot cannot post nothing is sent."""
    known = {one.number: one for one in grounds.grounds()}
    for number in posting.targets:
        if ground := known.get(number):
            cause = Cause.NONE if ground.reached else Cause.GONE
            yield Addressee(ground.room, number, due=posting.at, cause=cause)


def _subscribers(posting: Posting, subscriptions: Subscriptions) -> Iterator[Addressee]:
    """The persons whom it concerns, each when they want to be told."""
    now = datetime.now(UTC)
    for one in subscriptions.everybody():
        if one.wants(posting.facets):
            due = one.due(now).timestamp()
            yield Addressee(one.room, person=one.person, due=due, bundle=one.bundle)


def _slices(everybody: Sequence[Addressee]) -> Iterator[Sequence[Addressee]]:
    return (everybody[at : at + _AT_ONCE] for at in range(0, len(everybody), _AT_ONCE))
