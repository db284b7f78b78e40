"""The connections to a Bot API server, and what is asked over them before all else."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.address import Address
from bot.messengers.telegram.carrier import Carrier
from bot.messengers.telegram.waiting import Patience, pause
from bot.trouble import TokenRefusedError, log

_CONNECTIONS = 128
_CONNECT, _READ, _WRITE, _POOL, _UPLOAD = 5.0, 15.0, 10.0, 30.0, 60.0
_LONGEST_POLL = 25
_CHECK_SECONDS = 5


class Wire(Bot):
    """The library's bot, with updates left as they come: one that is broken breaks no other."""

    async def updates(self, offset: int, kinds: Sequence[str]) -> list[dict[str, Any]]:
        """The updates from a number on; those before it are acknowledged by asking."""
        asked = {
            "offset": offset or None,
            "timeout": _LONGEST_POLL,
            "limit": 100,
            "allowed_updates": list(kinds),
        }
        found = await self._post("getUpdates", asked, read_timeout=_LONGEST_POLL + _READ)
        return found if isinstance(found, list) else []

    async def hang_up(self) -> None:
        """Close all connections, also those of a server that has never answered.

        The library's own `shutdown` leaves these open: it counts them from the first answer.
        """
        for request in self._request:
            await request.shutdown()


def wire(address: Address) -> Wire:
    """Connections to a server; none is opened yet."""
    return Wire(
        address.token,
        address.base_url,
        address.base_file_url,
        request=_request(_CONNECTIONS),
        get_updates_request=_request(1),
    )


async def greeted(bot: Bot, stop: asyncio.Event) -> bool:
    """Wait until the server knows us; False where we are stopped before.

    Raises:
        TokenRefusedError: it never will.
    """
    patience = Patience("telegram out of reach")
    while not stop.is_set():
        try:
            await bot.initialize()
        except InvalidToken as refusal:
            raise TokenRefusedError(bot.base_url.removesuffix(bot.token)) from refusal
        except TelegramError as error:
            await pause(stop, patience.failed(error))
        else:
            return True
    return False


def username(address: Address) -> str | None:
    """The bot's name as Telegram knows it; None where Telegram is out of reach.

    Raises:
        TokenRefusedError: Telegram does not know the token.
    """
    return asyncio.run(_username(address))


async def _username(address: Address) -> str | None:
    try:
        async with asyncio.timeout(_CHECK_SECONDS), wire(address) as bot:
            return bot.username
    except InvalidToken as refusal:
        raise TokenRefusedError(address.base_url) from refusal
    except (TelegramError, TimeoutError) as error:
        log.info("name not told", error=type(error).__name__)
        return None


def _request(connections: int) -> Carrier:
    return Carrier(connections, _CONNECT, _READ, _POOL, _WRITE, _UPLOAD)
