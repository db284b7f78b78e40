"""Does the work that takes long: one after the other, told in one message, cancelled by a button.

A crash ends no work: whoever comes to hold its job begins it again and tells its progress in the
same message. Work that brings the process down again and again is given up.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from time import monotonic

from bot import parcel
from bot.job import Done, Held, Job, JobKind
from bot.message import Delivery, Outgoing, Reaction, Work
from bot.order import Order, end_key
from bot.ports import (
    Doer,
    Jobs,
    Messenger,
    NotTakenError,
    RoomGoneError,
    RoomMovedError,
    StoppedError,
    UncertainError,
    Undo,
    UnreachableError,
    WaitError,
)
from bot.service import progress
from bot.service.bells import Bells
from bot.service.crew import Crew
from bot.service.gauge import Gauge, Reading
from bot.service.interpreter import Interpreter
from bot.service.ordering import ORDERED, STOPPING, WORKING, ordered, stop_key, working
from bot.service.posting import posted
from bot.service.state import State
from bot.service.together import Together
from bot.service.worker import Aside
from bot.split import fits, split
from bot.trouble import log, note, report
from bot.wording import Wording

AT_ONCE = 3
"""One of each lane."""
_TRIES = 3
_ASKS = 3
_LOOK = 1.0
_LONG = 60.0
"""Seconds after which an end is a message of its own: nobody hears of an edit."""


@dataclass(frozen=True, slots=True)
class Tasks:
    """Does the jobs of a kind; `handle` is a `bot.service.worker.Do`.

    `longest` are the seconds after which work is taken to hang.
    """

    jobs: Jobs
    state: State
    finish: Together[Done, bool]
    messengers: Mapping[str, Messenger]
    crew: Crew
    interpreter: Interpreter
    bells: Bells
    doers: Mapping[Work, Doer]
    longest: float
    undoing: Mapping[Work, Undo] = field(default_factory=dict)
    _running: dict[str, Gauge] = field(default_factory=dict)
    _leaving: asyncio.Event = field(default_factory=asyncio.Event)

    async def handle(self, held: Held, aside: Aside) -> None:
        """Say that work was ordered, do it, or cancel it."""
        del aside
        try:
            order = parcel.order(held.job.body)
        except parcel.DamagedParcelError:
            log.error("order damaged", job=held.number)
            await self.state(partial(self.jobs.bury, held))
            return
        doing = {ORDERED: self._announce, WORKING: self._work, STOPPING: self._stop}
        await doing[held.job.lane](held, order)

    def leave(self) -> None:
        """The service ends: what runs undoes itself and is begun again by the next start."""
        self._leaving.set()
        for gauge in self._running.values():
            gauge.stop()

    async def _announce(self, held: Held, order: Order) -> None:
        """Say that it was ordered; where that can't be said, it is done all the same."""
        wording = await self.state(partial(self.interpreter.spoken, order.task))
        waiting = await self.state(self._before)
        message = progress.waits(order.task, order.tag, waiting, wording)
        shown = ""
        if messenger := self.messengers.get(order.task.room.messenger):
            try:
                shown = await messenger.send(Delivery(order.task.room, message))
            except WaitError as told:
                if held.tries < _ASKS:
                    await self.state(partial(self.jobs.postpone, held, told.seconds))
                    return
            except (
                NotTakenError,
                RoomGoneError,
                RoomMovedError,
                UncertainError,
                UnreachableError,
            ):
                log.warning("order not shown", job=held.number)
        await self._finish(held, [working(replace(order, shown=shown))])

    def _before(self) -> int:
        """How much is done before work that is not put in line yet."""
        return len(self._line()) + len(self._running)

    def _line(self) -> list[Order]:
        """What waits to be begun."""
        line: list[Order] = []

        def seen(job: Job) -> bool:
            with suppress(parcel.DamagedParcelError):
                line.append(parcel.order(job.body))
            return False  # it is looked at, and stays

        self.jobs.cancel(JobKind.TASK, WORKING, seen)
        return line

    async def _work(self, held: Held, order: Order) -> None:
        wording = await self.state(partial(self.interpreter.spoken, order.task))
        if await self._cancelled(order):
            await self._end(held, order, await self._dropped(order, wording.tasks.stopped))
            return
        if held.tries > _TRIES:
            await self._bury(held, order, wording)
            return
        begun = monotonic()
        log.info("work begun", work=str(order.task.work), tries=held.tries)
        async with self._measured(order, wording) as gauge:
            reaction = await self._done(order, gauge, wording)
        seconds = monotonic() - begun
        log.info("work ended", work=str(order.task.work), seconds=round(seconds, 1))
        order = replace(order, shown=gauge.number)
        if reaction is None:
            await self.state(partial(self.jobs.postpone, held, 0.0, tried=False))
        elif seconds > _LONG and order.shown:
            await self._end_long(held, order, reaction, wording, seconds)
        else:
            await self._end(held, order, reaction)

    async def _done(self, order: Order, gauge: Gauge, wording: Wording) -> Reaction | None:
        """What is said at the end; None where it stops for the next start."""
        doer = self.doers[order.task.work]
        try:
            reaction = await self.crew.run(partial(doer, order.task, gauge.tell), self.longest)
        except StoppedError:
            if self._leaving.is_set() and not await self._cancelled(order):
                return None
            return await self._dropped(order, wording.tasks.stopped)
        except TimeoutError:
            log.error("work hangs", work=str(order.task.work))
            return _saying(order, wording.tasks.hangs)
        except Exception as error:  # noqa: BLE001  the outermost handler of a work
            return _saying(order, report(error, wording, f"{order.task.work} failed").sentence)
        return reaction if reaction.deliveries else _saying(order, wording.tasks.done, reaction)

    @asynccontextmanager
    async def _measured(self, order: Order, wording: Wording) -> AsyncIterator[Gauge]:
        """Show how far it is, and look whether somebody cancels it, as long as the block runs."""
        gauge = Gauge(
            self.messengers.get(order.task.room.messenger),
            Delivery(order.task.room, Outgoing(""), edits=order.shown),
            partial(_so_far, order, wording),
        )
        self._running[order.tag] = gauge
        watching = asyncio.create_task(self._watch(order, gauge))
        gauge.begin()
        if self._leaving.is_set():
            gauge.stop()
        try:
            yield gauge
        finally:
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)
            await gauge.close()
            self._running.pop(order.tag, None)

    async def _watch(self, order: Order, gauge: Gauge) -> None:
        """Stop it once it is cancelled, in whichever process that was heard."""
        while True:
            try:
                if await self._cancelled(order):
                    gauge.stop()
            except Exception as error:  # noqa: BLE001  the database may be back in a second
                note(error, "looking for a cancel failed")
            await asyncio.sleep(_LOOK)

    async def _cancelled(self, order: Order) -> bool:
        key = stop_key(order.tag)
        return bool(await self.state(partial(self.jobs.known, JobKind.TASK, [key])))

    async def _stop(self, held: Held, order: Order) -> None:
        """Cancel work: what runs hears of it, what waits is over at once."""
        if gauge := self._running.get(order.tag):
            gauge.stop()
        waiting = await self.state(partial(self._waiting, order.tag))
        then = []
        if waiting:
            wording = await self.state(partial(self.interpreter.spoken, waiting.task))
            then = self._said(waiting, await self._dropped(waiting, wording.tasks.stopped))
        await self._finish(held, then)

    def _waiting(self, tag: str) -> Order | None:
        """Work that is not begun; its own job will find that all is said."""
        return next((one for one in self._line() if one.tag == tag), None)

    async def _bury(self, held: Held, order: Order, wording: Wording) -> None:
        """Give it up; whoever waits for it is told."""
        log.error("dead", kind=str(held.job.kind), work=str(order.task.work))
        sorry = self._said(order, await self._dropped(order, wording.tasks.given_up))

        def bury() -> None:
            self.jobs.put(sorry)
            self.jobs.bury(held)

        await self.state(bury)
        self.bells.ring(JobKind.DELIVERY)

    async def _end_long(
        self, held: Held, order: Order, reaction: Reaction, wording: Wording, seconds: float
    ) -> None:
        """The message of the progress says that it is over, and what came of it follows."""
        lasted = wording.tasks.long.format(
            work=progress.named(order.task, wording), time=progress.lasted(seconds, wording)
        )
        over = Delivery(order.task.room, Outgoing(lasted))
        await self._end(held, order, replace(reaction, deliveries=(over, *reaction.deliveries)))

    async def _end(self, held: Held, order: Order, reaction: Reaction) -> None:
        tasks = ordered(f"task:{order.tag}", reaction.tasks, order.task.language)
        await self._finish(held, [*self._said(order, reaction), *tasks])

    def _said(self, order: Order, reaction: Reaction) -> list[Job]:
        """The jobs of saying it, cut to what a message may hold; none where nobody is there."""
        if not order.task.room.messenger:
            return []
        messenger = self.messengers.get(order.task.room.messenger)
        whole = reaction.deliveries
        cut = [page for one in whole for page in (_pages(one, messenger) if messenger else [one])]
        shown = Delivery(order.task.room, Outgoing(""), edits=order.shown) if order.shown else None
        return list(posted(end_key(order.tag).removesuffix(":0"), cut, shown))

    async def _dropped(self, order: Order, sentence: str) -> Reaction:
        """What is said of work that nobody goes on with, once what it leaves is put right."""
        undo = self.undoing.get(order.task.work)
        more = await self.state(partial(undo, order.task)) if undo else Reaction()
        said = _saying(order, sentence)
        return replace(said, deliveries=(*said.deliveries, *more.deliveries))

    async def _finish(self, held: Held, then: list[Job]) -> None:
        if await self.finish(Done(held, tuple(then))):
            self.bells.ring(*{one.kind for one in then})
        else:
            log.warning("somebody else was at it", job=held.number)


def _so_far(order: Order, wording: Wording, reading: Reading) -> Outgoing:
    return progress.so_far(order.task, order.tag, reading, wording)


def _saying(order: Order, sentence: str, reaction: Reaction | None = None) -> Reaction:
    """One sentence where it was ordered, beside all else that follows."""
    said = (Delivery(order.task.room, Outgoing(sentence)),)
    return replace(reaction or Reaction(), deliveries=said)


def _pages(delivery: Delivery, messenger: Messenger) -> list[Delivery]:
    """The messages of one that is too long; the last one has its buttons."""
    if delivery.message.file or fits(delivery.message, messenger.limit):
        return [delivery]
    pages = split([delivery.message], messenger.limit)
    rows = delivery.message.rows
    last = len(pages) - 1
    return [
        replace(
            delivery,
            message=replace(page, rows=rows if at == last else ()),
            edits="" if at else delivery.edits,
        )
        for at, page in enumerate(pages)
    ]
