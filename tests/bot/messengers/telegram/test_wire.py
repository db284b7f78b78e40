from __future__ import annotations

import asyncio

import httpx
import pytest
from telegram.error import NetworkError

from bot.messengers.telegram import waiting
from bot.messengers.telegram.wire import greeted
from bot.trouble import TokenRefusedError
from tests.lines import caused, refused, wired

DOWN = caused(NetworkError("httpx"), httpx.ConnectError("refused"))


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "_FIRST", 0.001)


async def test_telegram_may_be_down_at_the_start() -> None:
    """It is waited for, however it is down."""
    wire, line = wired()
    line.replies["getMe"] = [DOWN, refused(502, "Bad Gateway"), refused(500, "Internal")]

    assert await greeted(wire, asyncio.Event())
    assert (wire.id, wire.username) == (7, "policy_bot")


async def test_who_is_stopped_while_waiting_stops() -> None:
    """A service that never reached Telegram ends like any other."""
    wire, line = wired()
    line.replies["getMe"] = [DOWN] * 10_000
    stop = asyncio.Event()
    task = asyncio.create_task(greeted(wire, stop))
    await asyncio.sleep(0.02)
    stop.set()

    assert await asyncio.wait_for(task, 10) is False


async def test_a_token_nobody_knows_is_told_without_the_token() -> None:
    """The library's own words hold it."""
    wire, line = wired()
    line.replies["getMe"] = [refused(401, "Unauthorized")]

    with pytest.raises(TokenRefusedError) as refusal:
        await greeted(wire, asyncio.Event())
    assert str(refusal.value) == "http://x/bot"
