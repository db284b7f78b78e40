"""A service in memory: a messenger and a desk that do as they are told, in short times."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from bot.backends.memory.chats import MemoryChats
from bot.backends.memory.jobs import MemoryJobs
from bot.backends.memory.people import MemoryPeople
from bot.backends.memory.rooms import MemoryRooms
from bot.desk.press import Verb, read
from bot.incoming import Attached, Incoming, Sort
from bot.message import (
    Delivery,
    Finding,
    Limit,
    Outgoing,
    Reaction,
    Room,
    RoomKind,
    Task,
    Work,
)
from bot.ports import Branch, Doer, Jobs, Receive, Show, Undo, UnreachableError
from bot.service.office import Patience
from bot.service.postman import aloud
from bot.service.reception import nobody, nothing
from bot.service.serving import Means, Service, Sizes
from bot.service.state import State
from corpus.document import Upload
from tests.words import WORDINGS, ZH

LIMIT = Limit(units=4096, marks=100)
SIZES = Sizes(answering=2, slow=1, quick=2, state=2, person=100, group=100, file=1_000)

_numbers = itertools.count(1)


def said(text: str, chat: str = "1", person: str = "", **rest: Any) -> Incoming:  # noqa: ANN401  what a test names
    """Something a person wrote, with a key of its own."""
    number = str(next(_numbers))
    room = Room("fake", chat, kind=RoomKind.GROUP if chat.startswith("-") else RoomKind.PRIVATE)
    plain = Incoming(room, f"fake:{person or chat}", text, key=f"fake:{number}", message=number)
    return replace(plain, **rest)


def commanded(command: str, chat: str = "1", **rest: Any) -> Incoming:  # noqa: ANN401  what a test names
    """A command."""
    return said("", chat, sort=Sort.COMMAND, command=command, **rest)


def pressed(data: str, chat: str = "1", **rest: Any) -> Incoming:  # noqa: ANN401  what a test names
    """A button."""
    return said(data, chat, sort=Sort.PRESS, call=f"call {next(_numbers)}", **rest)


class ScriptedDesk:
    """Echoes, after as long as the text says: `慢3 …` takes 0.3 seconds, `睡` a minute.

    `看` shows three parts of an answer first; `坏` raises; `做` orders work and says nothing.
    """

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.handled: list[str] = []
        self.uploads: list[Upload] = []
        self.showing = 0.05

    def react(
        self, incoming: Incoming, limit: Limit, show: Show, upload: Upload | None = None
    ) -> Reaction:
        """What follows from it."""
        assert limit == LIMIT
        text = incoming.text
        self.begun.append(text or incoming.command)
        if text.startswith("慢"):
            time.sleep(int(text[1]) / 10)
        if text.startswith("睡"):
            time.sleep(60)
        if text.startswith("坏"):
            raise ZeroDivisionError
        if text.startswith("看"):
            for part in ("一", "一二", "一二三"):
                show(Outgoing(part))
                time.sleep(self.showing)
        if upload:
            self.uploads.append(upload)
        self.handled.append(text or incoming.command)
        if incoming.sort is Sort.SEARCH:
            return Reaction(findings=(Finding("1", text, "", Outgoing(text)),))
        if tasks := _ordered(incoming):
            return Reaction(tasks=tasks)
        if incoming.sort is Sort.PRESS and not incoming.label:
            return Reaction(toast=f"按了 {text}")
        parts = 2 if text.startswith("长") else 1
        return Reaction(
            tuple(
                Delivery(
                    incoming.room,
                    Outgoing(f"答 {text or incoming.command}" + (f" {at + 1}" if at else "")),
                    "" if at else incoming.message,
                    answer=1,
                )
                for at in range(parts)
            )
        )


def _ordered(incoming: Incoming) -> tuple[Task, ...]:
    """Work, or the end of it."""
    here, text = incoming, incoming.text
    if text.startswith("做"):
        return (Task(Work.REINDEX, here.room, here.person, (text,)),)
    if (found := read(text)) and found.verb is Verb.TASK:
        return (Task(Work.STOP, here.room, here.person, (found.words[1],)),)
    return ()


@dataclass
class FakeMessenger:
    """Keeps what is sent; `faults` are raised one after the other, by chat."""

    limit: Limit = LIMIT
    sent: list[tuple[float, Delivery]] = field(default_factory=list)
    typed: list[tuple[float, Room]] = field(default_factory=list)
    toasts: list[tuple[str, str]] = field(default_factory=list)
    offers: list[tuple[str, Sequence[Finding]]] = field(default_factory=list)
    faults: dict[str, deque[Exception]] = field(default_factory=lambda: defaultdict(deque))
    after: dict[str, deque[Exception]] = field(default_factory=lambda: defaultdict(deque))
    files: dict[str, bytes | Exception] = field(default_factory=dict)
    takes: float = 0.0
    down: bool = False
    refuses: Callable[[Delivery], Exception | None] = lambda _: None

    async def send(self, delivery: Delivery) -> str:
        """Keep it, or fail as planned."""
        if self.takes:
            await asyncio.sleep(self.takes)
        if self.down:
            raise UnreachableError
        if waiting := self.faults[delivery.room.chat]:
            raise waiting.popleft()
        if error := self.refuses(delivery):
            raise error
        self.sent.append((time.monotonic(), delivery))
        if waiting := self.after[delivery.room.chat]:
            raise waiting.popleft()
        return delivery.edits or f"m{len(self.sent)}"

    async def typing(self, room: Room) -> None:
        """Note it."""
        self.typed.append((time.monotonic(), room))

    async def toast(self, call: str, text: str) -> None:
        """Note it."""
        self.toasts.append((call, text))

    async def offer(self, call: str, findings: Sequence[Finding]) -> None:
        """Note it."""
        self.offers.append((call, findings))

    async def fetch(self, attached: Attached, most: int) -> bytes:
        """A file that was put in."""
        assert most == SIZES.file
        content = self.files[attached.reference]
        if isinstance(content, Exception):
            raise content
        return content

    def texts(self, chat: str = "1") -> list[str]:
        """What stands in a chat, edits in their places."""
        shown: dict[str, str] = {}
        for at, (_, delivery) in enumerate(self.sent, 1):
            if delivery.room.chat == chat:
                shown[delivery.edits or f"m{at}"] = delivery.message.text
        return list(shown.values())


@dataclass
class FakeTransport:
    """Brings what a test hands in."""

    receive: Receive | None = None
    closed: bool = False
    started: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self, receive: Receive, stop: asyncio.Event) -> None:
        """Wait for the end."""
        self.receive = receive
        self.started.set()
        await stop.wait()

    async def close(self) -> None:
        """Note it."""
        self.closed = True


@dataclass
class Running:
    """A service at work, and what a test looks at."""

    desk: ScriptedDesk
    messenger: FakeMessenger
    transport: FakeTransport
    jobs: Jobs
    chats: MemoryChats
    rooms: MemoryRooms
    service: Service
    stop: asyncio.Event
    ended: asyncio.Task[None]

    async def come(self, *incomings: Incoming) -> None:
        """Hand something in, as a transport does."""
        assert self.transport.receive
        await self.transport.receive(incomings)

    async def until(self, true: Callable[[], object], seconds: float = 20.0) -> None:
        """Wait until something is true."""
        end = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < end, self.messenger.sent
            await asyncio.sleep(0.005)


@asynccontextmanager
async def serving(
    *,
    jobs: Jobs | None = None,
    desk: ScriptedDesk | None = None,
    messenger: FakeMessenger | None = None,
    sizes: Sizes = SIZES,
    patience: Patience | None = None,
    doers: Mapping[Work, Doer] | None = None,
    undoing: Mapping[Work, Undo] | None = None,
    working: Callable[[str], bool] = nobody,
    meant: Callable[[Incoming], bool] = nothing,
    hush: Callable[[Delivery], Delivery | None] = aloud,
) -> AsyncIterator[Running]:
    """A service that runs as long as the block."""
    desk, messenger = desk or ScriptedDesk(), messenger or FakeMessenger()
    jobs, chats, rooms = jobs or MemoryJobs(), MemoryChats(), MemoryRooms()
    transport, state, stop = FakeTransport(), State(sizes.state), asyncio.Event()
    means = Means(
        desk,
        jobs,
        chats,
        MemoryPeople(),
        rooms,
        WORDINGS,
        ZH,
        sizes,
        patience or Patience(),
        doers or {},
        undoing or {},
        working=working,
        meant=meant,
        hush=hush,
    )
    service = Service(means, {"fake": Branch(messenger, transport)}, state)
    ended = asyncio.create_task(service.run(stop))
    try:
        await transport.started.wait()
        yield Running(desk, messenger, transport, jobs, chats, rooms, service, stop, ended)
    finally:
        stop.set()
        await ended
        state.close()
