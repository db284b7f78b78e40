"""Brings what people do on Telegram; a `bot.ports.Transport`."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import fields

from bot.messengers.telegram.poll import poll
from bot.messengers.telegram.reception import Kept, Raw, Reception
from bot.messengers.telegram.shown import Profile
from bot.messengers.telegram.webhook import Webhook
from bot.messengers.telegram.wire import Wire, greeted
from bot.messengers.telegram.written import Me
from bot.ports import Learning, Receive, Rooms
from bot.server import Hook
from bot.trouble import log
from bot.words.commands import CommandWords

COMMANDS = frozenset(field.name for field in fields(CommandWords))


class NotReadyError(Exception):
    """Nothing can be taken in yet, or any more; it must be delivered again."""


class TelegramTransport:
    """Polls, or has updates delivered where there is a `webhook`."""

    def __init__(
        self,
        wire: Wire,
        rooms: Rooms,
        kept: Kept,
        profile: Profile,
        webhook: Webhook | None = None,
        learning: Learning | None = None,
    ) -> None:
        self._wire = wire
        self._rooms = rooms
        self._kept = kept
        self._profile = profile
        self._webhook = webhook
        self._learning = learning
        self._reception: Reception | None = None

    @property
    def hooks(self) -> tuple[Hook, ...]:
        """The door that Telegram needs on our port, where it delivers."""
        return (self._webhook.hook(self._take),) if self._webhook else ()

    async def run(self, receive: Receive, stop: asyncio.Event) -> None:
        """Hand on everything that comes in, until `stop` is set."""
        if not await greeted(self._wire, stop):
            return
        log.info("telegram reached", webhook=self._webhook is not None)
        me = Me(self._wire.id, self._wire.username or "", COMMANDS)
        kept = (self._rooms, self._kept)
        self._reception = Reception(self._wire, me, *kept, receive, self._learning)
        showing = asyncio.create_task(self._profile.show(self._wire))
        try:
            await self._brought(stop)
        finally:
            self._reception = None
            showing.cancel()
            with suppress(asyncio.CancelledError):
                await showing

    async def close(self) -> None:
        """Give the connections back."""
        await self._wire.hang_up()

    async def _brought(self, stop: asyncio.Event) -> None:
        if self._webhook is None:
            await poll(self._wire, self._take, stop)
            return
        await self._webhook.announce(self._wire, stop)
        await stop.wait()

    async def _take(self, raws: Sequence[Raw]) -> None:
        if self._reception is None:
            raise NotReadyError
        await self._reception.take(raws)
