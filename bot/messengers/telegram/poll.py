"""Asks Telegram for updates again and again; each batch is kept before the next is asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Sequence
from contextlib import suppress

from telegram.error import Conflict, TelegramError

from bot.messengers.telegram.reception import KINDS, Raw, Take
from bot.messengers.telegram.waiting import Patience, pause
from bot.messengers.telegram.wire import Wire
from bot.trouble import TokenRefusedError, note

_REFUSALS = 3
_AGAIN = 1.0


async def poll(bot: Wire, take: Take, stop: asyncio.Event) -> None:
    """Hand on all updates until we are stopped; Telegram out of reach is waited for.

    Raises:
        TokenRefusedError: Telegram has come to refuse the token.
    """
    offset, patience = 0, Patience("telegram out of reach")
    while not stop.is_set():
        try:
            updates = await _unless(stop, bot.updates(offset, KINDS))
        except TelegramError as error:
            await _endure(bot, error, patience, stop)
            continue
        patience.succeeded()
        if updates:
            offset = await _taken(take, updates, offset, stop)


async def _taken(take: Take, updates: Sequence[Raw], offset: int, stop: asyncio.Event) -> int:
    """The number to go on from: behind what was kept."""
    try:
        await take(updates)
    except Exception as error:  # noqa: BLE001  what was not kept must come again, whatever broke
        note(error, "updates not kept")
        await pause(stop, _AGAIN)
        return offset
    return int(updates[-1]["update_id"]) + 1


async def _unless(stop: asyncio.Event, asking: Awaitable[Sequence[Raw]]) -> Sequence[Raw]:
    """What is asked for; nothing where we are stopped meanwhile."""
    asked = asyncio.ensure_future(asking)
    stopped = asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait((asked, stopped), return_when=asyncio.FIRST_COMPLETED)
        return asked.result() if asked.done() else ()
    finally:
        for task in (asked, stopped):
            task.cancel()
            with suppress(asyncio.CancelledError, TelegramError):
                await task


async def _endure(bot: Wire, error: TelegramError, patience: Patience, stop: asyncio.Event) -> None:
    """Wait for better times, as long as there may be some."""
    seconds = patience.failed(error)
    if patience.refusals >= _REFUSALS:
        raise TokenRefusedError(bot.base_url.removesuffix(bot.token)) from error
    # An address that was set for deliveries keeps us from asking.
    if isinstance(error, Conflict) and "webhook" in error.message.lower():
        with suppress(TelegramError):
            await bot.delete_webhook()
    await pause(stop, seconds)
