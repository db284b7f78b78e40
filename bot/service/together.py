"""Writes in one transaction what many want written while the one before it runs."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, TypeVar

from bot.service.state import State

_Thing = TypeVar("_Thing")
_Result = TypeVar("_Result")


class Together(Generic[_Thing, _Result]):
    """Calls `write` with all that has come since its last call, in a thread of its own.

    As databases commit in groups: the busier it gets, the fewer transactions a thing takes.
    """

    def __init__(self, write: Callable[[Sequence[_Thing]], Sequence[_Result]]) -> None:
        self._write = write
        self._state = State(1)
        self._batch: list[_Thing] = []
        self._writing: asyncio.Task[Sequence[_Result]] | None = None

    async def __call__(self, thing: _Thing) -> _Result:
        """What writing it gives. Whoever is cancelled waits all the same until it is written.

        Raises:
            StorageError: it is not written.
        """
        place = len(self._batch)
        self._batch.append(thing)
        if self._writing is None or place == 0:
            self._writing = asyncio.create_task(self._write_after(self._writing))
        writing = self._writing
        try:
            return (await asyncio.shield(writing))[place]
        except asyncio.CancelledError:
            await writing
            raise

    async def close(self) -> None:
        """Write what is left and let go of the thread."""
        if self._writing:
            await asyncio.wait({self._writing})
        self._state.close()

    async def _write_after(
        self, before: asyncio.Task[Sequence[_Result]] | None
    ) -> Sequence[_Result]:
        if before:
            await asyncio.wait({before})
        batch, self._batch = self._batch, []
        return await self._state(partial(self._write, batch))
