"""Runs the service: everything that is configured shares one inbox and one outbox."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Coroutine, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeAlias

from bot.incoming import Incoming
from bot.job import Done, JobKind
from bot.kept import Sent
from bot.message import Delivery, Work
from bot.ports import Board, Branch, Chats, Desk, Doer, Jobs, Messenger, People, Rooms, Undo
from bot.service.bells import Bells
from bot.service.crew import Crew
from bot.service.errands import Errands
from bot.service.herald.herald import Herald
from bot.service.herald.means import HeraldMeans
from bot.service.interpreter import Interpreter
from bot.service.lifesigns import Lifesigns
from bot.service.office import Crews, Office, Patience
from bot.service.postman import Postman, aloud
from bot.service.reception import Reception, nobody, nothing
from bot.service.rounds import Round, Rounds
from bot.service.state import State
from bot.service.tasks import AT_ONCE, Tasks
from bot.service.together import Together
from bot.service.turnstile import Load, Turnstile
from bot.service.upkeep import Upkeep
from bot.service.worker import Worker
from bot.trouble import log
from bot.wording import Wording, Wordings

_GRACE = 10.0
_HANGING_UP = 3.0
_AHEAD = 6
"""Questions taken up while all threads compute: none of them waits for the disk then."""
_AT_ONCE = 4
"""Messages under way, but for slow ones: as many may arrive twice when the process is killed."""
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much at a time: threads of each crew and of the state, questions a minute, bytes."""

    answering: int
    slow: int
    quick: int
    state: int
    person: int
    group: int
    file: int


@dataclass(frozen=True, slots=True)
class Means:
    """What the service works with. `words` are the operator's sentences.

    `doers` do what takes long, `undoing` puts right what of it is cancelled, `rounds` what follows
    from what has changed. `working` tells whether the files that a person sends are work, of which
    there can't be too much; `meant`, what is kept with the personal numbers in it. `hush` tells
    what a pause leaves of what was to be sent.
    """

    desk: Desk
    jobs: Jobs
    chats: Chats
    people: People
    rooms: Rooms
    wordings: Wordings
    words: Wording
    sizes: Sizes
    patience: Patience = field(default_factory=Patience)
    doers: Mapping[Work, Doer] = field(default_factory=dict)
    undoing: Mapping[Work, Undo] = field(default_factory=dict)
    posting: HeraldMeans | None = None  # without it nothing is announced
    rounds: Sequence[Round] = ()
    working: Callable[[str], bool] = nobody
    meant: Callable[[Incoming], bool] = nothing
    hush: Callable[[Delivery], Delivery | None] = aloud


Connect: TypeAlias = Callable[[State], AbstractAsyncContextManager[Mapping[str, Branch]]]
"""Opens the messengers, by name; what they read of the disk is read in the state's threads."""


async def serve(means: Means, connect: Connect) -> None:
    """Serve until SIGINT or SIGTERM, then finish what is being done; more signals change nothing.

    Raises:
        TokenRefusedError: a messenger does not know us.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in _SIGNALS:
        loop.add_signal_handler(sign, stop.set)
    state = State(means.sizes.state)
    try:
        async with connect(state) as branches:
            await Service(means, branches, state).run(stop)
    finally:
        state.close()


class Service:
    """Everything that runs at the same time, and how it ends."""

    def __init__(self, means: Means, branches: Mapping[str, Branch], state: State) -> None:
        self._branches = branches
        self._errands = Errands()
        sizes, bells, load = means.sizes, Bells(), Load(means.sizes.answering)
        self._crews = Crews(
            Crew("answer", sizes.answering), Crew("slow", sizes.slow), Crew("quick", sizes.quick)
        )
        messengers = {name: branch.messenger for name, branch in branches.items()}
        self._finish = Together(means.jobs.finish_all)
        parts = _Parts(
            means, messengers, state, self._finish, bells, load, self._crews, self._errands
        )
        self._lifesigns = Lifesigns(messengers, self._errands)
        self._reception = parts.reception(self._lifesigns)
        self._heralds = parts.heralds({n: o.board for n, o in branches.items() if o.board})
        self._upkeep = Upkeep(means.jobs, state, bells, load, parts.interpreter)
        self._rounds = parts.rounds(self._crews.slow)
        self._tie = Together(partial(_tied, means.chats))
        handle = parts.office(self._lifesigns).handle
        deliver = parts.postman(self._tie).deliver
        most = sizes.answering + _AHEAD
        self._asked = Worker(means.jobs, state, bells, JobKind.INCOMING, most, handle)
        self._quick = Worker(means.jobs, state, bells, JobKind.QUICK, sizes.quick, handle)
        self._posted = Worker(means.jobs, state, bells, JobKind.DELIVERY, _AT_ONCE, deliver)
        self._crew = Crew("task", 1)
        self._tasks = parts.tasks(self._crew)
        self._tasked = Worker(means.jobs, state, bells, JobKind.TASK, AT_ONCE, self._tasks.handle)

    async def run(self, stop: asyncio.Event) -> None:
        """Run until `stop` is set or a part breaks; what broke is raised at the end."""
        bringing = [
            _begun(branch.transport.run(self._reception.receive, stop))
            for branch in self._branches.values()
        ]
        workers = (self._asked, self._quick, self._posted, self._tasked)
        working = [_begun(worker.run()) for worker in workers]
        helping = [_begun(one.run()) for one in (self._lifesigns, self._upkeep, self._rounds)]
        helping += [_begun(herald.run()) for herald in self._heralds]
        stopped = asyncio.create_task(stop.wait())
        log.info("serving", messengers=sorted(self._branches))
        tasks = [*bringing, *working, *helping]
        await asyncio.wait([stopped, *tasks], return_when=asyncio.FIRST_COMPLETED)
        broken = [task for task in tasks if task.done()]
        stop.set()
        await self._end(bringing)
        for task in [*tasks, stopped]:
            task.cancel()
        await asyncio.gather(*tasks, stopped, return_exceptions=True)
        log.info("stopped")
        for task in broken:
            task.result()

    async def _end(self, bringing: list[asyncio.Task[None]]) -> None:
        """Take nothing in any more, finish what runs, send what is there; the rest waits."""
        loop = asyncio.get_running_loop()
        until = loop.time() + _GRACE
        self._tasks.leave()
        tasked = _begun(self._tasked.close(_GRACE))
        await asyncio.wait(bringing, timeout=_HANGING_UP)
        await asyncio.gather(
            tasked, *(worker.close(until - loop.time()) for worker in (self._asked, self._quick))
        )
        await asyncio.gather(*(herald.close(until - loop.time()) for herald in self._heralds))
        await self._posted.drain(max(1.0, until - loop.time()))
        await asyncio.gather(self._finish.close(), self._tie.close())
        await self._errands.close()
        for branch in self._branches.values():
            await branch.transport.close()
        for crew in (self._crews.usual, self._crews.slow, self._crews.quick, self._crew):
            crew.close()


@dataclass(frozen=True, slots=True)
class _Parts:
    """Puts the parts together."""

    means: Means
    messengers: Mapping[str, Messenger]
    state: State
    finish: Together[Done, bool]
    bells: Bells
    load: Load
    crews: Crews
    errands: Errands

    @property
    def interpreter(self) -> Interpreter:
        return Interpreter(self.means.wordings, self.means.people)

    def reception(self, lifesigns: Lifesigns) -> Reception:
        means, sizes = self.means, self.means.sizes
        return Reception(
            jobs=means.jobs,
            rooms=means.rooms,
            state=self.state,
            desk=means.desk,
            quick=self.crews.quick,
            messengers=self.messengers,
            turnstile=Turnstile(sizes.person, sizes.group, self.load),
            working=means.working,
            meant=means.meant,
            lifesigns=lifesigns,
            interpreter=self.interpreter,
            errands=self.errands,
            bells=self.bells,
        )

    def office(self, lifesigns: Lifesigns) -> Office:
        means = self.means
        return Office(
            jobs=means.jobs,
            state=self.state,
            finish=self.finish,
            desk=means.desk,
            messengers=self.messengers,
            crews=self.crews,
            interpreter=self.interpreter,
            lifesigns=lifesigns,
            load=self.load,
            errands=self.errands,
            bells=self.bells,
            largest=means.sizes.file,
            patience=means.patience,
        )

    def tasks(self, crew: Crew) -> Tasks:
        means = self.means
        return Tasks(
            jobs=means.jobs,
            state=self.state,
            finish=self.finish,
            messengers=self.messengers,
            crew=crew,
            interpreter=self.interpreter,
            bells=self.bells,
            doers=means.doers,
            longest=means.patience.task,
            undoing=means.undoing,
        )

    def rounds(self, crew: Crew) -> Rounds:
        means = self.means
        return Rounds(
            means.rounds, means.jobs, self.state, crew, self.bells, self.load, self.messengers
        )

    def heralds(self, boards: Mapping[str, Board]) -> list[Herald]:
        """Whoever posts announcements, if anybody does."""
        means = self.means
        if means.posting is None:
            return []
        kept = (means.rooms, means.jobs, self.state, self.bells)
        return [Herald(means.posting, boards, *kept, means.words)]

    def postman(self, tie: Together[Sent, Sent]) -> Postman:
        means = self.means
        return Postman(
            jobs=means.jobs,
            rooms=means.rooms,
            state=self.state,
            finish=self.finish,
            tie=tie,
            messengers=self.messengers,
            bells=self.bells,
            load=self.load,
            wording=means.words,
            hush=means.hush,
        )


def _tied(chats: Chats, sent: Sequence[Sent]) -> Sequence[Sent]:
    chats.tie(sent)
    return sent


def _begun(work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
    return asyncio.create_task(work)
