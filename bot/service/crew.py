"""Threads that compute for those who wait: so many at a time, and none that hangs for ever."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread
from typing import Any, Generic, TypeVar

_Result = TypeVar("_Result")


@dataclass(slots=True, eq=False)
class _Call(Generic[_Result]):
    """Something to compute, and who waits for it."""

    work: Callable[[], _Result]
    loop: asyncio.AbstractEventLoop
    waiting: asyncio.Future[_Result]
    timer: asyncio.TimerHandle | None = None
    over: bool = False


class Crew:
    """Runs calls in threads of its own, `size` at a time.

    The threads of the standard library cannot be let go of: one that hangs takes its place for
    good and holds up the end of the process. Here a call has its time; after that another
    thread takes the place.
    """

    def __init__(self, name: str, size: int) -> None:
        self.size = size
        self._name = name
        self._places = asyncio.Semaphore(size)
        self._calls: SimpleQueue[_Call[Any] | None] = SimpleQueue()
        self._threads = 0
        for _ in range(size):
            self._hire()

    async def run(self, work: Callable[[], _Result], seconds: float) -> _Result:
        """What `work` gives. Its time runs from when a thread begins with it.

        Whoever is cancelled while waiting does not stop the thread; what it gives is dropped.

        Raises:
            TimeoutError: it took longer than `seconds`, and is left to itself.
        """
        await self._places.acquire()
        loop = asyncio.get_running_loop()
        call: _Call[_Result] = _Call(work, loop, loop.create_future())
        call.timer = loop.call_later(seconds, self._abandon, call)
        self._calls.put(call)
        return await call.waiting

    def close(self) -> None:
        """Let the threads end when what they are at is done."""
        for _ in range(self._threads):
            self._calls.put(None)

    def _hire(self) -> None:
        self._threads += 1
        # A daemon: whatever hangs must not keep the process from ending.
        Thread(target=self._work, name=f"{self._name}-{self._threads}", daemon=True).start()

    def _work(self) -> None:
        while (call := self._calls.get()) is not None:
            result, error = None, None
            try:
                result = call.work()
            except BaseException as failure:  # noqa: BLE001  raised where it is waited for
                error = failure
            with suppress(RuntimeError):  # the loop has ended meanwhile
                call.loop.call_soon_threadsafe(self._done, call, result, error)
            del call, result, error

    def _done(self, call: _Call[object], result: object, error: BaseException | None) -> None:
        self._leave(call)
        if call.waiting.done():
            return
        if error is None:
            call.waiting.set_result(result)
        else:
            call.waiting.set_exception(error)

    def _abandon(self, call: _Call[_Result]) -> None:
        self._hire()
        self._leave(call)
        if not call.waiting.done():
            call.waiting.set_exception(TimeoutError())

    def _leave(self, call: _Call[_Result]) -> None:
        """Give the place of a call to the next one."""
        if call.over:
            return
        call.over = True
        if call.timer:
            call.timer.cancel()
        self._places.release()
