"""What the conversations need of the world: messengers, and what is kept of a chat.

Everything but a messenger computes or reads the disk, and is thread-safe.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeAlias

from bot.incoming import Attached, Incoming
from bot.job import Backlog, Held, Job, JobKind
from bot.kept import Attention, Footprint, Handoff, Kept, Vote
from bot.message import Delivery, Finding, Limit, Outgoing, Reaction, Room
from corpus.document import Upload
from rag.answer import Answer, Question, Script, Source
from rag.checked import Checked, CheckedClaim
from rag.received import Received
from rag.records import Edition, Record

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


class Jobs(Protocol):
    """The inbox and the outbox: what must be done once, kept through every crash.

    A job is waiting, busy (somebody holds it, for as long as a lease), done or dead (given up).
    Everything is one transaction each; when a call returns, it is on the disk.
    """

    def put(self, jobs: Sequence[Job]) -> int:
        """Add jobs; those whose key was ever there are left out. Gives how many were new."""

    def known(self, kind: JobKind, keys: Collection[str]) -> set[str]:
        """Those of the keys that were ever there."""

    def claim(self, kind: JobKind, count: int) -> list[Held]:
        """Hold up to `count` jobs that are due: of every lane the oldest, none behind another.

        Jobs whose holder has let the lease pass are claimed like waiting ones; those tried too
        often are not claimed at all.
        """

    def renew(self, held: Sequence[Held]) -> None:
        """Prolong the leases of jobs that take long."""

    def finish(self, held: Held, then: Sequence[Job] = ()) -> bool:
        """Mark a job as done and add what follows from it, in one transaction.

        False, and nothing done or added, where somebody else has come to hold it.
        """

    def postpone(self, held: Held, seconds: float, *, tried: bool = True) -> bool:
        """Give a job back, to be begun again after so many seconds.

        `tried` is whether this counts towards the tries after which it is given up.
        """

    def bury(self, held: Held) -> bool:
        """Give a job up: it is dead, and its lane goes on."""

    def cancel(self, kind: JobKind, lane: str, wanted: Callable[[Job], bool]) -> list[Job]:
        """Mark waiting jobs of a lane as done without doing them; gives those."""

    def sweep(self, keep: float) -> list[Job]:
        """Bury what was tried too often, and forget what ended long ago, but for the keys.

        Gives the jobs buried now: until then their lanes stand. Keys are kept for good; `keep`
        are seconds. What was waiting for a clock that was set back waits no longer than told.
        """

    def ahead(self, kind: JobKind, lane: str, key: str) -> int:
        """How many jobs of a lane are to be done before this one; 0 where none or unknown."""

    def backlog(self, kind: JobKind) -> Backlog:
        """How much waits."""


class Chats(Protocol):
    """What is kept of the conversations. A conversation is `Incoming.conversation`."""

    def earlier(self, conversation: str, count: int) -> tuple[str, ...]:
        """The last `count` questions that a follow-up may refer to, oldest first."""

    def keep(self, conversation: str, answer: Answer) -> int:
        """Keep an answer, with its question and its citations; returns its number."""

    def recall(self, number: int) -> Kept | None:
        """An answer that was kept."""

    def tie(self, lane: str, message: str, answer: int) -> None:
        """Remember which answer a sent message is part of."""

    def told(self, lane: str, message: str) -> int:
        """The number of the answer a message of ours is part of, or 0."""

    def reset(self, conversation: str) -> None:
        """From now on follow-ups refer to nothing said before."""


class People(Protocol):
    """What is kept of a person, who is named as in `Incoming.person`."""

    def language(self, person: str) -> str:
        """The language chosen (`zh`, `zh-hant`, `en`), or empty."""

    def speak(self, person: str, language: str) -> None:
        """Choose a language; empty: as each question is written."""

    def footprint(self, person: str) -> Footprint:
        """How much is kept of them."""

    def forget(self, person: str) -> Footprint:
        """Delete what is kept of them: words and names; gives what there was."""


class Rooms(Protocol):
    """What is kept of rooms, by `Room.lane`."""

    def attention(self, lane: str) -> Attention:
        """Which messages are answered there."""

    def attend(self, lane: str, attention: Attention) -> None:
        """Choose which messages are answered there."""

    def gone(self, lane: str) -> None:
        """Nobody can be reached there; undone by `back`."""

    def back(self, lane: str) -> None:
        """The room can be written to again."""

    def reachable(self, lane: str) -> bool:
        """Whether the room was not found gone."""

    def move(self, lane: str, to: str) -> None:
        """The room goes on under another name, with what is kept of it."""

    def now(self, lane: str) -> str:
        """The name a room has today, after all its moves."""


class Opinions(Protocol):
    """What people say of answers."""

    def vote(self, answer: int, person: str, vote: Vote) -> None:
        """One vote a person and answer; a later one replaces it."""

    def vote_of(self, answer: int, person: str) -> Vote | None:
        """The vote a person gave."""

    def file(self, answer: int, person: str) -> bool:
        """Lay a question before the admins; False where the person has done so already."""

    def feedback(self, person: str, text: str) -> None:
        """Keep what somebody wants the operators to know."""

    def hand_off(self, answer: int, person: str, room: Room, message: str) -> Handoff | None:
        """Ask for a human; None where the person has done so for this answer already."""

    def handoff(self, number: int) -> Handoff | None:
        """A request for a human."""

    def settle(self, number: int) -> bool:
        """A human has answered; False where one had before."""


class Asking(Protocol):
    """The question line as conversations see it: `rag.ask.Asker`. Computes; thread-safe."""

    def __call__(self, question: Question, *, script: Script | None = None) -> Answer:
        """The answer to a question, framed in a script or in that of the question."""


class Originals(Protocol):
    """The files as they were handed in, of every version that was ever stored."""

    def size(self, version: int) -> int:
        """How many bytes the file of a version has; 0 where there is none."""

    def original(self, version: int) -> Upload | None:
        """The file of a version, under the name it came with."""


class Catalogue(Protocol):
    """What is stored, document by document: a `rag.ports.Store`."""

    def records(self) -> list[Record]:
        """The live documents, in the order they were added."""

    def editions(self, document_id: int) -> tuple[Edition, ...]:
        """The versions of a live document, the oldest in time first."""


class Suggesting(Protocol):
    """Questions the stored documents can answer. Computes or remembers; thread-safe."""

    def follow_ups(self, answer: Answer) -> tuple[str, ...]:
        """At most three questions, each standing alone, that come up after an answer."""

    def examples(self, script: Script) -> tuple[str, ...]:
        """At most three questions to begin with."""


class Checking(Protocol):
    """Checks what somebody claims: `rag.check.Checker`. Computes; thread-safe."""

    def __call__(
        self,
        text: str,
        day: date | None = None,
        tell: Callable[[CheckedClaim], None] = ...,
        most: int = 0,
    ) -> Checked:
        """Every claim of a text with its verdict, on a day or today.

        `tell` hears of each as soon as it stands; `most` are checked, 0: as many as usual.
        """


class Receiving(Protocol):
    """Reads files that somebody asks about: `rag.received.Receiver`. Thread-safe."""

    def __call__(self, upload: Upload) -> Received:
        """What a file is.

        Raises:
            UnreadableFileError: it holds no text, or asked for too much.
        """

    def text(self, upload: Upload) -> str:
        """The words of a file.

        Raises:
            UnreadableFileError: it holds none, or asked for too much.
        """

    def standing(self, source: Source, question: Question, script: Script) -> Answer:
        """Whether a stored version holds today, with the sentences that say so."""


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


@dataclass(frozen=True, slots=True)
class Branch:
    """A messenger at work: what sends there, and what brings what people do there."""

    messenger: Messenger
    transport: Transport
