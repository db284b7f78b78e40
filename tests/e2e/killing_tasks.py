"""Kills a service while it does what takes long, and looks at what its people have read."""

from __future__ import annotations

import asyncio
import json
import logging
import multiprocessing
import os
import random
import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path

import structlog

from bot.backends.memory.chats import MemoryChats
from bot.backends.memory.people import MemoryPeople
from bot.backends.memory.rooms import MemoryRooms
from bot.backends.sql.jobs import SqlJobs
from bot.incoming import Attached
from bot.job import JobKind
from bot.message import Delivery, Finding, Limit, Outgoing, Reaction, Room, Task, Work
from bot.ports import Branch, Tell
from bot.service.ordering import ordered
from bot.service.serving import Means, Service
from bot.service.state import State
from rag.backends.database import Database
from tests.serving import SIZES, FakeTransport, ScriptedDesk
from tests.words import WORDINGS, ZH

STEPS, STEP = 20, 0.02
_PATIENCE = 60.0
_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(["tests.e2e.killing_tasks", "alembic.command"])


@dataclass(frozen=True, slots=True)
class Place:
    """Where the jobs are, what was sent, and what was begun and ended."""

    directory: Path

    @property
    def sent(self) -> Path:
        """A message or an edit a line: what people have read, whatever became of its sender."""
        return self.directory / "sent.jsonl"

    @property
    def diary(self) -> Path:
        """What was begun and ended, a line each."""
        return self.directory / "diary.txt"


@dataclass
class WritingMessenger:
    """Writes down what is sent; a message is numbered by its line."""

    place: Place
    limit: Limit = field(default_factory=lambda: Limit(units=4096, marks=100))

    async def send(self, delivery: Delivery) -> str:
        """Write it down at once."""
        number = len(self.place.sent.read_text(encoding="utf-8").splitlines())
        line = {"edits": delivery.edits, "text": delivery.message.text}
        with self.place.sent.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
        return delivery.edits or str(number)

    async def typing(self, room: Room) -> None:
        """Nobody looks."""

    async def toast(self, call: str, text: str) -> None:
        """Nobody looks."""

    async def offer(self, call: str, findings: Sequence[Finding]) -> None:
        """Nobody asks."""

    async def fetch(self, attached: Attached, most: int) -> bytes:
        """Nothing is fetched."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Diligent:
    """A doer that takes a while and writes down when it begins and ends."""

    place: Place
    deadly: str = ""

    def __call__(self, task: Task, tell: Tell) -> Reaction:
        """Do it, or take the process down with it."""
        [name] = task.words
        self._note("begun", name)
        if name == self.deadly:
            time.sleep(STEPS * STEP)
            os.kill(os.getpid(), signal.SIGKILL)
        for step in range(STEPS):
            tell(step, STEPS)
            time.sleep(STEP)
        self._note("ended", name)
        return Reaction((Delivery(task.room, Outgoing(f"做完 {name}")),))

    def _note(self, what: str, name: str) -> None:
        with self.place.diary.open("a", encoding="utf-8") as file:
            file.write(f"{what} {name}\n")


def order(place: Place, count: int) -> None:
    """Order so much work, and open the books."""
    database = Database.open(place.directory, "")
    room = Room("fake", "1")
    for number in range(count):
        task = Task(Work.REINDEX, room, "fake:1", (str(number),))
        SqlJobs(database).put(list(ordered(f"fake:{number}", [task])))
    database.close()
    place.sent.touch()
    place.diary.touch()


def live(place: Place, deadly: str = "") -> None:
    """A service, until it is killed, or the work named so kills it."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    asyncio.run(_live(place, deadly))


async def _live(place: Place, deadly: str) -> None:
    jobs = SqlJobs(Database.open(place.directory, ""))
    jobs.take_over()
    means = Means(
        ScriptedDesk(),
        jobs,
        MemoryChats(),
        MemoryPeople(),
        MemoryRooms(),
        WORDINGS,
        ZH,
        SIZES,
        doers={Work.REINDEX: Diligent(place, deadly)},
    )
    branch = Branch(WritingMessenger(place), FakeTransport())
    await Service(means, {"fake": branch}, State(2)).run(asyncio.Event())


def _started(place: Place, deadly: str = "") -> BaseProcess:
    process = _SERVER.Process(target=live, args=(place, deadly), daemon=True)
    process.start()
    return process


@dataclass(frozen=True, slots=True)
class Found:
    """What people read at the end: the messages as they stand, and the course of the work."""

    standing: list[str]
    begun: list[str]
    ended: list[str]
    dead: int


def kills(place: Place, work: int, count: int, seed: int) -> Found:
    """Kill the service at random moments, start it again, and let the last one finish."""
    moments = random.Random(seed)  # noqa: S311  moments, not secrets
    process = _started(place)
    for _ in range(count):
        time.sleep(moments.uniform(0.5, 1.5))
        process.kill()
        process.join()
        process = _started(place)
    return _found(place, process, work)


def deadly(place: Place, name: str) -> Found:
    """Start the service as often as the work named so kills it."""
    process = _started(place, name)
    until = time.monotonic() + _PATIENCE
    while len(_said(place)) < 2 and time.monotonic() < until:
        if not process.is_alive():
            process = _started(place, name)
        time.sleep(0.05)
    return _found(place, process, 2)


def _found(place: Place, process: BaseProcess, work: int) -> Found:
    """Let the service finish, and look."""
    until = time.monotonic() + _PATIENCE
    while len(_said(place)) < work and time.monotonic() < until:
        time.sleep(0.1)
    time.sleep(0.5)
    process.kill()
    process.join()
    lines = [line.split() for line in place.diary.read_text(encoding="utf-8").splitlines()]
    database = Database.open(place.directory, "")
    dead = SqlJobs(database).backlog(JobKind.TASK).dead
    database.close()
    return Found(
        standing=_standing(place),
        begun=[name for what, name in lines if what == "begun"],
        ended=[name for what, name in lines if what == "ended"],
        dead=dead,
    )


def _standing(place: Place) -> list[str]:
    """The messages of the chat, edits in their places."""
    shown: dict[str, str] = {}
    for number, line in enumerate(place.sent.read_text(encoding="utf-8").splitlines()):
        sent = json.loads(line)
        shown[sent["edits"] or str(number)] = sent["text"]
    return list(shown.values())


def _said(place: Place) -> set[str]:
    return {text for text in _standing(place) if text.startswith(("做完", ZH.tasks.given_up))}
