"""Complaints about sending, with answers as long as a test wants them, at the real messenger."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import pytest

from bot.address import Address
from bot.backends.memory.chats import MemoryChats
from bot.backends.memory.jobs import MemoryJobs
from bot.backends.memory.people import MemoryPeople
from bot.backends.memory.rooms import MemoryRooms
from bot.incoming import Incoming
from bot.message import Delivery, Enclosure, Limit, Reaction
from bot.messengers.telegram.branch import Line, branch
from bot.ports import Show
from bot.render import render
from bot.service.serving import Means, Service, Sizes
from bot.service.state import State
from bot.split import units
from corpus.document import Upload
from rag.answer import Answer
from tests.answers import answered, cite
from tests.e2e.conftest import Telegram
from tests.e2e.people import Person, Said
from tests.words import WORDINGS, ZH

pytestmark = pytest.mark.slow

SIZES = Sizes(answering=2, slow=1, quick=2, state=2, person=100, group=100, file=1_000)
CLAIMS = 59


def long_answer() -> Answer:
    """More than ten thousand characters, with a source for every sentence."""
    return answered(
        (f"第{n}项𠮷：{'补助' * 40}。", (cite(f"原文第{n}项𠮷，{'补助' * 60}。", chunk=n),))
        for n in range(1, CLAIMS + 1)
    )


@dataclass(frozen=True)
class LongDesk:
    """Says everything there is to say, whatever comes."""

    def react(
        self, incoming: Incoming, limit: Limit, show: Show, upload: Upload | None = None
    ) -> Reaction:
        """A long answer."""
        del show, upload
        messages = render(long_answer(), ZH, limit)
        return Reaction(
            tuple(
                Delivery(incoming.room, message, "" if at else incoming.message)
                for at, message in enumerate(messages)
            )
        )


@asynccontextmanager
async def serving(telegram: Telegram) -> AsyncIterator[None]:
    """The service at work in this process, at the stand-in for Telegram."""
    rooms, state, stop = MemoryRooms(), State(2), asyncio.Event()
    means = Means(
        LongDesk(), MemoryJobs(), MemoryChats(), MemoryPeople(), rooms, WORDINGS, ZH, SIZES
    )
    line = Line(Address(telegram.token, f"{telegram.root}/bot", f"{telegram.root}/file/bot"))
    found, _ = branch(line, rooms, state, no_file)
    ended = asyncio.create_task(Service(means, {"telegram": found}, state).run(stop))
    try:
        yield
    finally:
        stop.set()
        await ended
        state.close()


async def no_file(_: Enclosure) -> Upload | None:
    """No file is sent here."""
    raise AssertionError


def is_whole(messages: list[Said]) -> bool:
    """Whether every sentence has its number, and every number its source and its words."""
    text = "\n".join(message.text for message in messages)
    quotes = "".join(quote for message in messages for quote in message.quotes)
    return all(
        f"。[{n}]" in text and f"\n[{n}] 《" in text and f"原文第{n}项𠮷" in quotes
        for n in range(1, CLAIMS + 1)
    )


async def heard(person: Person, count: int) -> list[Said]:
    """So many messages, while this process goes on."""
    return await asyncio.to_thread(person.hears, count)


async def ask(person: Person) -> int:
    """Write, while this process goes on."""
    return await asyncio.to_thread(person.write, "都有哪些补助？")


def parts() -> int:
    """How many messages the answer takes."""
    return len(render(long_answer(), ZH, Limit(4096, 100)))


async def test_complaint_13_a_long_answer_is_never_lost(telegram: Telegram) -> None:
    """It comes in parts that Telegram takes, in their order, and whole."""
    person = Person(telegram, 5)
    async with serving(telegram):
        number = await ask(person)
        messages = await heard(person, parts())

    assert is_whole(messages)
    assert len(messages) == parts() > 2
    assert all(units(message.text) <= 4096 for message in messages)
    assert [message.to for message in messages] == [number, *[0] * (parts() - 1)]
    assert refused(telegram) == []


async def test_complaint_14_flood_control_stops_no_answer_half_way(telegram: Telegram) -> None:
    """Told to wait in the middle of an answer, the bot waits; each part comes once."""
    person, other = Person(telegram, 6), Person(telegram, 7)
    telegram.fail("sendMessage", chat=6, times=2, retry_after=1)
    async with serving(telegram):
        await ask(person)
        await ask(other)
        await heard(other, parts())
        early = len(await asyncio.to_thread(person.said))
        messages = await heard(person, parts())
        await asyncio.sleep(1)
        again = await asyncio.to_thread(person.quiet, 0)

    assert early < parts()
    assert is_whole(messages)
    assert again == []


def refused(telegram: Telegram) -> list[dict[str, Any]]:
    """The calls that were refused for what they were."""
    return list(telegram.call("/__fixture/refused"))
