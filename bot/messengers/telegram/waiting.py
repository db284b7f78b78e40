"""Pauses that grow while a server is out of reach, and end when we are stopped."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from telegram.error import InvalidToken, RetryAfter, TelegramError

from bot.messengers.telegram.errors import seconds
from bot.trouble import log

_FIRST, _LONGEST = 0.5, 30.0


class Patience:
    """How long to wait after failures in a row; an outage is one line in the log.

    `refusals` are how many times in a row the token was not known.
    """

    def __init__(self, event: str) -> None:
        self._event = event
        self.failures = 0
        self.refusals = 0

    def failed(self, error: TelegramError) -> float:
        """Seconds to wait after one more failure."""
        if not self.failures:
            log.warning(self._event, error=type(error).__name__)
        self.failures += 1
        self.refusals = self.refusals + 1 if isinstance(error, InvalidToken) else 0
        if isinstance(error, RetryAfter):
            return seconds(error)
        return min(_LONGEST, _FIRST * 2.0 ** min(self.failures - 1, 10))

    def succeeded(self) -> None:
        """All is well again."""
        if self.failures:
            log.info("telegram is back", failures=self.failures)
        self.failures = self.refusals = 0


async def pause(stop: asyncio.Event, seconds: float) -> None:
    """Wait so long, or until we are stopped."""
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), seconds)
