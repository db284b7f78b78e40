"""Shows an answer while it grows: one message that is edited, never too often."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TypeAlias

from bot.incoming import Incoming
from bot.message import Delivery, Outgoing, RoomKind
from bot.ports import Messenger

Note: TypeAlias = Callable[[str], Awaitable[object]]
"""Writes down in which message something is shown."""

_PRIVATE = 1.5
_SHARED = 5.0
_PATIENCE = 3.0


def pace(kind: RoomKind) -> float:
    """Seconds between two edits."""
    return _PRIVATE if kind is RoomKind.PRIVATE else _SHARED


class Live:
    """The display of one question. The latest wins; what fails is not shown, and nothing else.

    It is made in the loop; `show` may be called in any thread. `note` is told the number of the
    message, so that a process that takes over goes on in it: `incoming.shown`.
    """

    def __init__(
        self, messenger: Messenger, incoming: Incoming, seconds: float, note: Note
    ) -> None:
        self._messenger = messenger
        self._note = note
        self._incoming = incoming
        self._seconds = seconds
        self._loop = asyncio.get_running_loop()
        self._latest: Outgoing | None = None
        self._number = incoming.shown
        self._task: asyncio.Task[None] | None = None
        self._ended = asyncio.Event()

    def show(self, message: Outgoing) -> None:
        """Show what is proved so far."""
        with suppress(RuntimeError):  # the loop has ended meanwhile
            self._loop.call_soon_threadsafe(self._take, message)

    async def close(self) -> Delivery | None:
        """End the display; gives what the final message takes the place of, if anything.

        An edit that is under way is waited for: it must not arrive after the final message.
        Where that takes too long, the final message is sent anew.
        """
        self._ended.set()
        self._latest = None
        if self._task and not await _done(self._task):
            return None
        if not self._number:
            return None
        return Delivery(self._incoming.room, Outgoing(""), edits=self._number)

    def _take(self, message: Outgoing) -> None:
        if self._ended.is_set() or not message.text.strip():
            return
        self._latest = message
        if self._task is None or self._task.done():
            self._task = self._loop.create_task(self._follow())

    async def _follow(self) -> None:
        """Send what is latest, wait, and look again."""
        while (message := self._latest) is not None:
            self._latest = None
            if not await self._send(message):
                self._ended.set()
                return
            await self._rest()

    async def _rest(self) -> None:
        """Wait before the next edit, unless there will be none."""
        with suppress(TimeoutError):
            async with asyncio.timeout(self._seconds):
                await self._ended.wait()

    async def _send(self, message: Outgoing) -> bool:
        here = self._incoming
        try:
            number = await self._messenger.send(
                Delivery(here.room, message, here.message, self._number)
            )
            if number and not self._number:
                self._number = number
                await self._note(number)
        except Exception:  # noqa: BLE001  only the final message must arrive
            return False
        return bool(number)


async def _done(task: asyncio.Task[None]) -> bool:
    """Whether it ends in time; if not, it is given up."""
    done, _ = await asyncio.wait({task}, timeout=_PATIENCE)
    if not done:
        task.cancel()
    return bool(done)
