"""The same answer is the same answer everywhere: sentences, numbers, titles and quotes."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import TypeAlias, cast
from unicodedata import normalize

import pytest
from rich.console import Console
from telegram import Bot, InlineKeyboardMarkup, MessageEntity

from bot.citing import place
from bot.message import Button, Delivery, Enclosure, Limit, Mark, Outgoing, Room, Style
from bot.messengers.console import ConsoleMessenger
from bot.messengers.telegram.messenger import TelegramMessenger
from bot.messengers.telegram.pace import Pace
from bot.render import render
from bot.split import fits
from corpus.document import Upload
from corpus.known import Kind, Status
from rag.answer import Answer, Notice, Outcome, Script
from tests.answers import answered, cite, refused, source
from tests.strange import answers
from tests.words import WORDINGS, ZH

ROOM = Room("telegram", "5")


@dataclass
class BytesMessenger:
    """Takes 2,048 bytes at a time, as WeChat does, and has neither looks nor buttons."""

    limit: Limit = field(default_factory=lambda: Limit(units=2048, marks=100, octets=2048))
    sent: list[str] = field(default_factory=list)

    async def send(self, delivery: Delivery) -> str:
        """Keep a message."""
        assert len(delivery.message.text.encode()) <= 2048
        self.sent.append(delivery.message.text)
        return str(len(self.sent))


@dataclass
class FakeBot:
    """What the Telegram messenger needs of a bot."""

    username: str = "zhengda_bot"
    sent: list[str] = field(default_factory=list)
    quotes: list[str] = field(default_factory=list)
    keyboards: list[list[str]] = field(default_factory=list)

    async def send_message(
        self,
        chat: int,
        text: str,
        *,
        entities: list[MessageEntity],
        reply_markup: InlineKeyboardMarkup | None,
        **others: object,
    ) -> SimpleNamespace:
        """Keep a message, what it quotes, and the labels below it."""
        assert (chat, others["reply_parameters"]) == (5, None)
        self.sent.append(text)
        rows = reply_markup.inline_keyboard if reply_markup else ()
        self.keyboards.append([key.text for row in rows for key in row])
        found = [entity for entity in entities if entity.type == "expandable_blockquote"]
        raw = text.encode("utf-16-le")
        self.quotes += [
            raw[e.offset * 2 : (e.offset + e.length) * 2].decode("utf-16-le") for e in found
        ]
        return SimpleNamespace(message_id=len(self.sent))


Medium: TypeAlias = ConsoleMessenger | TelegramMessenger | BytesMessenger
Kept: TypeAlias = Callable[[], str]


async def nothing(file: Enclosure) -> Upload | None:
    """No file is kept."""
    del file
    return None


def on(bot: FakeBot) -> TelegramMessenger:
    """Telegram over a fake bot."""
    return TelegramMessenger(cast("Bot", bot), Pace(), nothing)


def in_bytes() -> tuple[Medium, Kept]:
    """A messenger that counts bytes, and what a person sees of it."""
    messenger = BytesMessenger()
    return messenger, lambda: "\n".join(messenger.sent)


def console() -> tuple[Medium, Kept]:
    """The terminal, and what stands on it."""
    paper = io.StringIO()
    return ConsoleMessenger(Console(file=paper, width=60, highlight=False)), paper.getvalue


def telegram() -> tuple[Medium, Kept]:
    """Telegram, and what arrives there."""
    bot = FakeBot()
    return on(bot), lambda: "\n".join(bot.sent)


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
    answered([("旧。", (cite(origin=source(status=Status.REPEALED), damage=("残缺。",)),))]),
    refused(nearest=(cite(), cite("另一段原文。", chunk=2))),
    refused(Outcome.GREETING),
    replace(answered([("换个说法。", (cite(),))]), model="m"),
    replace(answered(), notice=Notice.AWAY),
    replace(
        answered([("说了一半。", (cite(),))], outcome=Outcome.PARTIAL),
        model="m",
        notice=Notice.INCOMPLETE,
        missing="什么时候发放？",
    ),
    replace(refused(Outcome.UNCLEAR), choices=("云溪县的？", "云海县的？")),
    refused(Outcome.PERSONAL),
    refused(Outcome.CRISIS),
]


@pytest.mark.parametrize("made", [in_bytes, console, telegram])
@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("script", list(Script))
async def test_every_messenger_shows_the_same_sentences_and_citations(
    made: Callable[[], tuple[Medium, Kept]], answer: Answer, script: Script
) -> None:
    """Numbers, titles and quotes arrive, in one message or in ten."""
    (messenger, kept), wording = made(), WORDINGS[script]
    answer = replace(answer, script=script)
    for message in render(answer, wording, messenger.limit):
        assert fits(message, messenger.limit)
        await messenger.send(Delivery(ROOM, message))

    seen = kept()
    plain = "".join(seen.split())
    assert plain == bare(render(answer, wording, Limit(units=1_000_000, marks=1_000_000)))
    numbers = re.findall(r"^\[(\d+)\] 《", seen, re.MULTILINE)
    assert numbers == [str(n) for n in range(1, len(answer.citations) + 1)]
    for citation in (*answer.citations, *answer.nearest):
        assert "".join(citation.quote.split()) in plain
        assert "".join(place(citation.passage, wording).split()) in plain


def bare(messages: list[Outgoing]) -> str:
    """The words of messages, without blanks."""
    return "".join("".join(message.text.split()) for message in messages)


@pytest.mark.parametrize("made", [in_bytes, console, telegram])
async def test_no_messenger_changes_what_is_hard_to_show(
    made: Callable[[], tuple[Medium, Kept]],
) -> None:
    """Neither markup nor signs of any writing mean anything to it."""
    for answer in answers(seed=4, count=12):
        messenger, kept = made()
        messages = render(answer, ZH, messenger.limit)
        for message in messages:
            await messenger.send(Delivery(ROOM, message))

        seen, said = "".join(kept().split()), bare(messages)
        # What would be a link there is written wide.
        assert (
            normalize("NFKC", seen) == normalize("NFKC", said) if made is telegram else seen == said
        )


async def test_telegram_quotes_the_very_words() -> None:
    """What can be expanded is the citation, to the letter."""
    bot = FakeBot()
    for message in render(ANSWERS[1], ZH, on(bot).limit):
        await on(bot).send(Delivery(ROOM, message))

    assert bot.quotes == [citation.quote for citation in ANSWERS[1].citations]


async def test_buttons_stand_below_the_last_message_only() -> None:
    """However many there are."""
    bot, rows = FakeBot(), ((Button("👍", "v:1:good"), Button("👎", "v:1:bad")),)
    long = answered([(f"第{n}句。", (cite("很长的原文。" * 200, chunk=n),)) for n in range(9)])
    for message in render(long, ZH, on(bot).limit, rows=rows):
        await on(bot).send(Delivery(ROOM, message))

    assert len(bot.keyboards) > 2
    assert bot.keyboards == [[]] * (len(bot.keyboards) - 1) + [["👍", "👎"]]


@pytest.mark.parametrize("script", list(Script))
def test_quotes_stay_in_the_writing_of_their_source(script: Script) -> None:
    """The frame follows the question, the quote never does."""
    simplified, traditional = cite("县里补助学生。"), cite("縣裏補助學生。", chunk=2)
    answer = answered([("一。", (simplified,)), ("二。", (traditional,))], script=script)
    (message,) = render(answer, WORDINGS[script], Limit(units=4096, marks=100))
    quoted = [message.text[one.start : one.end] for one in message.marks]

    assert quoted[1:] == [simplified.quote, traditional.quote]


@pytest.mark.parametrize("made", [in_bytes, console, telegram])
async def test_every_style_means_something(made: Callable[[], tuple[Medium, Kept]]) -> None:
    """A new style is thought of in every messenger."""
    messenger, kept = made()
    for style in Style:
        await messenger.send(Delivery(ROOM, Outgoing("原文", (Mark(0, 2, style),))))

    assert kept().count("原文") == len(Style)
