"""Goes its rounds: does, a step at a time, what follows from what has changed meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from bot.job import JobKind
from bot.message import Delivery, Limit, Room
from bot.ports import Jobs, Messenger
from bot.service.bells import Bells
from bot.service.crew import Crew
from bot.service.posting import post
from bot.service.state import State
from bot.service.turnstile import Load
from bot.trouble import note

Keyed: TypeAlias = tuple[str, Delivery]
"""A message and the key under which it is sent once."""
Limits: TypeAlias = Callable[[Room], Limit | None]
"""What one message to a room may hold; None where nobody can be reached by us."""
Round: TypeAlias = Callable[[Limits], Iterator[Sequence[Keyed]]]
"""Looks what is to be done and does it in steps that take about as long as a question.

What a step gives is kept to be sent before the next one begins. A round in which nothing is to
be done must cost next to nothing.
"""

_EVERY = 5.0
_PAUSE = 0.05
_BUSY = 0.5
_PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class Rounds:
    """Goes all rounds, one after the other, again and again; people who ask go before."""

    rounds: Sequence[Round]
    jobs: Jobs
    state: State
    crew: Crew
    bells: Bells
    load: Load
    messengers: Mapping[str, Messenger]
    every: float = _EVERY

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await asyncio.sleep(self.every)
            for one in self.rounds:
                try:
                    await self._go(one)
                except Exception as error:  # noqa: BLE001  the next round may go better
                    note(error, "round failed")

    async def _go(self, one: Round) -> None:
        steps = one(self._limit)
        done = False
        while not done:
            while self.load.waiting:  # noqa: ASYNC110  nobody rings when it falls
                await asyncio.sleep(_BUSY)
            keyed = await self.crew.run(partial(next, steps, None), _PATIENCE)
            if keyed:
                jobs = [post(key, delivery) for key, delivery in keyed]
                await self.state(partial(self.jobs.put, jobs))
                self.bells.ring(JobKind.DELIVERY)
            done = keyed is None
            await asyncio.sleep(_PAUSE)

    def _limit(self, room: Room) -> Limit | None:
        messenger = self.messengers.get(room.messenger)
        return messenger.limit if messenger else None
