"""A herald in memory: a board that does as it is told, in short times."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.backends.memory.held import Memory
from bot.backends.memory.jobs import MemoryJobs
from bot.backends.memory.pauses import MemoryPauses
from bot.backends.memory.people import MemoryPeople
from bot.backends.memory.rooms import MemoryRooms
from bot.message import Delivery, Limit, Room
from bot.ports import NotEditableError
from bot.service.bells import Bells
from bot.service.herald.herald import Herald
from bot.service.herald.means import HeraldMeans
from bot.service.state import State
from bot.setup import default_wordings
from tests import posting
from tests.posting import Delivering
from tests.words import ZH

OWNER = Room("fake", "77")


@dataclass
class FakeBoard:
    """Keeps what is posted; `faults` are raised one after the other, by chat."""

    limit: Limit = field(default_factory=lambda: Limit(units=4096, marks=100))
    sent: list[Delivery] = field(default_factory=list)
    amended: list[Delivery] = field(default_factory=list)
    pinned: list[tuple[str, str]] = field(default_factory=list)
    faults: dict[str, deque[Exception]] = field(default_factory=lambda: defaultdict(deque))
    after: dict[str, deque[BaseException]] = field(default_factory=lambda: defaultdict(deque))
    fixed: bool = False
    takes: float = 0.0
    moments: list[float] = field(default_factory=list)

    async def send(self, delivery: Delivery) -> str:
        """Keep it, or fail as planned."""
        await asyncio.sleep(self.takes)
        self._fail(delivery.room)
        self.sent.append(delivery)
        self.moments.append(time.monotonic())
        if waiting := self.after[delivery.room.chat]:
            raise waiting.popleft()
        return f"m{len(self.sent)}"

    async def amend(self, delivery: Delivery) -> None:
        """Keep it, where messages can be changed."""
        self._fail(delivery.room)
        if self.fixed:
            raise NotEditableError
        self.amended.append(delivery)

    async def pin(self, room: Room, message: str) -> bool:
        """Note it."""
        self._fail(room)
        self.pinned.append((room.chat, message))
        return True

    def _fail(self, room: Room) -> None:
        if waiting := self.faults[room.chat]:
            raise waiting.popleft()

    def texts(self, chat: str) -> list[str]:
        """What stands in a chat."""
        return [one.message.text for one in self.sent if one.room.chat == chat]


@dataclass
class Heralding:
    """A herald at work, and what a test looks at."""

    board: FakeBoard
    kept: Delivering
    rooms: MemoryRooms
    jobs: MemoryJobs
    pauses: MemoryPauses
    people: MemoryPeople
    herald: Herald

    async def until(self, true: Callable[[], object], seconds: float = 10.0) -> None:
        """Wait until something is true."""
        end = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < end, (self.board.sent, self.kept.outcomes.outcomes(9))
            await asyncio.sleep(0.005)


@asynccontextmanager
async def heralding(
    board: FakeBoard | None = None, per_second: float = 1000.0, memory: Memory | None = None
) -> AsyncIterator[Heralding]:
    """A herald that runs as long as the block."""
    board, memory, state = board or FakeBoard(), memory or Memory(), State(2)
    kept, rooms, jobs = posting.in_memory(memory), MemoryRooms(memory), MemoryJobs()
    pauses = MemoryPauses(memory)
    people = MemoryPeople(memory)
    means = HeraldMeans(kept, pauses, people, default_wordings(), per_second, (OWNER,))
    herald = Herald(means, {"fake": board}, rooms, jobs, state, Bells(), ZH, 0.02)
    running = asyncio.create_task(herald.run())
    try:
        yield Heralding(board, kept, rooms, jobs, pauses, people, herald)
    finally:
        await herald.close(1.0)
        await running
        state.close()
