"""Keeps the order inside a chat while different chats are served at the same time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor


class OrderedUpdates(BaseUpdateProcessor):
    """Handles the updates of a chat one after the other, those of other chats beside it."""

    def __init__(self, at_once: int) -> None:
        super().__init__(at_once)
        self._last: dict[int, asyncio.Future[None]] = {}

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Wait for the update before this one in its chat, then handle it."""
        chat = update.effective_chat if isinstance(update, Update) else None
        if chat is None:
            await coroutine
            return
        before = self._last.get(chat.id)
        mine = self._last[chat.id] = asyncio.get_running_loop().create_future()
        try:
            if before is not None:
                await before
            await coroutine
        finally:
            mine.set_result(None)
            if self._last.get(chat.id) is mine:
                del self._last[chat.id]
