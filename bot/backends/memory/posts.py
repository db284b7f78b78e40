"""Announcements that were handed over, in memory: what is posted, where, and when."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from bot.announcement import Facets, PostState, Report
from bot.backends.memory.held import Handed, Memory, OnWay
from bot.message import Outgoing
from bot.posts import Addressee, Cause, Edition, Post, Posting, Sort


@dataclass(frozen=True, slots=True)
class MemoryPosts:
    """A `bot.ports.Laying`."""

    memory: Memory = field(default_factory=Memory)

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
        moment = (at or datetime.now(UTC)).timestamp()
        posting = Posting(announcement, 0, tuple(targets), facets, moment, pin, by)
        with self.memory.lock:
            new = Handed(posting, {0: Edition(tuple(messages))})
            self.memory.postings.setdefault(announcement, new)

    def amend(
        self,
        announcement: int,
        turn: int,
        messages: Sequence[Outgoing],
        notice: Sequence[Outgoing],
    ) -> None:
        """Put other messages in the place of those that were posted; with an old turn nothing."""
        with self.memory.lock:
            handed = self.memory.postings.get(announcement)
            if handed is None or handed.posting.edition >= turn:
                return
            handed.posting = replace(handed.posting, edition=turn)
            handed.editions[turn] = Edition(tuple(messages), tuple(notice))
            handed.untold = True
            handed.opened = handed.opened or not messages
            for one in self.memory.posts.values():
                if one.post.announcement == announcement and one.post.sort is Sort.WHOLE:
                    _amend(one, withdrawn=not messages)

    def report(self, announcement: int) -> Report:
        """What became of it."""
        with self.memory.lock:
            posts = [one.post for one in self.memory.posts.values()]
        own = (p for p in posts if p.announcement == announcement and p.sort is Sort.WHOLE)
        return Report(announcement, dict(Counter(one.state for one in own)))

    def unopened(self) -> list[Posting]:
        """The announcements that are due and not laid out yet."""
        with self.memory.lock:
            waiting = [one.posting for one in self.memory.postings.values() if not one.opened]
        return sorted((o for o in waiting if o.at <= time.time()), key=lambda one: one.at)

    def lay(self, posting: Posting, addressees: Sequence[Addressee]) -> None:
        """Add posts of an announcement; those that are there already are left as they are."""
        with self.memory.lock:
            for one in addressees:
                lay(self.memory, posting.announcement, one, Sort.WHOLE, 0, 0)

    def opened(self, posting: Posting) -> None:
        """All posts of an announcement are there."""
        with self.memory.lock:
            handed = self.memory.postings[posting.announcement]
            handed.opened = handed.untold = True


def lay(
    memory: Memory, announcement: int, to: Addressee, sort: Sort, edition: int, part: int
) -> None:
    """Add a post that is not there yet; the lock is held."""
    for one in memory.posts.values():
        same = one.post.announcement == announcement and one.post.sort is sort
        if same and one.edition == edition and one.post.room == to.room:
            return
    number = len(memory.posts) + 1
    post = Post(
        number,
        announcement,
        sort,
        to.room,
        to.target,
        to.person,
        to.bundle,
        PostState.FAILED if to.cause else PostState.PENDING,
        to.cause,
        turn=0,
        part=part,
    )
    memory.posts[number] = OnWay(post, edition, to.due)


def _amend(one: OnWay, *, withdrawn: bool) -> None:
    if one.post.state is PostState.SENT:
        one.chore = 0.0
    elif one.post.state is PostState.PENDING and withdrawn:
        ended = replace(one.post, state=PostState.FAILED, cause=Cause.WITHDRAWN)
        one.post = replace(ended, turn=one.post.turn + 1)
