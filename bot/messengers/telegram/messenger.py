"""Sends to Telegram chats, answers private questions, and shows that it is at work."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Executor
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import TypeAlias

from telegram import Bot, LinkPreviewOptions, Message, Update
from telegram.constants import ChatAction
from telegram.error import BadRequest, Forbidden, TelegramError
from telegram.ext import ContextTypes

from bot.chat import Talk
from bot.message import Incoming, Limit, Outgoing
from bot.messengers.telegram.entities import entities
from bot.trouble import log, note
from bot.words.chat import ChatWords

LIMIT = Limit(units=4096, marks=100)
_TYPING_LASTS = 4.5

Context: TypeAlias = ContextTypes.DEFAULT_TYPE
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


@dataclass(frozen=True, slots=True)
class TelegramMessenger:
    """Writes to chats by their Telegram number."""

    bot: Bot

    @property
    def limit(self) -> Limit:
        """What the Bot API takes in one message."""
        return LIMIT

    async def send(self, chat: str, message: Outgoing) -> None:
        """Deliver one message; who has blocked the bot is left alone."""
        try:
            await self._send(int(chat), message)
        except Forbidden:
            log.info("chat left the bot")
        except BadRequest:
            # Better the words without their looks than no words.
            log.warning("message refused, sent again without marks", marks=len(message.marks))
            await self._send(int(chat), Outgoing(message.text))

    async def _send(self, chat: int, message: Outgoing) -> None:
        await self.bot.send_message(
            chat, message.text, entities=entities(message), link_preview_options=_NO_PREVIEW
        )

    @asynccontextmanager
    async def typing(self, chat: str) -> AsyncIterator[None]:
        """Show that an answer is being written, as long as it takes."""
        task = asyncio.create_task(self._type(int(chat)))
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def _type(self, chat: int) -> None:
        while True:
            with suppress(TelegramError):
                await self.bot.send_chat_action(chat, ChatAction.TYPING)
            await asyncio.sleep(_TYPING_LASTS)


@dataclass(frozen=True, slots=True)
class Reception:
    """What happens to the messages people write to the bot in private."""

    talk: Talk
    pool: Executor

    async def question(self, update: Update, context: Context) -> None:
        """Answer a text."""
        message = _message(update)
        messenger, chat = TelegramMessenger(context.bot), str(message.chat_id)
        incoming = Incoming(f"telegram:{chat}", message.text or "", _language(update))
        loop = asyncio.get_running_loop()
        async with messenger.typing(chat):
            replies = await loop.run_in_executor(self.pool, self.talk.reply, incoming, LIMIT)
        for reply in replies:
            await messenger.send(chat, reply)

    async def start(self, update: Update, context: Context) -> None:
        """Say what this is."""
        await self._say(update, context, lambda words: words.welcome)

    async def help(self, update: Update, context: Context) -> None:
        """Say how to ask; also the reply to a command nobody knows."""
        await self._say(update, context, lambda words: words.help)

    async def other(self, update: Update, context: Context) -> None:
        """A picture, a voice message, a file: ask for text."""
        await self._say(update, context, lambda words: words.only_text)

    async def broken(self, update: object, context: Context) -> None:
        """Note what no one else caught; the conversation has had its sentence or its time-out."""
        error = context.error
        if isinstance(error, TelegramError) and update is None:
            log.warning("telegram out of reach", error=type(error).__name__)
        elif isinstance(error, Exception):
            note(error, "update failed")

    async def _say(
        self, update: Update, context: Context, pick: Callable[[ChatWords], str]
    ) -> None:
        words = self.talk.wordings.for_language(_language(update)).chat
        messenger = TelegramMessenger(context.bot)
        await messenger.send(str(_message(update).chat_id), Outgoing(pick(words)))


def _message(update: Update) -> Message:
    if update.message is None:
        raise TypeError("only messages are asked for")
    return update.message


def _language(update: Update) -> str:
    user = update.effective_user
    return (user.language_code if user else None) or ""
