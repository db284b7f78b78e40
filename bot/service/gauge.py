"""Shows how far work is, in one message that is edited, never too often."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from threading import Event
from time import monotonic

from bot.message import Delivery, Outgoing
from bot.ports import (
    Messenger,
    NotTakenError,
    RoomGoneError,
    RoomMovedError,
    StoppedError,
    UncertainError,
    UnreachableError,
    WaitError,
)

PACE = 3.0
"""Seconds between two edits."""
_PATIENCE = 3.0
_GOOD = 3.0
"""Seconds after which a rate means something."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How far work is: so much of so much, in so many seconds. A total of 0 is not known."""

    done: int = 0
    total: int = 0
    words: str = ""
    seconds: float = 0.0

    @property
    def rate(self) -> float:
        """How much is done in a second; 0 where that can't be told yet."""
        return self.done / self.seconds if self.seconds >= _GOOD else 0.0

    @property
    def left(self) -> float:
        """Seconds to go; 0 where that can't be told."""
        return (self.total - self.done) / self.rate if self.rate else 0.0


class Gauge:
    """The display of one work. The latest reading wins; what cannot be shown is not.

    It is made in the loop; `tell` is a `bot.ports.Tell`. `shown` is a message of ours whose place
    is taken, `write` makes a message of a reading.
    """

    def __init__(
        self,
        messenger: Messenger | None,
        shown: Delivery,
        write: Callable[[Reading], Outgoing],
        seconds: float = PACE,
    ) -> None:
        self._messenger = messenger
        self._shown = shown
        self._write = write
        self._seconds = seconds
        self._loop = asyncio.get_running_loop()
        self._reading = Reading()
        self._begun = monotonic()
        self._stopped = Event()
        self._ended = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._last = Outgoing("")

    @property
    def number(self) -> str:
        """The message that is edited."""
        return self._shown.edits

    def tell(self, done: int, total: int, words: str = "") -> None:
        """Note how far it is; raises `StoppedError` once the work is to stop."""
        if self._stopped.is_set():
            raise StoppedError
        last, now = self._reading, monotonic()
        # Another stretch of the work counts something else.
        if done < last.done or total != last.total:
            self._begun = now
        self._reading = Reading(done, total, words, now - self._begun)

    def stop(self) -> None:
        """Have the work stop where it tells how far it is the next time."""
        self._stopped.set()

    def begin(self) -> None:
        """Show readings from now on."""
        if self._messenger and self.number:
            self._task = self._loop.create_task(self._follow(self._messenger))

    async def close(self) -> None:
        """End the display; an edit that is under way must not arrive after the final message."""
        self.stop()
        self._ended.set()
        if self._task:
            done, _ = await asyncio.wait({self._task}, timeout=_PATIENCE)
            if not done:
                self._task.cancel()

    async def _follow(self, messenger: Messenger) -> None:
        # Work that is over at once needs no display.
        await self._rest(self._seconds / 2)
        pause = 0.0
        while not self._ended.is_set():
            message = self._write(self._reading)
            if message != self._last:
                self._last = message
                try:
                    pause = await self._send(messenger, message)
                except (RoomGoneError, RoomMovedError):
                    return
            await self._rest(max(self._seconds, pause))

    async def _rest(self, seconds: float) -> None:
        """Wait before the next edit, unless there will be none."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._ended.wait()

    async def _send(self, messenger: Messenger, message: Outgoing) -> float:
        """Show a reading; gives the seconds for which the chat takes nothing more."""
        try:
            number = await messenger.send(replace(self._shown, message=message))
        except WaitError as told:
            return told.seconds
        except (NotTakenError, UncertainError, UnreachableError):
            return 0.0
        self._shown = replace(self._shown, edits=number or self._shown.edits)
        return 0.0
