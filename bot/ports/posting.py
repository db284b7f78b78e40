"""Where announcements go, who wants them, and what becomes of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot.ports.announcing import Posts, Targets
from bot.posts import (
    Addressee,
    Cause,
    Chore,
    Edition,
    Ground,
    Load,
    Outcome,
    Post,
    Posting,
    Sighting,
    Sort,
)
from bot.subscription import Subscription


class Learning(Protocol):
    """Hears of rooms that announcements could go to. Thread-safe."""

    def learn(self, found: Sighting) -> None:
        """Keep what is new of a room."""


class Grounds(Learning, Targets, Protocol):
    """The rooms that announcements could go to; groups that move take their choice along."""

    def grounds(self) -> list[Ground]:
        """All rooms that were found, in the order they were."""

    def ground(self, number: int) -> Ground | None:
        """The room of a number."""

    def choose(self, number: int, turn: int, *, chosen: bool) -> Ground | None:
        """Let announcements go to a room or not; None where it is of another turn by now."""


class Subscriptions(Protocol):
    """Who wants to be told of what."""

    def of(self, person: str) -> Subscription | None:
        """What a person subscribed to."""

    def keep(self, subscription: Subscription) -> None:
        """Keep it in the place of the one before."""

    def drop(self, person: str) -> bool:
        """Forget it; what has not been sent is not sent. False where there is none."""

    def everybody(self) -> list[Subscription]:
        """All of them whose rooms can be reached."""


class Laying(Posts, Protocol):
    """Announcements that were handed over, and how they are laid out for everybody."""

    def unopened(self) -> list[Posting]:
        """The announcements that are due and not laid out yet."""

    def lay(self, posting: Posting, addressees: Sequence[Addressee]) -> None:
        """Add posts of an announcement; those that are there already are left as they are."""

    def opened(self, posting: Posting) -> None:
        """All posts of an announcement are there."""


class Outbox(Protocol):
    """The posts on their way, kept through every crash; every call is one transaction.

    A post is pending, then sending (somebody holds it, as long as a lease), then sent or failed.
    Where the holder died or the connection was cut it is unknown: an admin settles that, and
    nothing sends it again by itself. What changes a post gives False where somebody else has
    come to hold it.
    """

    def claim(self, count: int) -> list[Load]:
        """Hold up to `count` posts that are due, of each chat one; the posts of a digest at once.

        Whatever is held is being sent as far as anybody knows.
        """

    def part_sent(self, load: Load, number: str) -> Load | None:
        """One of several messages arrived; gives the post as it stands now."""

    def sent(self, load: Load, number: str) -> bool:
        """The last message arrived."""

    def postpone(self, load: Load, seconds: float) -> bool:
        """Nothing was sent: to be sent again after so many seconds, and whatever waits there."""

    def fail(self, load: Load, cause: Cause) -> bool:
        """It was not sent and will not be."""

    def doubt(self, load: Load, cause: Cause) -> bool:
        """Nobody knows whether it was sent."""

    def lapse(self) -> int:
        """Doubt what is held by somebody who died; gives how many posts that were."""

    def take_over(self) -> int:
        """Doubt whatever is held; for whoever has just come to own the database alone."""

    def chores(self, count: int) -> list[Chore]:
        """What is left to do about posts that arrived; it comes again where it is not done."""

    def done(self, chore: Chore) -> None:
        """A post shows the edition of the chore, and need not be pinned any more."""

    def follow(self, chore: Chore, sort: Sort, addressee: Addressee, part: int = 0) -> None:
        """Add a post that follows another one, once, from a message on; the chore is done."""

    def later(self, chore: Chore, seconds: float) -> None:
        """A chore could not be done now."""


class Outcomes(Protocol):
    """What became of announcements, and what an admin is to settle about them."""

    def settle(self, number: int, turn: int, *, again: bool) -> bool:
        """Send an unknown post again, or take it for sent; False where it is of another turn.

        Whatever is sent then is told like all else.
        """

    def unknown(self, announcement: int) -> list[Post]:
        """The posts of an announcement that an admin is to settle, with their titles."""

    def failed(self, announcement: int, most: int) -> list[Post]:
        """Posts of an announcement that failed, targets before persons, with their titles."""

    def outcome(self, announcement: int) -> Outcome | None:
        """What became of an announcement; None where it was never handed over."""

    def outcomes(self, most: int) -> list[Outcome]:
        """Likewise of the latest announcements, the newest first."""

    def news(self) -> list[Outcome]:
        """Those whose posts have all come to an end and that nobody was told of since."""

    def told(self, outcome: Outcome) -> None:
        """The outcome was told."""

    def edition(self, announcement: int) -> Edition | None:
        """The newest edition of an announcement; None where it was never handed over."""
