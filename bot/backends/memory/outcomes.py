"""What became of announcements, in memory, and what an admin settles there."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field, replace

from bot.announcement import PostState
from bot.backends.memory.held import Handed, Memory, OnWay
from bot.backends.memory.outbox import arrive, brought
from bot.posts import Cause, Edition, Outcome, Post, Sort

_SOON = 600.0


@dataclass(frozen=True, slots=True)
class MemoryOutcomes:
    """Counts posts by state."""

    memory: Memory = field(default_factory=Memory)

    def settle(self, number: int, turn: int, *, again: bool) -> bool:
        """Send an unknown post again, or take it for sent; False where it is of another turn."""
        with self.memory.lock:
            one = self.memory.posts.get(number)
            if one is None or one.post.turn != turn or one.post.state is not PostState.UNKNOWN:
                return False
            post = replace(one.post, turn=turn + 1, cause=Cause.NONE)
            if not again:
                post = replace(post, part=post.part + 1, numbers=(*post.numbers, ""))
            more = not post.bundle and post.part < len(brought(self.memory, post).messages)
            one.due = 0.0
            state = PostState.PENDING if again or more else PostState.SENT
            one.post = replace(post, state=state)
            if state is PostState.SENT:
                arrive(self.memory, one)
            if state is PostState.PENDING:
                self.memory.postings[post.announcement].untold = True
            return True

    def unknown(self, announcement: int) -> list[Post]:
        """The posts of an announcement that an admin is to settle, with their titles."""
        return self._posts(announcement, PostState.UNKNOWN)

    def failed(self, announcement: int, most: int) -> list[Post]:
        """Posts of an announcement that failed, targets before persons, with their titles."""
        return self._posts(announcement, PostState.FAILED)[:most]

    def _posts(self, announcement: int, state: PostState) -> list[Post]:
        with self.memory.lock:
            own = [one.post for one in self._of(announcement) if one.post.state is state]
            own.sort(key=lambda one: (not one.target, one.number))
            return [replace(one, title=self._title(one)) for one in own]

    def _title(self, post: Post) -> str:
        ground = self.memory.grounds.get(post.target)
        return ground.title if ground else ""

    def outcome(self, announcement: int) -> Outcome | None:
        """What became of an announcement; None where it was never handed over."""
        with self.memory.lock:
            handed = self.memory.postings.get(announcement)
            return self._outcome(handed) if handed else None

    def outcomes(self, most: int) -> list[Outcome]:
        """Likewise of the latest announcements, the newest first."""
        with self.memory.lock:
            latest = sorted(self.memory.postings, reverse=True)[:most]
            return [self._outcome(self.memory.postings[one]) for one in latest]

    def news(self) -> list[Outcome]:
        """Those whose posts have all come to an end and that nobody was told of since."""
        with self.memory.lock:
            now = time.time()
            return [
                self._outcome(handed)
                for number, handed in sorted(self.memory.postings.items())
                if handed.untold
                and handed.opened
                and not any(_busy(one, now) for one in self._of(number))
            ]

    def told(self, outcome: Outcome) -> None:
        """The outcome was told."""
        with self.memory.lock:
            handed = self.memory.postings[outcome.announcement]
            if handed.turn == outcome.turn:
                handed.untold, handed.turn = False, outcome.turn + 1

    def edition(self, announcement: int) -> Edition | None:
        """The newest edition of an announcement; None where it was never handed over."""
        with self.memory.lock:
            handed = self.memory.postings.get(announcement)
            return handed.editions[handed.posting.edition] if handed else None

    def _of(self, announcement: int) -> list[OnWay]:
        posts = self.memory.posts.values()
        return [one for one in posts if one.post.announcement == announcement]

    def _outcome(self, handed: Handed) -> Outcome:
        posting, now = handed.posting, time.time()
        own = self._of(posting.announcement)
        tallies: list[Counter[PostState]] = [Counter(), Counter()]
        for one in own:
            tallies[one.post.sort is not Sort.WHOLE][one.post.state] += 1
        causes = [one.post.cause for one in own if one.post.state is PostState.FAILED]
        return Outcome(
            posting.announcement,
            posting.by,
            posting.at,
            handed.turn,
            tallies[0],
            tallies[1],
            Counter(filter(None, causes)),
            sum(one.post.state is PostState.PENDING and one.due > now for one in own),
            sum(one.chore is not None for one in own),
            handed.opened,
        )


def _busy(one: OnWay, now: float) -> bool:
    waiting = one.post.state is PostState.PENDING and one.due <= now + _SOON
    return waiting or one.post.state is PostState.SENDING or one.chore is not None
