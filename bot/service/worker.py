"""Holds jobs of one kind and has them done, so many at a time, until it is told to stop."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from typing import TypeAlias

from bot.job import Held, JobKind
from bot.ports import Jobs
from bot.service.bells import Bells
from bot.service.state import State
from bot.trouble import note

_POLL = 1.0
_RENEW = 5.0
_LONGEST_PAUSE = 60.0
_MOST_ASIDE = 50

Aside: TypeAlias = Callable[[], None]
"""Lets another job begin beside this one, which takes long."""

Do: TypeAlias = Callable[[Held, Aside], Awaitable[None]]
"""Does a job, and finishes, postpones or buries it."""


class Worker:
    """Begins up to `most` jobs at once; those that step aside are not counted."""

    def __init__(
        self, jobs: Jobs, state: State, bells: Bells, kind: JobKind, most: int, do: Do
    ) -> None:
        self._jobs = jobs
        self._state = state
        self._bells = bells
        self._kind = kind
        self._most = most
        self._do = do
        self._stopping = False
        self._leaving = False
        self._ended = asyncio.Event()
        self._tasks: dict[asyncio.Task[None], Held] = {}
        self._aside: set[int] = set()

    async def run(self) -> None:
        """Do what there is to do, until `close`."""
        renewing = asyncio.create_task(self._renew())
        try:
            while not self._stopping:
                self._bells.hush(self._kind)
                await self._begin()
                if self._leaving and not self._tasks:
                    break
                await self._bells.wait(self._kind, _POLL)
        finally:
            self._ended.set()
            renewing.cancel()

    async def drain(self, seconds: float) -> None:
        """Do what may be done at once, then `close`."""
        self._leaving = True
        self._bells.ring(self._kind)
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._ended.wait()
        await self.close(0)

    async def close(self, seconds: float) -> None:
        """Begin nothing more; what does not end in time is given back for the next start."""
        self._stopping = True
        self._bells.ring(self._kind)
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        left = dict(self._tasks)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        for held in left.values():
            await self._give_back(held)

    async def _begin(self) -> None:
        """Hold what may begin now: all of it, or as much as there is room for."""
        free = self._most - len(self._tasks) + len(self._aside)
        if free <= 0:
            return
        try:
            held = await self._state(partial(self._jobs.claim, self._kind, free))
        except Exception as error:  # noqa: BLE001  the database may be back in a second
            note(error, "claiming failed")
            return
        for one in held:
            task = asyncio.create_task(self._one(one))
            self._tasks[task] = one
            task.add_done_callback(self._over)

    async def _one(self, held: Held) -> None:
        try:
            await self._do(held, partial(self._step_aside, held))
        except Exception as error:  # noqa: BLE001  the outermost handler of a job
            note(error, f"{self._kind} failed")
            await self._give_back(held, min(_LONGEST_PAUSE, 2.0**held.tries))

    def _over(self, task: asyncio.Task[None]) -> None:
        held = self._tasks.pop(task)
        self._aside.discard(held.number)
        # What waits behind it in its lane may begin.
        self._bells.ring(self._kind)

    def _step_aside(self, held: Held) -> None:
        if len(self._aside) < _MOST_ASIDE:
            self._aside.add(held.number)
            self._bells.ring(self._kind)

    async def _give_back(self, held: Held, seconds: float = 0.0) -> None:
        """Where that fails too, its lease will end."""
        try:
            await self._state(partial(self._jobs.postpone, held, seconds))
        except Exception as error:  # noqa: BLE001  see above
            note(error, "giving back failed")

    async def _renew(self) -> None:
        while True:
            await asyncio.sleep(_RENEW)
            if held := list(self._tasks.values()):
                try:
                    await self._state(partial(self._jobs.renew, held))
                except Exception as error:  # noqa: BLE001  the next one may succeed
                    note(error, "renewing failed")
