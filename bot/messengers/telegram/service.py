"""Runs the Telegram bot by polling until it is told to stop."""

from __future__ import annotations

import asyncio
import signal
from concurrent.futures import Executor
from typing import Any

from telegram import Bot
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ApplicationBuilder, CommandHandler, MessageHandler, filters

from bot.address import Address
from bot.chat import Talk
from bot.messengers.telegram.messenger import Reception
from bot.messengers.telegram.order import OrderedUpdates
from bot.messengers.telegram.pace import Pace
from bot.trouble import TokenRefusedError, log

_CHATS_AT_ONCE = 256
_CHECK_SECONDS = 5
_SIGNALS = (signal.SIGINT, signal.SIGTERM)

_Application = Application[Any, Any, Any, Any, Any, Any]


def serve(address: Address, talk: Talk, pool: Executor) -> None:
    """Answer until SIGINT or SIGTERM; what was asked before is still answered.

    Telegram out of reach is waited for.

    Raises:
        TokenRefusedError: Telegram does not know the token.
    """
    application = _application(address, Reception(talk, pool))
    log.info("serving", address=address.base_url)
    try:
        application.run_polling(bootstrap_retries=-1, allowed_updates=["message"])
    except InvalidToken as refusal:
        raise TokenRefusedError(address.base_url) from refusal


def username(address: Address) -> str | None:
    """The bot's name as Telegram knows it; None where Telegram is out of reach.

    Raises:
        TokenRefusedError: Telegram does not know the token.
    """
    return asyncio.run(_username(address))


async def _stop_once(application: _Application) -> None:
    """Let the first signal stop the service and the ones after it change nothing.

    The library stops by an exception in the loop; a second one would tear the ending apart.
    """
    del application
    loop = asyncio.get_running_loop()

    def stop() -> None:
        for sign in _SIGNALS:
            loop.add_signal_handler(sign, log.info, "already stopping")
        raise SystemExit

    for sign in _SIGNALS:
        loop.add_signal_handler(sign, stop)


async def _username(address: Address) -> str | None:
    try:
        async with asyncio.timeout(_CHECK_SECONDS):
            async with Bot(address.token, address.base_url, address.base_file_url) as bot:
                return bot.username
    except InvalidToken as refusal:
        raise TokenRefusedError(address.base_url) from refusal
    except (TelegramError, TimeoutError):
        return None


def _application(address: Address, reception: Reception) -> _Application:
    application: _Application = (
        ApplicationBuilder()
        .token(address.token)
        .base_url(address.base_url)
        .base_file_url(address.base_file_url)
        .concurrent_updates(OrderedUpdates(_CHATS_AT_ONCE))
        .rate_limiter(Pace())
        .post_init(_stop_once)
        .build()
    )
    # Groups, edits, channel posts and what other bots relay are not for us.
    private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & ~filters.VIA_BOT
    text = filters.TEXT & ~filters.COMMAND
    for handler in (
        CommandHandler("start", reception.start, private),
        MessageHandler(private & text, reception.question),
        MessageHandler(private & filters.COMMAND, reception.help),
        MessageHandler(private & ~filters.StatusUpdate.ALL, reception.other),
    ):
        application.add_handler(handler)
    application.add_error_handler(reception.broken)
    return application
