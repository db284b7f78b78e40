"""Calls that nobody waits for: typing, toasts, notices."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

from bot.trouble import note

_MOST = 2_000


class Errands:
    """Runs them beside everything else; what fails is logged, what is too much is left."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def run(self, errand: Coroutine[Any, Any, None]) -> None:
        """Begin an errand now."""
        if len(self._tasks) >= _MOST:
            errand.close()
            return
        task = asyncio.create_task(errand)
        self._tasks.add(task)
        task.add_done_callback(self._over)

    async def close(self) -> None:
        """Give up what is still under way."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _over(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if isinstance(error, Exception):
            note(error, "errand failed")
