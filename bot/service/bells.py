"""Wakes those who wait for jobs of a kind, so that they need not look every moment."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from bot.job import JobKind


class Bells:
    """One bell a kind of job; rung in the loop of the service."""

    def __init__(self) -> None:
        self._bells = {kind: asyncio.Event() for kind in JobKind}

    def ring(self, *kinds: JobKind) -> None:
        """There may be something to do."""
        for kind in kinds:
            self._bells[kind].set()

    def hush(self, kind: JobKind) -> None:
        """Whoever rings from now on is heard."""
        self._bells[kind].clear()

    async def wait(self, kind: JobKind, seconds: float) -> None:
        """Wait until it rings, so many seconds at the most."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._bells[kind].wait()
