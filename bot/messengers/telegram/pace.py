"""Obeys Telegram's limits: a chat that is told to wait waits, and the others do not."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeAlias

import structlog
from aiolimiter import AsyncLimiter
from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

_Result: TypeAlias = "bool | dict[str, Any] | list[dict[str, Any]]"

_PER_SECOND = 30
_TRIES = 6
_SLACK = 0.1
_MAY_BE_LOST = {"sendChatAction"}

log = structlog.get_logger("zhengda")


class Pace(BaseRateLimiter[int]):
    """Retries a refused call when its chat may write again.

    The library's own limiter stops every chat at once and counts its waiting calls against
    the common budget; an announcement to many chats would never end.
    """

    def __init__(self, per_second: float = _PER_SECOND) -> None:
        self._budget = AsyncLimiter(per_second, 1)
        self._free: dict[Any, float] = {}

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, _Result]],
        args: Any,  # noqa: ANN401  the library's signature
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> _Result:
        """Make a call as soon as its chat and the budget allow it."""
        chat = data.get("chat_id")
        if chat is None:
            return await callback(*args, **kwargs)
        if endpoint in _MAY_BE_LOST and self._waiting(chat) > 0:
            return True
        for left in reversed(range(rate_limit_args or _TRIES)):
            await asyncio.sleep(self._waiting(chat))
            try:
                async with self._budget:
                    return await callback(*args, **kwargs)
            except RetryAfter as refusal:
                self._pause(chat, refusal)
                if endpoint in _MAY_BE_LOST:
                    return True
                if not left:
                    raise
        raise AssertionError("a call is tried at least once")

    def _waiting(self, chat: object) -> float:
        """Seconds until a chat may be written to."""
        left = self._free.get(chat, 0.0) - asyncio.get_running_loop().time()
        if left <= 0:
            self._free.pop(chat, None)
        return max(0.0, left)

    def _pause(self, chat: object, refusal: RetryAfter) -> None:
        after = refusal.retry_after
        seconds = after if isinstance(after, (int, float)) else after.total_seconds()
        self._free[chat] = asyncio.get_running_loop().time() + seconds + _SLACK
        log.warning("told to wait", seconds=seconds)
