"""Answers made of hostile texts, through the renderer and the messenger, to a strict server."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from random import Random
from typing import Any

from telegram import Bot
from telegram.request import HTTPXRequest

from benchmarks.bench import Bench
from benchmarks.chats.standin import TOKEN, Call, StandIn, started
from benchmarks.chats.texts import texts
from benchmarks.table import Table
from bot.message import Delivery, Enclosure, Outgoing, Room
from bot.messengers.telegram.messenger import LIMIT, TelegramMessenger
from bot.messengers.telegram.pace import Pace
from bot.messengers.telegram.sendable import sendable
from bot.ports import NotTakenError
from bot.render import render
from bot.setup import default_wordings
from corpus.document import Upload
from rag.answer import Answer, Script
from tests.answers import answered, cite

COMMAND = "python benchmarks/run.py telegram entities"
MANY, FEW = 10_000, 1_000
_AT_ONCE = 8
_FIRST = 100_000


@dataclass(frozen=True, slots=True)
class Sent:
    """An answer that was sent to a chat of its own."""

    chat: int
    answer: Answer
    messages: tuple[Outgoing, ...]


@dataclass(slots=True)
class Faults:
    """How many answers were refused, changed on the way, or lost a citation."""

    refused: int = 0
    changed: int = 0
    cut: int = 0
    kept: list[str] = field(default_factory=list)


def tables(bench: Bench) -> list[Table]:
    """How many were refused, changed or cut."""
    count = MANY if bench.deep else FEW
    with started() as standin:
        sent, untaken = asyncio.run(_send(standin, list(_answers(count))))
        by_chat: dict[int, list[Call]] = {}
        for call in standin.news():
            by_chat.setdefault(int(call["fields"]["chat_id"]), []).append(call)
        refused = standin.refused()
        faults = Faults(refused=max(untaken, len(refused)))
        faults.kept += [f"refused: {call['description']}" for call in refused]
        for one in sent:
            _examine(one, by_chat.get(one.chat, []), faults)
    for line in faults.kept[:5]:
        print(line)
    messages = sum(len(calls) for calls in by_chat.values())
    rows = (
        ("answers of generated texts (messages)", f"{MANY:,}", f"{count:,} ({messages:,})"),
        ("refused by the server", "0", str(faults.refused)),
        ("citations cut", "0", str(faults.cut)),
        ("texts changed on the way", "0", str(faults.changed)),
    )
    note = (
        "Emoji, both directions, zero-width and combining signs, Markdown, HTML, control signs and"
        " edges of 4,096 units, as claims and as quotes. Lone surrogates and NUL cannot be sent and"
        " count as their replacement. The server checks as Bot API 10.3 does."
    )
    title = "Texts that break messengers"
    return [Table("telegram_entities", title, COMMAND, ("figure", "asked", "zhengda"), rows, note)]


def _answers(count: int) -> Iterator[Answer]:
    """Answers of one to four claims, each with the quote of its own."""
    dice, source = Random(7), texts(7)
    for _ in range(count):
        size = dice.choice((1, 1, 1, 2, 4))
        pairs = zip(islice(source, size), list(islice(source, size)), strict=True)
        yield answered(
            [(claim, (cite(quote, chunk=at),)) for at, (claim, quote) in enumerate(pairs, 1)]
        )


async def _send(standin: StandIn, answers: Sequence[Answer]) -> tuple[list[Sent], int]:
    """Everything that was sent, and how many messages were not taken."""
    wording, limit = default_wordings()[Script.SIMPLIFIED], asyncio.Semaphore(_AT_ONCE)
    sent = [
        Sent(_FIRST + at, answer, tuple(render(answer, wording, LIMIT)))
        for at, answer in enumerate(answers)
    ]
    root = f"http://127.0.0.1:{standin.port}/bot"
    request = HTTPXRequest(connection_pool_size=_AT_ONCE, read_timeout=60)
    async with Bot(TOKEN, root, request=request) as bot:
        messenger = TelegramMessenger(bot, Pace(per_second=100_000), _none)

        async def say(one: Sent) -> int:
            async with limit:
                return sum([await _said(messenger, one, text) for text in one.messages])

        untaken = await asyncio.gather(*map(say, sent))
    return sent, sum(untaken)


async def _said(messenger: TelegramMessenger, one: Sent, message: Outgoing) -> int:
    try:
        await messenger.send(Delivery(Room("telegram", str(one.chat)), message))
    except NotTakenError:
        return 1
    return 0


async def _none(_: Enclosure) -> Upload | None:
    raise AssertionError("no file is sent")


def _examine(one: Sent, calls: Sequence[Call], faults: Faults) -> None:
    """Hold what the server has against what was meant."""
    whole = [str(call["fields"]["text"]) for call in calls]
    if whole != [sendable(message.text) for message in one.messages]:
        faults.changed += 1
        faults.kept.append(f"changed: {one.messages[0].text[:80]!a}")
    quoted = _squeezed("".join(part for call in calls for part in _quoted(call["fields"])))
    said = _squeezed("".join(whole))
    for number, claim in enumerate(one.answer.claims, 1):
        quote = _squeezed(sendable(claim.citations[0].quote))
        numbered = f"[{number}]" in said and f"[{number}]《" in said
        if quote not in quoted or _squeezed(sendable(claim.text)) not in said or not numbered:
            faults.cut += 1
            faults.kept.append(f"cut: {quote[:80]!a}")


def _quoted(fields: Any) -> Iterator[str]:  # noqa: ANN401  JSON
    """What a message shows as quoted, counted as Telegram counts."""
    wide = str(fields["text"]).encode("utf-16-le", "surrogatepass")
    for entity in fields.get("entities") or ():
        if entity["type"] == "expandable_blockquote":
            start = entity["offset"] * 2
            yield wide[start : start + entity["length"] * 2].decode("utf-16-le", "replace")


def _squeezed(text: str) -> str:
    """A text without white space: where it is cut for a message, there may be less of it."""
    return "".join(text.split())
