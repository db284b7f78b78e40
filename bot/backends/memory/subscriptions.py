"""Who wants to be told of what, in memory."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from bot.announcement import PostState
from bot.backends.memory.held import Memory, Standing
from bot.posts import Cause
from bot.subscription import Subscription


@dataclass(frozen=True, slots=True)
class MemorySubscriptions:
    """One subscription a person."""

    memory: Memory = field(default_factory=Memory)

    def of(self, person: str) -> Subscription | None:
        """What a person subscribed to."""
        with self.memory.lock:
            return self.memory.subscriptions.get(person)

    def keep(self, subscription: Subscription) -> None:
        """Keep it in the place of the one before."""
        with self.memory.lock:
            self.memory.subscriptions[subscription.person] = subscription

    def drop(self, person: str) -> bool:
        """Forget it; what has not been sent is not sent. False where there is none."""
        with self.memory.lock:
            for sent in list(self.memory.posts.values()):
                post = sent.post
                if post.person == person and post.state is PostState.PENDING:
                    ended = replace(post, state=PostState.FAILED, cause=Cause.LEFT)
                    sent.post = replace(ended, turn=post.turn + 1)
            return self.memory.subscriptions.pop(person, None) is not None

    def everybody(self) -> list[Subscription]:
        """All of them whose rooms can be reached."""
        with self.memory.lock:
            rooms = self.memory.rooms
            everybody = list(self.memory.subscriptions.values())
            return [one for one in everybody if not rooms.get(one.room.lane, Standing()).gone]
