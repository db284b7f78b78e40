"""Brings announcements to their targets: lays them out, posts them at a pace, amends, tells."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterable, Mapping
from contextlib import suppress
from functools import partial
from time import monotonic
from typing import Any

from bot.job import JobKind
from bot.pause import Surface
from bot.ports import Board, Jobs, Rooms
from bot.service.bells import Bells
from bot.service.herald.amending import Amender
from bot.service.herald.laying import lay_out
from bot.service.herald.means import HeraldMeans
from bot.service.herald.posting import Poster
from bot.service.herald.telling import Telling
from bot.service.state import State
from bot.trouble import log, note
from bot.wording import Wording

_AT_ONCE = 4
"""Posts under way, but for slow ones: as many are unknown when the process is killed."""
_SLOW = 0.5
"""Seconds after which a post that is under way holds up no others."""
_MOST = 20
_BEAT = 0.2
_IDLE = 1.0


class Herald:
    """Posts as fast as it may and no faster; a paused surface is left in peace.

    `idle` are the seconds after which it looks again where there was nothing to do.
    """

    def __init__(
        self,
        means: HeraldMeans,
        boards: Mapping[str, Board],
        rooms: Rooms,
        jobs: Jobs,
        state: State,
        bells: Bells,
        wording: Wording,
        idle: float = _IDLE,
    ) -> None:
        self._means, self._kept = means, means.kept
        kept = means.kept
        self._state = state
        self._bells = bells
        self._idle = idle
        poster = Poster(kept.outbox, rooms, state, boards, wording.digest)
        self._poster = poster
        self._amender = Amender(
            kept.outbox, kept.subscriptions, poster, state, boards, wording.delivery
        )
        self._telling = Telling(means, jobs, boards.keys(), wording)
        self._tasks: dict[asyncio.Task[None], float] = {}
        self._free = asyncio.Event()
        self._allowed, self._counted = 0.0, monotonic()
        self._looked = 0.0
        self._stopping = False

    async def run(self) -> None:
        """Until cancelled, or closed."""
        while not self._stopping:
            self._free.clear()
            seconds = self._idle
            try:
                seconds = await self._turn()
            except Exception as error:  # noqa: BLE001  the database may be back in a second
                note(error, "announcing failed")
            await self._rest(seconds)

    async def close(self, seconds: float) -> None:
        """Begin nothing more; what does not end in time is unknown at the next start."""
        self._stopping = True
        self._free.set()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=max(0.1, seconds))
        for task in list(self._tasks):
            task.cancel()

    async def _turn(self) -> float:
        """Begin what may begin now; gives how long to rest then."""
        if await self._state(partial(self._means.pauses.paused, Surface.ANNOUNCEMENTS)):
            return self._idle
        if monotonic() - self._looked > self._idle:
            await self._look()
            self._looked = monotonic()
        begun = 0
        if count := self._places():
            loads = await self._state(partial(self._kept.outbox.claim, count))
            begun = self._begin(self._poster.post(load) for load in loads)
        if count := self._places():
            chores = await self._state(partial(self._kept.outbox.chores, count))
            begun += self._begin(self._amender.amend(chore) for chore in chores)
        if begun or not self._places():
            return 1 / self._means.per_second if not self._tasks else _BEAT
        return _BEAT if self._tasks else self._idle

    async def _look(self) -> None:
        """What need not be looked for at every turn."""
        kept = self._kept
        laid = await self._state(partial(lay_out, kept.posts, kept.grounds, kept.subscriptions))
        if laid:
            log.info("announcements laid out", count=laid)
        if lost := await self._state(kept.outbox.lapse):
            log.error("posts unknown", count=lost)
        if await self._state(self._telling.tell):
            self._bells.ring(JobKind.DELIVERY)

    def _places(self) -> int:
        """How many posts may begin: by the pace, and by what is under way."""
        now, rate = monotonic(), self._means.per_second
        self._allowed = min(_AT_ONCE, self._allowed + (now - self._counted) * rate)
        self._counted = now
        quick = sum(now - since < _SLOW for since in self._tasks.values())
        return max(0, min(int(self._allowed), _AT_ONCE - quick, _MOST - len(self._tasks)))

    def _begin(self, posts: Iterable[Coroutine[Any, Any, None]]) -> int:
        begun = 0
        for post in posts:
            task = asyncio.create_task(post)
            self._tasks[task] = monotonic()
            task.add_done_callback(self._over)
            begun += 1
        self._allowed -= begun
        return begun

    def _over(self, task: asyncio.Task[None]) -> None:
        del self._tasks[task]
        self._free.set()
        error = None if task.cancelled() else task.exception()
        if isinstance(error, Exception):
            note(error, "announcing failed")

    async def _rest(self, seconds: float) -> None:
        """Until something has ended, and so many seconds at the most."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._free.wait()
