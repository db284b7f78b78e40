"""Where people write: what sends there, what brings what they do, and whoever handles it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from bot.incoming import Attached, Incoming
from bot.message import Delivery, Finding, Limit, Outgoing, Reaction, Room
from corpus.document import Upload

Show: TypeAlias = Callable[[Outgoing], None]
"""Shows what is proved so far; may be dropped where it comes too fast. Callable in any thread."""


class RoomGoneError(Exception):
    """Nobody can be reached in the room: the bot was blocked or removed, the chat is gone."""


class RoomMovedError(Exception):
    """The chat goes on under another number (a group became a supergroup)."""

    def __init__(self, chat: str) -> None:
        super().__init__(chat)
        self.chat = chat


class WaitError(Exception):
    """The chat takes nothing more for so many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class NotTakenError(Exception):
    """The messenger refuses the message for what it is; trying again changes nothing."""


class UncertainError(Exception):
    """Nobody knows whether it arrived: the connection broke after it was sent."""


class UnreachableError(Exception):
    """The messenger cannot be reached; nothing was sent."""


class FileTooLargeError(Exception):
    """The messenger does not hand over a file of this size."""


class FileGoneError(Exception):
    """The messenger no longer has the file."""


class Messenger(Protocol):
    """A place where people write to zhengda. Its calls wait; every one may raise the errors above.

    What is no delivery (typing, toasts, offers) is done if it can be, and raises nothing.
    """

    @property
    def limit(self) -> Limit:
        """What one message may hold."""

    async def send(self, delivery: Delivery) -> str:
        """Deliver one message; gives its number there. The text arrives whole, or not at all.

        Where the message that is replied to or edited is gone, it is sent as a new one.
        """

    async def typing(self, room: Room) -> None:
        """Show for a few seconds that an answer is being written."""

    async def toast(self, call: str, text: str) -> None:
        """Answer whoever pressed a button, perhaps with a word."""

    async def offer(self, call: str, findings: Sequence[Finding]) -> None:
        """Answer an inline search."""

    async def fetch(self, attached: Attached, most: int) -> bytes:
        """A file somebody sent, of `most` bytes at most.

        Raises:
            FileTooLargeError: it is larger, or larger than the messenger hands over.
            FileGoneError: it cannot be had any more.
        """


class Desk(Protocol):
    """Whoever handles what comes in: `bot.desk`. Computes; thread-safe."""

    def react(
        self, incoming: Incoming, limit: Limit, show: Show, upload: Upload | None = None
    ) -> Reaction:
        """What follows from it; never raises. `upload` is the file that came with it."""


Receive: TypeAlias = Callable[[Sequence[Incoming]], Awaitable[None]]
"""Takes in what came; when it returns, all of it is kept and may be acknowledged.

Raises whatever the state database raises: then nothing of it was kept.
"""


class Transport(Protocol):
    """Brings what people do from one messenger. Its methods wait, in the loop of the service."""

    async def run(self, receive: Receive, stop: asyncio.Event) -> None:
        """Hand everything that comes in to `receive`, until `stop` is set.

        What `receive` did not take is not acknowledged, and comes again. A messenger out of
        reach is waited for.

        Raises:
            TokenRefusedError: the messenger does not know us.
        """

    async def close(self) -> None:
        """Give the connections back; called once, after the last delivery was sent."""


class NotEditableError(Exception):
    """The message cannot be changed any more, or is gone."""


class Board(Protocol):
    """Where announcements are posted: a messenger, or a robot of a group that only speaks.

    Its calls wait, and raise what those of a `Messenger` do. A robot that cannot edit
    raises `NotEditableError`, one that cannot pin says so.
    """

    @property
    def limit(self) -> Limit:
        """What one message may hold."""

    async def send(self, delivery: Delivery) -> str:
        """Deliver one message; gives its number there. The text arrives whole, or not at all."""

    async def amend(self, delivery: Delivery) -> None:
        """Change the message that the delivery `edits`; to do so again changes nothing.

        Raises:
            NotEditableError: it cannot be changed.
        """

    async def pin(self, room: Room, message: str) -> bool:
        """Pin a message, without a sound; False where that is not allowed."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A messenger at work: what sends there, and what brings what people do there.

    Announcements are posted to its `board`, if any.
    """

    messenger: Messenger
    transport: Transport
    board: Board | None = None
