from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import cast

import pytest
from telegram import Bot, LinkPreviewOptions, MessageEntity
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError

from bot.message import Mark, Outgoing, Style
from bot.messengers.telegram import messenger
from bot.messengers.telegram.messenger import TelegramMessenger

MESSAGE = Outgoing("原文", (Mark(0, 2, Style.QUOTE),))


@dataclass
class FakeBot:
    """Refuses with the errors it was given, then takes everything."""

    errors: list[TelegramError] = field(default_factory=list)
    sent: list[tuple[str, int]] = field(default_factory=list)
    typed: int = 0

    async def send_message(
        self,
        chat: int,
        text: str,
        *,
        entities: list[MessageEntity],
        link_preview_options: LinkPreviewOptions,
    ) -> None:
        """Keep a message and the number of its entities."""
        del chat, link_preview_options
        if self.errors:
            raise self.errors.pop(0)
        self.sent.append((text, len(entities)))

    async def send_chat_action(self, chat: int, action: str) -> None:
        """Count the typing signs."""
        assert (chat, action) == (5, "typing")
        self.typed += 1
        if self.errors:
            raise self.errors.pop(0)


def over(bot: FakeBot) -> TelegramMessenger:
    """The messenger over a fake bot."""
    return TelegramMessenger(cast("Bot", bot))


async def test_marks_that_are_refused_cost_only_the_marks() -> None:
    """The words arrive."""
    bot = FakeBot([BadRequest("can't parse entities")])
    await over(bot).send("5", MESSAGE)

    assert bot.sent == [("原文", 0)]


async def test_who_has_blocked_the_bot_is_left_alone() -> None:
    """No failure, and no second try."""
    bot = FakeBot([Forbidden("bot was blocked by the user")])
    await over(bot).send("5", MESSAGE)

    assert bot.sent == []


async def test_what_may_have_arrived_is_not_sent_twice() -> None:
    """A broken line is a failure for the log."""
    bot = FakeBot([NetworkError("broken")])

    with pytest.raises(NetworkError):
        await over(bot).send("5", MESSAGE)
    assert bot.sent == []


async def test_typing_is_shown_as_long_as_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Again and again, whatever becomes of a sign, and not a moment longer."""
    monkeypatch.setattr(messenger, "_TYPING_LASTS", 0.01)
    bot = FakeBot([NetworkError("broken")])
    async with over(bot).typing("5"):
        await asyncio.sleep(0.1)
    seen = bot.typed
    await asyncio.sleep(0.05)

    assert seen > 2
    assert bot.typed == seen
