"""Lets Telegram deliver updates to an address of ours; each is kept before it is acknowledged."""

from __future__ import annotations

import asyncio
import hmac
import json
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from telegram import Bot
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.messengers.telegram.reception import KINDS, Take
from bot.messengers.telegram.waiting import Patience, pause
from bot.server import Headers, Hook, NotUnderstoodError
from bot.trouble import SettingsError, TokenRefusedError

_HEADER = "x-telegram-bot-api-secret-token"
_CONNECTIONS = 40


@dataclass(frozen=True, slots=True)
class Webhook:
    """An address at which Telegram delivers. `secret` is what its deliveries carry.

    `take` is what keeps updates, from when the service runs until it ends; before and after,
    Telegram is asked to come again.
    """

    url: str
    secret: str = field(repr=False)

    @property
    def path(self) -> str:
        """Where on our port it is."""
        return urlsplit(self.url).path or "/"

    def hook(self, take: Take) -> Hook:
        """The door on our port."""

        async def keep(body: bytes) -> None:
            await take([_update(body)])

        return Hook(self.path, self.admits, keep)

    def admits(self, headers: Headers) -> bool:
        """Whether a delivery carries the secret; how much of it is right takes no time to tell."""
        carried = headers.get(_HEADER, "")
        return hmac.compare_digest(carried.encode("utf-8", "replace"), self.secret.encode())

    async def announce(self, bot: Bot, stop: asyncio.Event) -> None:
        """Tell Telegram the address, until it has heard it or we are stopped.

        Raises:
            SettingsError: Telegram does not take such an address.
            TokenRefusedError: Telegram does not know the token.
        """
        patience = Patience("webhook not set")
        while not stop.is_set():
            try:
                await bot.set_webhook(
                    self.url,
                    allowed_updates=KINDS,
                    secret_token=self.secret,
                    max_connections=_CONNECTIONS,
                )
            except InvalidToken as refusal:
                raise TokenRefusedError(bot.base_url.removesuffix(bot.token)) from refusal
            except BadRequest as refusal:
                raise SettingsError("ZHENGDA_TELEGRAM_WEBHOOK_URL: " + refusal.message) from None
            except TelegramError as error:
                await pause(stop, patience.failed(error))
            else:
                return


def _update(body: bytes) -> dict[str, object]:
    """One update out of a delivery.

    Raises:
        NotUnderstoodError: it is none.
    """
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        raise NotUnderstoodError from None
    if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
        raise NotUnderstoodError
    return update
