"""Obeys Telegram's limits: a chat that is told to wait waits, and the others do not."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from aiolimiter import AsyncLimiter

from bot.ports import WaitError

PER_SECOND = 200
"""Messages to all chats. The 30 that Telegram names are for notices nobody asked for; answers to
people who have written come as fast as they write, and a server that has enough says 429."""
GROUP_MINUTE = 20
"""Messages to one group in a minute, likewise."""
_MINUTE = 60.0
_SLACK = 0.1
_LONGEST = 30.0


class Pace:
    """Says when a chat may be written to. `clock` gives seconds that never go back.

    Who asks for a chat that must wait is told so at once, with the seconds: whoever keeps the
    message can do something else meanwhile, and the message is not lost by a stop.
    """

    def __init__(
        self,
        per_second: float = PER_SECOND,
        group_minute: int = GROUP_MINUTE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._budget = AsyncLimiter(per_second, 1)
        self._group_minute = group_minute
        self._clock = clock
        self._free: dict[str, float] = {}
        self._written: dict[str, deque[float]] = {}
        self._failures = 0

    def left(self, chat: str) -> float:
        """Seconds until a chat may be written to, as far as Telegram has said."""
        left = self._free.get(chat, 0.0) - self._clock()
        if left <= 0:
            self._free.pop(chat, None)
        return max(0.0, left)

    def pause(self, chat: str, seconds: float) -> None:
        """Write nothing to a chat for so long."""
        self._free[chat] = self._clock() + seconds + _SLACK

    def failed(self) -> float:
        """Seconds to wait after the server broke down; they grow while nothing goes well."""
        self._failures += 1
        return min(_LONGEST, 2.0 ** min(self._failures - 1, 10))

    def succeeded(self) -> None:
        """The server does its work."""
        self._failures = 0

    async def turn(self, chat: str, *, crowded: bool) -> None:
        """Wait for the common budget; `crowded` tells a group from a private chat.

        Raises:
            WaitError: the chat must wait longer than the others.
        """
        if left := self.left(chat):
            raise WaitError(left)
        if crowded:
            self._count(chat)
        await self._budget.acquire()

    def _count(self, chat: str) -> None:
        now = self._clock()
        if len(self._written) > _MINUTE:
            self._forget(now - _MINUTE)
        times = self._written.setdefault(chat, deque())
        while times and times[0] <= now - _MINUTE:
            times.popleft()
        if len(times) >= self._group_minute:
            raise WaitError(times[0] + _MINUTE - now)
        times.append(now)

    def _forget(self, before: float) -> None:
        """Drop the groups that were not written to for a minute."""
        for chat in [chat for chat, times in self._written.items() if times[-1] <= before]:
            del self._written[chat]
