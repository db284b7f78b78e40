"""One asyncio loop in a thread of its own, in which everything that waits on a model runs.

Only so do deadlines hold to the second: a thread that reads from a socket cannot be stopped,
a task that does can, whatever the server sends or does not send.
"""

from __future__ import annotations

import asyncio
import queue
import threading
import time
import weakref
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from functools import cache
from typing import TypeVar

from rag.ports import Fault, ModelError

T = TypeVar("T")
_GRACE = 0.5
"""Seconds after a deadline in which the loop may say so itself, and why."""


class Loop:
    """Runs what is asynchronous for those who are not."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, name="model", daemon=True).start()

    def pieces(self, source: AsyncIterator[str], until: float) -> Iterator[str]:
        """What a source yields until a moment; a source nobody reads on from is stopped.

        Raises:
            ModelError: of the source, or SLOW when the moment has come.
        """
        ready: queue.SimpleQueue[str | ModelError | None] = queue.SimpleQueue()
        task = asyncio.run_coroutine_threadsafe(_pump(source, ready, until), self._loop)
        try:
            while (piece := _next(ready, until)) is not None:
                yield piece
        finally:
            task.cancel()

    def close_with(self, owner: object, close: Callable[[], Coroutine[None, None, None]]) -> None:
        """Close something when its owner is there no more; its connections are of this loop."""
        ended = weakref.finalize(owner, lambda: self._run(close()))
        ended.atexit = False

    def _run(self, errand: Coroutine[None, None, None]) -> None:
        asyncio.run_coroutine_threadsafe(errand, self._loop)

    def result(self, waiting: Coroutine[None, None, T], until: float) -> T:
        """What a coroutine gives, if it does before a moment.

        Raises:
            ModelError: SLOW when the moment has come.
            Exception: whatever the coroutine raises.
        """
        task = asyncio.run_coroutine_threadsafe(_within(waiting, until), self._loop)
        try:
            return task.result(max(0.0, until - time.monotonic()) + _GRACE)
        except TimeoutError:
            task.cancel()
            raise ModelError(Fault.SLOW) from None


@cache
def loop() -> Loop:
    """The one loop of this process, started when it is first needed."""
    return Loop()


async def _pump(
    source: AsyncIterator[str], ready: queue.SimpleQueue[str | ModelError | None], until: float
) -> None:
    """Put what comes into a queue, and how it ended: None, or why."""
    try:
        async with asyncio.timeout(until - time.monotonic()):
            async for piece in source:
                ready.put(piece)
        ready.put(None)
    except ModelError as error:
        ready.put(error)
    except TimeoutError:
        ready.put(ModelError(Fault.SLOW))
    except Exception:  # noqa: BLE001  whatever a server made the library stumble over
        ready.put(ModelError(Fault.BROKEN))


async def _within(waiting: Coroutine[None, None, T], until: float) -> T:
    async with asyncio.timeout(until - time.monotonic()):
        return await waiting


def _next(ready: queue.SimpleQueue[str | ModelError | None], until: float) -> str | None:
    """The next piece; None at the end."""
    left = until - time.monotonic()
    try:
        got = ready.get(timeout=max(0.0, left) + _GRACE)
    except queue.Empty:
        raise ModelError(Fault.SLOW) from None
    if isinstance(got, ModelError):
        raise got
    if got is not None and left <= 0:
        raise ModelError(Fault.SLOW)
    return got
