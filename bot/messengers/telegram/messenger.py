"""Sends to Telegram chats; a `bot.ports.Messenger`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from telegram import (
    Bot,
    InlineQueryResultArticle,
    InputTextMessageContent,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.constants import ChatAction
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.incoming import Attached
from bot.message import Delivery, Finding, Limit, Outgoing, Room, RoomKind
from bot.messengers.telegram.entities import entities
from bot.messengers.telegram.errors import failed_there, says, seconds, translated
from bot.messengers.telegram.files import Original, enclosed, fetched
from bot.messengers.telegram.keyboard import addressed, awaited, keyboard
from bot.messengers.telegram.pace import Pace
from bot.messengers.telegram.sendable import sendable
from bot.ports import NotTakenError, WaitError
from bot.split import units

LIMIT = Limit(units=4096, marks=100, file=50_000_000)
_CAPTION = 1024
_TOAST = 200
_TITLE = 256
_FINDINGS = 50
_REMEMBERED = 5
_Result = TypeVar("_Result")
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
LOST = ("message to edit not found", "message can't be edited", "message_id_invalid")
"""What is said of messages that cannot be changed, or are gone."""
_NO_TOPIC = ("message thread not found", "topic_deleted")


@dataclass(frozen=True, slots=True)
class TelegramMessenger:
    """Writes to chats by their Telegram number."""

    bot: Bot
    pace: Pace
    original: Original

    @property
    def limit(self) -> Limit:
        """What the Bot API takes in one message."""
        return LIMIT

    async def send(self, delivery: Delivery) -> str:
        """Deliver one message; gives its number in the chat."""
        delivery = self.addressed(delivery)
        carry = self._edit if delivery.edits else self._new
        return await self.paced(delivery.room, partial(carry, delivery))

    def addressed(self, delivery: Delivery) -> Delivery:
        """A delivery whose links to the bot itself lead there."""
        return replace(delivery, message=addressed(delivery.message, self._name))

    async def paced(self, room: Room, call: Callable[[], Awaitable[_Result]]) -> _Result:
        """Make a call for a chat when it is its turn; its refusals are those of `bot.ports`."""
        await self.pace.turn(room.chat, crowded=room.kind is not RoomKind.PRIVATE)
        try:
            with translated():
                result = await self._carried(call)
        except WaitError as refusal:
            self.pace.pause(room.chat, refusal.seconds)
            raise
        self.pace.succeeded()
        return result

    async def typing(self, room: Room) -> None:
        """Show that an answer is being written, unless the chat must be left in peace."""
        if self.pace.left(room.chat):
            return
        try:
            await self.bot.send_chat_action(
                int(room.chat), ChatAction.TYPING, message_thread_id=_topic(room)
            )
        except RetryAfter as refusal:
            self.pace.pause(room.chat, seconds(refusal))
        except TelegramError:
            return

    async def toast(self, call: str, text: str) -> None:
        """Answer whoever pressed a button; one that has waited too long is let go."""
        with suppress(TelegramError):
            await self.bot.answer_callback_query(call, sendable(text)[:_TOAST] or None)

    async def offer(self, call: str, findings: Sequence[Finding]) -> None:
        """Answer an inline search; what was typed meanwhile has a search of its own."""
        articles = [_article(finding) for finding in findings[:_FINDINGS]]
        with suppress(TelegramError):
            await self.bot.answer_inline_query(
                call, articles, cache_time=_REMEMBERED, is_personal=True
            )

    async def fetch(self, attached: Attached, most: int) -> bytes:
        """A file somebody sent."""
        return await fetched(self.bot, attached, most)

    def _name(self) -> str | None:
        """What the bot is called, once Telegram has told it."""
        try:
            return self.bot.username
        except RuntimeError:
            return None

    async def _carried(self, call: Callable[[], Awaitable[_Result]]) -> _Result:
        """Make a call; where the server breaks down, the chat waits a little."""
        try:
            return await call()
        except NetworkError as error:
            if failed_there(error):
                raise WaitError(self.pace.failed()) from error
            raise

    async def _edit(self, delivery: Delivery) -> str:
        """Change a message of ours; one that is gone is sent anew, with its words."""
        try:
            await self.change(delivery)
        except BadRequest as refusal:
            if says(refusal, "message is not modified"):
                return delivery.edits
            if not says(refusal, *LOST):
                raise
            return await self._new(delivery) if delivery.message.text else delivery.edits
        return delivery.edits

    async def change(self, delivery: Delivery) -> None:
        """Change a message of ours, or only its buttons; raises as the library does."""
        chat, number, message = int(delivery.room.chat), int(delivery.edits), delivery.message
        if not message.text:
            await self.bot.edit_message_reply_markup(
                chat, number, reply_markup=keyboard(message.rows)
            )
            return
        await self.bot.edit_message_text(
            sendable(message.text),
            chat,
            number,
            entities=entities(message),
            reply_markup=keyboard(message.rows),
            link_preview_options=_NO_PREVIEW,
        )

    async def _new(self, delivery: Delivery) -> str:
        message = delivery.message
        if message.file is None and not message.text.strip():
            raise NotTakenError
        try:
            sent = await self._sent(delivery, delivery.message, _topic(delivery.room))
        except BadRequest as refusal:
            # Better the words without their looks than no words.
            if says(refusal, "entit") and message.marks:
                plain = Outgoing(message.text, (), message.rows, message.file)
                sent = await self._sent(delivery, plain, _topic(delivery.room))
            # Nobody else reads a private chat; in a group other people do outside the topic.
            elif says(refusal, *_NO_TOPIC) and delivery.room.kind is RoomKind.PRIVATE:
                sent = await self._sent(delivery, message, None)
            else:
                raise
        return str(sent.message_id)

    async def _sent(self, delivery: Delivery, message: Outgoing, topic: int | None) -> Message:
        if message.file is not None:
            return await self._with_file(delivery, message, topic)
        return await self.bot.send_message(
            int(delivery.room.chat),
            sendable(message.text),
            entities=entities(message),
            reply_markup=keyboard(message.rows) or awaited(message),
            reply_parameters=_reply(delivery),
            message_thread_id=topic,
            link_preview_options=_NO_PREVIEW,
        )

    async def _with_file(self, delivery: Delivery, message: Outgoing, topic: int | None) -> Message:
        """A file with the words under it; too many words follow in a message of their own."""
        if message.file is None:
            raise TypeError("a file is sent")
        short = units(message.text) <= _CAPTION
        enclosure = await enclosed(self.original, message.file, LIMIT.file)
        send = self.bot.send_photo if message.file.picture else self.bot.send_document
        sent = await send(
            int(delivery.room.chat),
            enclosure,
            caption=sendable(message.text) if short and message.text else None,
            caption_entities=entities(message) if short else (),
            reply_markup=keyboard(message.rows) if short else None,
            reply_parameters=_reply(delivery),
            message_thread_id=topic,
        )
        if short:
            return sent
        words = Outgoing(message.text, message.marks, message.rows)
        return await self._sent(delivery, words, topic)


def _topic(room: Room) -> int | None:
    return int(room.topic) if room.topic else None


def _reply(delivery: Delivery) -> ReplyParameters | None:
    if not delivery.reply_to:
        return None
    return ReplyParameters(int(delivery.reply_to), allow_sending_without_reply=True)


def _article(finding: Finding) -> InlineQueryResultArticle:
    """A finding that puts its message into the chat when it is chosen."""
    words = InputTextMessageContent(
        sendable(finding.message.text),
        entities=entities(finding.message),
        link_preview_options=_NO_PREVIEW,
    )
    return InlineQueryResultArticle(
        finding.key,
        sendable(finding.title)[:_TITLE],
        words,
        reply_markup=keyboard(finding.message.rows),
        description=sendable(finding.summary),
    )
