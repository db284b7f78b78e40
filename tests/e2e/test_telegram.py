from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any

import pytest

from bot.address import Address
from bot.backends.memory.chats import MemoryChats
from bot.chat import Talk
from bot.messengers.telegram.messenger import Reception
from bot.messengers.telegram.service import _application
from bot.split import units
from rag.answer import Answer, Question, Script
from tests.answers import answered, cite
from tests.e2e.conftest import Telegram
from tests.words import WORDINGS, ZH

pytestmark = pytest.mark.slow


def scripted(question: Question, *, script: Script | None = None) -> Answer:
    """A long answer, a broken one, a slow one, or a plain one."""
    del script
    if "坏" in question.text:
        raise ZeroDivisionError(question.text)
    if "慢" in question.text:
        time.sleep(0.5)
    if "长" in question.text:
        claims = [
            (f"第{n}项𠮷：{'补助' * 40}。", (cite(f"原文第{n}项𠮷，{'补助' * 60}。", chunk=n),))
            for n in range(1, 60)
        ]
        return answered(claims, text=question.text)
    return answered([(f"{question.text}。", (cite(),))], text=question.text)


@asynccontextmanager
async def receiving(telegram: Telegram) -> AsyncIterator[None]:
    """The messenger at work in this process, over a scripted question line."""
    address = Address(telegram.token, f"{telegram.root}/bot", f"{telegram.root}/file/bot")
    with ThreadPoolExecutor(4) as pool:
        talk = Talk(scripted, MemoryChats(), WORDINGS, 3)
        application = _application(address, Reception(talk, pool))
        async with application:
            assert application.updater is not None
            await application.updater.start_polling(allowed_updates=["message"])
            await application.start()
            yield
            await application.updater.stop()
            await application.stop()


async def sent(telegram: Telegram, count: int) -> list[dict[str, Any]]:
    """The next messages, while this process goes on."""
    return await asyncio.to_thread(telegram.sent, count)


async def test_a_long_answer_arrives_whole(telegram: Telegram) -> None:
    """Every part is taken by Telegram, every number and every quote is there."""
    async with receiving(telegram):
        await asyncio.to_thread(telegram.write, "长")
        messages = await sent(telegram, 3)
        await asyncio.sleep(0.3)
        messages += await sent(telegram, 0)

    texts = [str(message["text"]) for message in messages]
    whole = "\n".join(texts)
    assert all(units(text) <= 4096 for text in texts)
    assert all(f"。[{n}]" in whole and f"\n[{n}] 《" in whole for n in range(1, 60))
    assert sum(len(message["entities"]) for message in messages) >= 60


async def test_a_failure_is_one_sentence_and_the_chat_goes_on(telegram: Telegram) -> None:
    """A person is never left without a word."""
    async with receiving(telegram):
        await asyncio.to_thread(telegram.write, "坏")
        await asyncio.to_thread(telegram.write, "好")
        sorry, answer = await sent(telegram, 2)

    assert str(sorry["text"]).startswith(ZH.errors["Exception"].split("{reference}")[0])
    assert "好。[1]" in str(answer["text"])


async def test_a_slow_chat_holds_up_no_other_and_keeps_its_order(telegram: Telegram) -> None:
    """Chat 6 is served while chat 5 waits; the answers of chat 5 come in their order."""
    async with receiving(telegram):
        await asyncio.to_thread(telegram.write, "慢一", 5)
        await asyncio.to_thread(telegram.write, "二", 5)
        await asyncio.to_thread(telegram.write, "三", 6)
        messages = await sent(telegram, 3)

    said = [(int(str(m["chat_id"])), str(m["text"]).split("\n")[1]) for m in messages]
    assert said == [(6, "三。[1]"), (5, "慢一。[1]"), (5, "二。[1]")]


async def test_a_person_who_has_left_is_no_failure(telegram: Telegram) -> None:
    """Who blocks the bot gets nothing, and the others are answered."""
    telegram.fail("sendMessage", status=403, description="Forbidden: bot was blocked by the user")
    async with receiving(telegram):
        await asyncio.to_thread(telegram.write, "一", 5)
        await asyncio.sleep(0.3)
        await asyncio.to_thread(telegram.write, "二", 6)
        (answer,) = await sent(telegram, 1)

    assert "二。[1]" in str(answer["text"])
