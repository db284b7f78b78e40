from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias, cast

import pytest
from rich.console import Console
from telegram import Bot, LinkPreviewOptions, MessageEntity

from bot.message import Limit, Outgoing, Style
from bot.messengers.console import ConsoleMessenger
from bot.messengers.telegram.messenger import TelegramMessenger
from bot.ports import Messenger
from bot.render import render
from bot.split import units
from corpus.known import Kind
from rag.answer import Answer, Outcome
from tests.answers import answered, cite, refused, source
from tests.words import ZH


@dataclass
class FakeMessenger:
    """Keeps what it sends; takes little at a time."""

    limit: Limit = field(default_factory=lambda: Limit(units=300, marks=4))
    sent: list[str] = field(default_factory=list)

    async def send(self, chat: str, message: Outgoing) -> None:
        """Keep a message."""
        del chat
        self.sent.append(message.text)


@dataclass
class FakeBot:
    """What the Telegram messenger needs of a bot."""

    sent: list[str] = field(default_factory=list)
    quotes: list[str] = field(default_factory=list)

    async def send_message(
        self,
        chat: int,
        text: str,
        *,
        entities: list[MessageEntity],
        link_preview_options: LinkPreviewOptions,
    ) -> None:
        """Keep a message and what it quotes."""
        assert chat == 5
        assert link_preview_options.is_disabled
        self.sent.append(text)
        found = [entity for entity in entities if entity.type == "expandable_blockquote"]
        raw = text.encode("utf-16-le")
        self.quotes += [
            raw[e.offset * 2 : (e.offset + e.length) * 2].decode("utf-16-le") for e in found
        ]


Kept: TypeAlias = Callable[[], str]


def fake() -> tuple[Messenger, Kept]:
    """The fake, and what a person sees of it."""
    messenger = FakeMessenger()
    return messenger, lambda: "\n".join(messenger.sent)


def console() -> tuple[Messenger, Kept]:
    """The terminal, and what stands on it."""
    paper = io.StringIO()
    return ConsoleMessenger(Console(file=paper, width=60, highlight=False)), paper.getvalue


def telegram() -> tuple[Messenger, Kept]:
    """Telegram, and what arrives there."""
    bot = FakeBot()
    return TelegramMessenger(cast("Bot", bot)), lambda: "\n".join(bot.sent)


ANSWERS = [
    answered(),
    answered(
        [
            (f"第{n}点𠮷。", (cite(f"原文第{n}句，{'很长' * 30}。", chunk=n), cite("同一句原文。")))
            for n in range(1, 12)
        ],
        damage=("原文在此截断。",),
    ),
    answered([("讲话说。", (cite(origin=source("讲话", kind=Kind.SPEECH)),))]),
    refused(nearest=(cite(), cite("另一段原文。", chunk=2))),
    refused(Outcome.GREETING),
]


@pytest.mark.parametrize("made", [fake, console, telegram])
@pytest.mark.parametrize("answer", ANSWERS)
async def test_every_messenger_shows_the_same_sentences_and_citations(
    made: Callable[[], tuple[Messenger, Kept]], answer: Answer
) -> None:
    """Numbers, titles and quotes arrive, in one message or in ten."""
    messenger, kept = made()
    for message in render(answer, ZH, messenger.limit):
        assert units(message.text) <= messenger.limit.units
        assert len(message.marks) <= messenger.limit.marks
        await messenger.send("5", message)

    seen = kept()
    plain = "".join(seen.split())
    whole = render(answer, ZH, Limit(units=1_000_000, marks=1_000_000))
    assert plain == "".join("".join(message.text.split()) for message in whole)
    numbers = re.findall(r"^\[(\d+)\] 《", seen, re.MULTILINE)
    assert numbers == [str(n) for n in range(1, len(answer.citations) + 1)]
    assert all("".join(citation.quote.split()) in plain for citation in answer.citations)


async def test_telegram_quotes_the_very_words() -> None:
    """What can be expanded is the citation, to the letter."""
    bot = FakeBot()
    messenger = TelegramMessenger(cast("Bot", bot))
    answer = ANSWERS[1]
    for message in render(answer, ZH, messenger.limit):
        await messenger.send("5", message)

    assert bot.quotes == [citation.quote for citation in answer.citations]


def test_every_style_means_something() -> None:
    """A new style is thought of in every messenger."""
    assert set(Style) == {Style.BOLD, Style.ITALIC, Style.QUOTE, Style.CODE}
