"""Looks after the inbox and the outbox from time to time."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from time import monotonic

from bot import parcel
from bot.job import Job, JobKind
from bot.message import Delivery, Outgoing
from bot.order import end_key
from bot.ports import Jobs
from bot.service.bells import Bells
from bot.service.interpreter import Interpreter
from bot.service.posting import post, said
from bot.service.state import State
from bot.service.turnstile import Load
from bot.trouble import log, note

_TICK = 1.0
_SWEEP = 60.0
_KEEP = 7 * 86_400.0


@dataclass(frozen=True, slots=True)
class Upkeep:
    """Counts what waits, and gives up what was tried too often: its people are told."""

    jobs: Jobs
    state: State
    bells: Bells
    load: Load
    interpreter: Interpreter

    async def run(self) -> None:
        """Until cancelled."""
        swept = 0.0
        counted = monotonic()
        while True:
            try:
                waiting, unsent = await self.state(self._backlogs)
                before, counted = counted, monotonic()
                self.load.counted(waiting, unsent, max(_TICK, counted - before))
                if monotonic() - swept > _SWEEP:
                    swept = monotonic()
                    await self._sweep()
            except Exception as error:  # noqa: BLE001  the database may be back in a second
                note(error, "upkeep failed")
            await asyncio.sleep(_TICK)

    def _backlogs(self) -> tuple[int, int]:
        """How many questions and how many messages wait."""
        return (
            self.jobs.backlog(JobKind.INCOMING).waiting,
            self.jobs.backlog(JobKind.DELIVERY).waiting,
        )

    async def _sweep(self) -> None:
        if await self.state(self._buried):
            self.bells.ring(JobKind.DELIVERY)

    def _buried(self) -> int:
        buried = self.jobs.sweep(_KEEP)
        for job in buried:
            log.error("dead", kind=str(job.kind))
        return self.jobs.put(
            [
                sorry
                for job in buried
                if job.kind is not JobKind.DELIVERY
                for sorry in self._sorry(job)
            ]
        )

    def _sorry(self, job: Job) -> list[Job]:
        """The sentence for whoever waits for it."""
        if job.kind is JobKind.TASK:
            return self._left(job)
        try:
            incoming = parcel.incoming(job.body)
        except parcel.DamagedParcelError:
            return []
        return [said(incoming, "0", self.interpreter.wording(incoming).waiting.given_up)]

    def _left(self, job: Job) -> list[Job]:
        """The sentence for whoever ordered work that is given up."""
        try:
            order = parcel.order(job.body)
        except parcel.DamagedParcelError:
            return []
        if not order.task.room.messenger:
            return []
        sentence = self.interpreter.spoken(order.task).tasks.given_up
        told = Delivery(order.task.room, Outgoing(sentence), edits=order.shown)
        return [post(end_key(order.tag), told)]
