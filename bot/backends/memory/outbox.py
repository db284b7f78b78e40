"""Posts on their way, in memory."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from typing import Any

from bot.announcement import PostState
from bot.backends.memory.held import Memory, OnWay
from bot.backends.memory.posts import lay
from bot.message import RoomKind
from bot.posts import Addressee, Cause, Chore, Edition, Load, Post, Sort

LEASE = 180.0
_CHORE = 60.0
_HELD = frozenset({PostState.SENDING, PostState.UNKNOWN})


@dataclass(frozen=True, slots=True)
class MemoryOutbox:
    """Behaves as `SqlOutbox` does, for one process."""

    memory: Memory = field(default_factory=Memory)
    lease: float = LEASE

    def claim(self, count: int) -> list[Load]:
        """Hold up to `count` posts that are due, of each chat one; a digest's posts at once."""
        with self.memory.lock:
            busy = {o.post.room.lane for o in self._all() if o.post.state is PostState.SENDING}
            loads: list[Load] = []
            for one in sorted(filter(_due, self._all()), key=lambda one: one.due):
                if len(loads) < count and one.post.room.lane not in busy:
                    busy.add(one.post.room.lane)
                    loads.append(self._held(one))
            return loads

    def _held(self, first: OnWay) -> Load:
        together = [first]
        if bundle := first.post.bundle:
            whole = [one for one in self._all() if one.post.sort is Sort.WHOLE and _due(one)]
            together = [one for one in whole if one.post.bundle == bundle]
        for one in together:
            newest = self.memory.postings[one.post.announcement].posting.edition
            shown = newest if one.post.sort is Sort.WHOLE else one.edition
            one.due = time.time() + self.lease
            _becomes(one, state=PostState.SENDING, shown=shown)
        posts = tuple(one.post for one in together)
        return Load(posts, tuple(brought(self.memory, one) for one in posts))

    def part_sent(self, load: Load, number: str) -> Load | None:
        """One of several messages arrived; gives the post as it stands now."""
        with self.memory.lock:
            [post] = load.posts
            numbers = (*post.numbers, number)
            if not self._change(load, state=PostState.SENDING, part=post.part + 1, numbers=numbers):
                return None
            return Load((self.memory.posts[post.number].post,), load.editions)

    def sent(self, load: Load, number: str) -> bool:
        """The last message arrived; one that brings many is nobody's own."""
        with self.memory.lock:
            numbers = () if load.digest else (*load.posts[0].numbers, number)
            part = load.posts[0].part + 1
            state = PostState.SENT
            if not self._change(load, state=state, part=part, numbers=numbers, cause=Cause.NONE):
                return False
            for post in load.posts:
                arrive(self.memory, self.memory.posts[post.number])
            return True

    def postpone(self, load: Load, seconds: float) -> bool:
        """Nothing was sent: to be sent again after so many seconds, and whatever waits there."""
        with self.memory.lock:
            due, lane = time.time() + max(0.0, seconds), load.posts[0].room.lane
            if not self._change(load, state=PostState.PENDING):
                return False
            own = {post.number for post in load.posts}
            for one in self._all():
                there = one.post.room.lane == lane and one.post.state is PostState.PENDING
                if one.post.number in own or (there and one.due < due):
                    one.due = due
            return True

    def fail(self, load: Load, cause: Cause) -> bool:
        """It was not sent and will not be."""
        with self.memory.lock:
            return self._change(load, state=PostState.FAILED, cause=cause)

    def doubt(self, load: Load, cause: Cause) -> bool:
        """Nobody knows whether it was sent."""
        with self.memory.lock:
            doubted = self._change(load, state=PostState.UNKNOWN, cause=cause)
            for post in load.posts if doubted else ():
                self.memory.postings[post.announcement].untold = True
            return doubted

    def lapse(self) -> int:
        """Doubt what is held by somebody who died; gives how many posts that were."""
        return self._doubt(time.time())

    def take_over(self) -> int:
        """Doubt whatever is held; for whoever has just come to own everything alone."""
        return self._doubt(float("inf"))

    def _doubt(self, until: float) -> int:
        with self.memory.lock:
            sending = [one for one in self._all() if one.post.state is PostState.SENDING]
            held = [one for one in sending if one.due <= until]
            for one in held:
                one.post = replace(one.post, state=PostState.UNKNOWN, cause=Cause.KILLED)
                self.memory.postings[one.post.announcement].untold = True
            return len(held)

    def chores(self, count: int) -> list[Chore]:
        """What is left to do about posts that arrived; it comes again where it is not done."""
        with self.memory.lock:
            now = time.time()
            due = [one for one in self._all() if one.chore is not None and one.chore <= now]
            for one in due[:count]:
                one.chore = now + _CHORE
            return [self._chore(one) for one in due[:count]]

    def _chore(self, one: OnWay) -> Chore:
        handed, post = self.memory.postings[one.post.announcement], one.post
        public = post.room.kind is not RoomKind.PRIVATE
        pin = handed.posting.pin and public and not one.pinned and any(post.numbers)
        newest = handed.posting.edition
        return Chore(post, newest, handed.editions[post.shown], handed.editions[newest], pin)

    def done(self, chore: Chore) -> None:
        """A post shows the edition of the chore, and need not be pinned any more."""
        with self.memory.lock:
            one = self.memory.posts[chore.post.number]
            one.post, one.pinned = replace(one.post, shown=chore.edition), True
            newest = self.memory.postings[one.post.announcement].posting.edition
            one.chore = 0.0 if newest > chore.edition else None

    def follow(self, chore: Chore, sort: Sort, addressee: Addressee, part: int = 0) -> None:
        """Add a post that follows another one, once, from a message on; the chore is done."""
        with self.memory.lock:
            lay(self.memory, chore.post.announcement, addressee, sort, chore.edition, part)
            self.done(chore)

    def later(self, chore: Chore, seconds: float) -> None:
        """A chore could not be done now."""
        with self.memory.lock:
            one = self.memory.posts[chore.post.number]
            one.chore = None if one.chore is None else time.time() + seconds

    def _all(self) -> list[OnWay]:
        return list(self.memory.posts.values())

    def _change(self, load: Load, **values: Any) -> bool:  # noqa: ANN401  fields of a post
        ours = [self.memory.posts[post.number] for post in load.posts]
        held = zip(ours, load.posts, strict=True)
        if not all(o.post.turn == post.turn and o.post.state in _HELD for o, post in held):
            return False
        for one in ours:
            _becomes(one, **values)
        return True


def _due(one: OnWay) -> bool:
    return one.post.state is PostState.PENDING and one.due <= time.time()


def _becomes(one: OnWay, **values: Any) -> None:  # noqa: ANN401  fields of a post
    one.post = replace(one.post, turn=one.post.turn + 1, **values)


def arrive(memory: Memory, one: OnWay) -> None:
    """See whether something is left to do about a post that has just arrived."""
    posting = memory.postings[one.post.announcement].posting
    pin = posting.pin and not one.pinned and one.post.room.kind is not RoomKind.PRIVATE
    wanted = one.post.sort is Sort.WHOLE and (pin or posting.edition > one.post.shown)
    one.chore = 0.0 if wanted else None


def brought(memory: Memory, post: Post) -> Edition:
    """What a post brings, as its messages."""
    edition = memory.postings[post.announcement].editions[post.shown]
    return Edition(edition.notice) if post.sort is Sort.NOTICE else edition
