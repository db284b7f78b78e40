from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.backends.memory.jobs import MemoryJobs
from bot.job import JobKind
from bot.message import Delivery, Outgoing, Room
from bot.service.bells import Bells
from bot.service.crew import Crew
from bot.service.rounds import Keyed, Limits, Round, Rounds
from bot.service.state import State
from bot.service.turnstile import Load
from tests.serving import LIMIT, FakeMessenger

ROOM = Room("fake", "1")


@dataclass
class Walk:
    """A round of three steps, of which one fails the first time."""

    began: int = 0
    seen: list[str] = field(default_factory=list)
    limits: list[object] = field(default_factory=list)
    fails: bool = False

    def __call__(self, limits: Limits) -> Iterator[Sequence[Keyed]]:
        """Two messages, and nothing."""
        self.began += 1
        self.limits = [limits(ROOM), limits(Room("other", "1"))]
        yield [("a", Delivery(ROOM, Outgoing("一")))]
        self.seen.append("a")
        if self.fails and self.began == 1:
            raise ZeroDivisionError
        yield ()
        yield [("b", Delivery(ROOM, Outgoing("二"))), ("a", Delivery(ROOM, Outgoing("一")))]
        self.seen.append("b")


async def gone(
    *rounds: Round, jobs: MemoryJobs, until: asyncio.Event | None = None, waiting: int = 0
) -> Load:
    """Rounds that go for a while."""
    state, crew, load = State(1), Crew("slow", 1), Load(1)
    load.waiting = waiting
    made = Rounds(rounds, jobs, state, crew, Bells(), load, {"fake": FakeMessenger()}, every=0.02)
    task = asyncio.create_task(made.run())
    await asyncio.sleep(0.6)
    if until:
        until.set()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    crew.close()
    state.close()
    return load


async def test_what_a_step_gives_is_to_be_sent_once() -> None:
    """However many rounds give it."""
    jobs, walk = MemoryJobs(), Walk()
    await gone(walk, jobs=jobs)

    assert walk.began > 1
    assert jobs.backlog(JobKind.DELIVERY).waiting == 2
    assert walk.limits == [LIMIT, None]
    assert walk.seen[:3] == ["a", "b", "a"]


async def test_a_round_that_fails_is_gone_again() -> None:
    """And the others go on."""
    jobs, broken, other = MemoryJobs(), Walk(fails=True), Walk()
    await gone(broken, other, jobs=jobs)

    assert broken.seen[:3] == ["a", "a", "b"]
    assert "b" in other.seen


async def test_whoever_asks_goes_before() -> None:
    """Nothing is done while questions wait."""
    walk = Walk()
    await gone(walk, jobs=MemoryJobs(), waiting=3)

    assert walk.began == 0
