from __future__ import annotations

import asyncio
from time import monotonic
from typing import Any

import pytest
from telegram.error import RetryAfter

from bot.messengers.telegram import pace
from bot.messengers.telegram.pace import Pace


class Line:
    """A Bot API that refuses the first calls to each chat."""

    def __init__(self, refusals: int, seconds: float = 0.05) -> None:
        self.left = refusals
        self.seconds = seconds
        self.calls = 0

    async def __call__(self) -> bool:
        """One call."""
        self.calls += 1
        if self.left:
            self.left -= 1
            refusal = RetryAfter(1)
            refusal._retry_after *= self.seconds
            raise refusal
        return True


async def call(
    limiter: Pace, line: Line, chat: int | None = 1, endpoint: str = "sendMessage"
) -> Any:  # noqa: ANN401  whatever Telegram answers
    """A call as the library makes it."""
    data = {} if chat is None else {"chat_id": chat}
    return await limiter.process_request(line, (), {}, endpoint, data, None)


async def test_a_refused_call_is_made_again_when_its_time_has_come() -> None:
    """The message arrives, once, and not too early."""
    line = Line(refusals=2)
    began = monotonic()

    assert await call(Pace(), line)
    assert line.calls == 3
    assert monotonic() - began >= 2 * 0.05


async def test_a_chat_that_must_wait_holds_up_no_other() -> None:
    """The second chat is served while the first waits."""
    limiter, slow, quick = Pace(), Line(refusals=1, seconds=0.3), Line(refusals=0)
    waiting = asyncio.create_task(call(limiter, slow, chat=1))
    await asyncio.sleep(0.01)
    await asyncio.wait_for(call(limiter, quick, chat=2), 0.1)

    assert not waiting.done()
    assert await waiting


async def test_the_next_call_to_a_waiting_chat_waits_too() -> None:
    """Telegram punishes whoever goes on knocking."""
    limiter, line = Pace(), Line(refusals=1, seconds=0.1)
    first = asyncio.create_task(call(limiter, line))
    await asyncio.sleep(0.01)
    second = asyncio.create_task(call(limiter, line))
    await asyncio.sleep(0.01)

    assert line.calls == 1
    assert await first
    assert await second


async def test_a_typing_sign_is_given_up() -> None:
    """It is worth no retry, and no call while its chat waits."""
    limiter, line = Pace(), Line(refusals=1)
    await call(limiter, line, endpoint="sendChatAction")
    await call(limiter, line, endpoint="sendChatAction")

    assert line.calls == 1


async def test_what_is_refused_again_and_again_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """An update is not held for ever."""
    monkeypatch.setattr(pace, "_TRIES", 2)

    with pytest.raises(RetryAfter):
        await call(Pace(), Line(refusals=9, seconds=0.01))


async def test_calls_without_a_chat_go_straight_through() -> None:
    """Polling is not counted against the messages."""
    limiter, line = Pace(per_second=1), Line(refusals=0)
    for _ in range(20):
        await asyncio.wait_for(call(limiter, line, chat=None), 0.1)

    assert line.calls == 20
