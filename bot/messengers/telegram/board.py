"""Posts announcements to Telegram; a `bot.ports.Board`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from telegram.error import BadRequest, Forbidden

from bot.message import Delivery, Limit, Room
from bot.messengers.telegram.errors import says
from bot.messengers.telegram.messenger import LOST, TelegramMessenger
from bot.ports import NotEditableError

_NO_WORDS = "there is no text in the message to edit"
"""Said of a file with words below it."""


@dataclass(frozen=True, slots=True)
class TelegramBoard:
    """Posts as the messenger does; what cannot be edited is told, and not sent anew."""

    messenger: TelegramMessenger

    @property
    def limit(self) -> Limit:
        """What one message may hold."""
        return self.messenger.limit

    async def send(self, delivery: Delivery) -> str:
        """Deliver one message; gives its number in the chat."""
        return await self.messenger.send(delivery)

    async def amend(self, delivery: Delivery) -> None:
        """Change a message.

        Raises:
            NotEditableError: it is gone, or too old.
        """
        told = self.messenger.addressed(delivery)
        await self.messenger.paced(delivery.room, partial(self._changed, told))

    async def pin(self, room: Room, message: str) -> bool:
        """Pin a message without a sound; False where the bot may not."""
        return await self.messenger.paced(room, partial(self._pinned, room, message))

    async def _changed(self, delivery: Delivery) -> None:
        try:
            await self.messenger.change(delivery)
        except BadRequest as refusal:
            if says(refusal, *LOST, _NO_WORDS):
                raise NotEditableError from refusal
            if not says(refusal, "message is not modified"):
                raise

    async def _pinned(self, room: Room, message: str) -> bool:
        try:
            return await self.messenger.bot.pin_chat_message(
                int(room.chat), int(message), disable_notification=True
            )
        except (BadRequest, Forbidden):
            return False
