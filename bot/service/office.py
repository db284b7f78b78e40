"""Handles what the inbox holds: each thing once, in its order, and what follows is posted."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from time import monotonic
from typing import Literal

from bot import parcel
from bot.incoming import Incoming, Sort
from bot.job import Done, Held, Job, JobKind
from bot.message import Delivery, Limit, Outgoing, Reaction
from bot.ports import (
    Desk,
    FileGoneError,
    FileTooLargeError,
    Jobs,
    Messenger,
    UncertainError,
    UnreachableError,
    WaitError,
)
from bot.service.bells import Bells
from bot.service.crew import Crew
from bot.service.effort import CANCEL, Effort, asks, effort
from bot.service.errands import Errands
from bot.service.fetching import fetched
from bot.service.interpreter import Interpreter
from bot.service.lifesigns import Lifesigns
from bot.service.live import Live, pace
from bot.service.ordering import ordered
from bot.service.posting import post, posted, said
from bot.service.state import State
from bot.service.together import Together
from bot.service.turnstile import Load
from bot.service.worker import Aside
from bot.trouble import log, report
from corpus.document import Upload

_LAST_TRY = 9
_FETCH_AGAIN = 10.0
_NO_MESSENGER = 600.0


@dataclass(frozen=True, slots=True)
class Crews:
    """Who computes: answers, what takes seconds, what takes no time."""

    usual: Crew
    slow: Crew
    quick: Crew

    def __getitem__(self, effort: Effort) -> Crew:
        return {
            Effort.USUAL: self.usual,
            Effort.SLOW: self.slow,
            Effort.QUICK: self.quick,
        }[effort]


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds after which a handler is taken to hang."""

    usual: float = 120.0
    slow: float = 600.0
    quick: float = 30.0
    task: float = 12 * 3600.0

    def __getitem__(self, effort: Effort) -> float:
        return {
            Effort.USUAL: self.usual,
            Effort.SLOW: self.slow,
            Effort.QUICK: self.quick,
        }[effort]


@dataclass(frozen=True, slots=True, eq=False)
class _Handling:
    """Something that is being handled, and what ends it early."""

    held: Held
    incoming: Incoming
    live: Live
    task: asyncio.Task[list[Job]]


@dataclass(frozen=True, slots=True)
class Office:
    """Does the jobs of the inbox; `handle` is a `bot.service.worker.Do`.

    `largest` is how many bytes a file may have that is fetched.
    """

    jobs: Jobs
    state: State
    finish: Together[Done, bool]
    desk: Desk
    messengers: Mapping[str, Messenger]
    crews: Crews
    interpreter: Interpreter
    lifesigns: Lifesigns
    load: Load
    errands: Errands
    bells: Bells
    largest: int
    patience: Patience = field(default_factory=Patience)
    _handled: dict[int, _Handling] = field(default_factory=dict)

    async def handle(self, held: Held, aside: Aside) -> None:
        """Handle one thing that came in."""
        try:
            incoming = parcel.incoming(held.job.body)
        except parcel.DamagedParcelError:
            log.error("incoming damaged", job=held.number)
            await self.state(partial(self.jobs.bury, held))
            return
        if incoming.room.messenger not in self.messengers:
            await self._postpone(held, _NO_MESSENGER)
            return
        if incoming.command == CANCEL:
            await self._cancel(held, incoming)
            return
        if effort(incoming) is Effort.SLOW:
            aside()
        try:
            await self._reply(held, incoming)
        finally:
            self.lifesigns.end(incoming.key)

    async def _reply(self, held: Held, incoming: Incoming) -> None:
        """Find out what follows, unless it is cancelled, and post it in one transaction."""
        if asks(incoming):
            self.lifesigns.begin(incoming)
            self.load.waiting = max(0, self.load.waiting - 1)
        messenger = self.messengers[incoming.room.messenger]
        note = partial(self._note, held, incoming)
        live = Live(messenger, incoming, pace(incoming.room.kind), note)
        task = asyncio.create_task(self._react(held, incoming, live))
        self._handled[held.number] = _Handling(held, incoming, live, task)
        try:
            await asyncio.wait({task})
            if not task.cancelled():
                await self._finish(held, task.result())
        except (WaitError, UncertainError, UnreachableError):
            await self._postpone(held, _FETCH_AGAIN)
        finally:
            del self._handled[held.number]
            task.cancel()

    async def _react(self, held: Held, incoming: Incoming, live: Live) -> list[Job]:
        """What follows from something that came in, as jobs."""
        if held.tries >= _LAST_TRY:
            log.error("incoming given up", job=held.number, tries=held.tries)
            lost = await self._saying(incoming, "given_up")
            return list(posted(incoming.key, [lost], await live.close()))
        messenger = self.messengers[incoming.room.messenger]
        reaction = Reaction()
        try:
            upload = await fetched(messenger, incoming, self.largest)
            reaction = await self._computed(incoming, messenger.limit, live, upload)
            return [
                *posted(incoming.key, reaction.deliveries, await live.close()),
                *ordered(incoming.key, reaction.tasks, incoming.language),
            ]
        except (FileTooLargeError, FileGoneError) as error:
            return [await self.state(partial(self._unfetched, incoming, error))]
        except TimeoutError:
            log.error("handler hangs", sort=str(incoming.sort), command=incoming.command)
            late = await self._saying(incoming, "took_too_long")
            return list(posted(incoming.key, [late], await live.close()))
        finally:
            await live.close()
            if incoming.sort is Sort.PRESS and not asks(incoming):
                self.errands.run(messenger.toast(incoming.call, reaction.toast))

    async def _computed(
        self, incoming: Incoming, limit: Limit, live: Live, upload: Upload | None
    ) -> Reaction:
        """What the desk says, computed in the crew for it."""
        seconds = 0.0

        def react() -> Reaction:
            nonlocal seconds
            begun = monotonic()
            reaction = self.desk.react(incoming, limit, live.show, upload)
            seconds = monotonic() - begun
            return reaction

        kind = effort(incoming)
        reaction = await self.crews[kind].run(react, self.patience[kind])
        log.info("handled", sort=str(incoming.sort), seconds=round(seconds, 3))
        if kind is Effort.USUAL and asks(incoming):
            self.load.took(seconds)
        return reaction

    async def _note(self, held: Held, incoming: Incoming, number: str) -> None:
        """Write down where an answer grows: whoever has to begin again finishes it there."""
        body = parcel.pack(replace(incoming, shown=number))
        await self.state(partial(self.jobs.amend, held, body))

    async def _finish(self, held: Held, then: list[Job]) -> None:
        if await self.finish(Done(held, tuple(then))):
            self.bells.ring(*{one.kind for one in then})
        else:
            log.warning("somebody else was at it", job=held.number)

    async def _postpone(self, held: Held, seconds: float) -> None:
        await self.state(partial(self.jobs.postpone, held, seconds, tried=False))

    async def _saying(
        self, incoming: Incoming, name: Literal["given_up", "took_too_long", "withdrawn"]
    ) -> Delivery:
        """One sentence in place of the answer."""
        wording = await self.state(partial(self.interpreter.wording, incoming))
        words = wording.waiting
        sentences = {"given_up": words.given_up, "took_too_long": words.took_too_long}
        sentence = Outgoing(sentences.get(name, words.withdrawn))
        return Delivery(incoming.room, sentence, incoming.message)

    def _unfetched(self, incoming: Incoming, error: Exception) -> Job:
        wording = self.interpreter.wording(incoming)
        return said(incoming, "0", report(error, wording, "file not fetched").sentence)

    async def _cancel(self, held: Held, incoming: Incoming) -> None:
        """End what a conversation waits for; what is being computed is thrown away."""
        name = incoming.conversation
        running = [one for one in self._handled.values() if one.incoming.conversation == name]
        for one in running:
            one.task.cancel()
            self.errands.run(self._withdrawn(one))
        ended = [one.held for one in running]
        for key in await self.state(partial(self._cancelled, held, incoming, ended)):
            self.lifesigns.end(key)
        self.bells.ring(*JobKind)

    async def _withdrawn(self, handling: _Handling) -> None:
        """Nothing stays that promises more where a growing answer was cancelled."""
        if shown := await handling.live.close():
            here = handling.incoming
            told = replace(await self._saying(here, "withdrawn"), edits=shown.edits)
            await self.messengers[here.room.messenger].send(told)

    def _cancelled(self, held: Held, incoming: Incoming, running: list[Held]) -> list[str]:
        """The keys of what was cancelled; the person is told how many."""
        keys = [one.job.key for one in running if self.jobs.finish(one)]
        mine = partial(_belongs, incoming.conversation)
        waiting = self.jobs.cancel(JobKind.INCOMING, incoming.room.lane, mine)
        keys += [one.key for one in waiting]
        words = self.interpreter.wording(incoming).waiting
        sentence = words.cancelled.format(count=len(keys)) if keys else words.nothing_to_cancel
        left = [job for one in waiting for job in self._left(one)]
        self.jobs.finish(held, [said(incoming, "0", sentence), *left])
        log.info("cancelled", count=len(keys))
        return keys

    def _left(self, job: Job) -> list[Job]:
        """What takes the place of an answer that had begun to grow before a start."""
        begun = parcel.incoming(job.body)
        if not begun.shown:
            return []
        sentence = Outgoing(self.interpreter.wording(begun).waiting.withdrawn)
        return [post(f"{begun.key}:0", Delivery(begun.room, sentence, edits=begun.shown))]


def _belongs(conversation: str, job: Job) -> bool:
    try:
        return parcel.incoming(job.body).conversation == conversation
    except parcel.DamagedParcelError:
        return False
