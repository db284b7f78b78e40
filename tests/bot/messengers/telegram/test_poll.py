from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
from telegram.error import NetworkError

from bot.messengers.telegram import poll as polling
from bot.messengers.telegram import waiting
from bot.messengers.telegram.poll import poll
from bot.messengers.telegram.reception import Raw
from bot.trouble import TokenRefusedError
from tests.lines import FakeLine, Reply, caused, refused, wired

UNKNOWN = refused(401, "Unauthorized")
TAKEN = refused(409, "Conflict: terminated by other getUpdates request")
HOOKED = refused(409, "Conflict: can't use getUpdates method while webhook is active")
DOWN = caused(NetworkError("httpx"), httpx.ConnectError("refused"))


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "_FIRST", 0.001)
    monkeypatch.setattr(polling, "_AGAIN", 0.001)


class Keeper:
    """Keeps updates; breaks down as often as it is told to."""

    def __init__(self, failures: int = 0) -> None:
        self.failures = failures
        self.kept: list[int] = []

    async def __call__(self, updates: Sequence[Raw]) -> None:
        """Keep some."""
        if self.failures:
            self.failures -= 1
            raise OSError
        self.kept += [int(update["update_id"]) for update in updates]


@asynccontextmanager
async def at_work(keeper: Keeper, *replies: Reply) -> Any:  # noqa: ANN401
    """The loop over such replies, until the block ends."""
    wire, line = wired()
    line.replies["getUpdates"] = list(replies)
    stop = asyncio.Event()
    task = asyncio.create_task(poll(wire, keeper, stop))
    yield line
    stop.set()
    await asyncio.wait_for(task, 10)


async def until(line: FakeLine, calls: int) -> None:
    """Wait for so many requests."""
    async with asyncio.timeout(10):
        while len(line.asked("getUpdates")) < calls:  # noqa: ASYNC110  a line has no events
            await asyncio.sleep(0.001)


def batch(*numbers: int) -> list[dict[str, int]]:
    """Updates with these numbers."""
    return [{"update_id": number} for number in numbers]


async def test_a_batch_is_acknowledged_when_it_is_kept() -> None:
    """By asking for what comes behind it; only what we handle is asked for."""
    keeper = Keeper()
    async with at_work(keeper, batch(7, 8), [], batch(9)) as line:
        await until(line, 4)

    assert keeper.kept == [7, 8, 9]
    asked = line.asked("getUpdates")
    assert [call.get("offset") for call in asked] == [None, 9, 9, 10]
    assert "edited_message" not in str(asked[0]["allowed_updates"])


async def test_what_is_not_kept_comes_again() -> None:
    """A disk that is full loses nothing."""
    keeper = Keeper(failures=2)
    async with at_work(keeper, batch(7), batch(7), batch(7)) as line:
        await until(line, 4)

    assert keeper.kept == [7]
    assert [call.get("offset") for call in line.asked("getUpdates")] == [None, None, None, 8]


async def test_telegram_out_of_reach_is_waited_for() -> None:
    """Down, broken, busy, or asked by somebody else: it goes on."""
    keeper = Keeper()
    down = (DOWN, refused(502, "Bad Gateway"), TAKEN, refused(429, "", retry_after=0.001))
    async with at_work(keeper, *down, batch(1)) as line:
        await until(line, 6)

    assert keeper.kept == [1]
    assert line.asked("deleteWebhook") == []


async def test_a_webhook_of_yesterday_is_taken_back() -> None:
    """Telegram delivers to one place only."""
    keeper = Keeper()
    async with at_work(keeper, HOOKED, batch(1)) as line:
        await until(line, 3)

    assert len(line.asked("deleteWebhook")) == 1
    assert keeper.kept == [1]


async def test_a_token_that_is_refused_again_and_again_ends_it() -> None:
    """Once may be a proxy's mistake."""
    keeper = Keeper()
    async with at_work(keeper, UNKNOWN, UNKNOWN, batch(1)) as line:
        await until(line, 4)
    wire, line = wired()
    line.replies["getUpdates"] = [UNKNOWN] * 3

    with pytest.raises(TokenRefusedError) as refusal:
        await poll(wire, keeper, asyncio.Event())
    assert "TEST" not in str(refusal.value)
