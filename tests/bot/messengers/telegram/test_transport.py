from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

import pytest

from bot.backends.memory.rooms import MemoryRooms
from bot.incoming import Incoming
from bot.messengers.telegram.shown import Profile
from bot.messengers.telegram.transport import COMMANDS, NotReadyError, TelegramTransport
from bot.messengers.telegram.webhook import Webhook
from bot.trouble import TokenRefusedError
from tests.lines import FakeLine, refused, wired
from tests.updates import told
from tests.words import ZH

HOOK = Webhook("https://example.cn/x", "sesame")
BODY = b'{"update_id": 1, "message": {"message_id": 1, "date": 1, "text": "\xe9\x97\xae",\
 "chat": {"id": 5, "type": "private"}, "from": {"id": 5, "is_bot": false, "first_name": "a"}}}'


class Inbox:
    """Keeps what comes in, and tells when something has."""

    def __init__(self) -> None:
        self.kept: list[Incoming] = []
        self.came = asyncio.Event()

    async def receive(self, news: Sequence[Incoming]) -> None:
        """Keep some."""
        self.kept += news
        self.came.set()


async def at_once(call: Callable[[], None]) -> None:
    """Run what writes to the disk."""
    call()


def over(webhook: Webhook | None = None) -> tuple[TelegramTransport, FakeLine]:
    """The transport over a fake line."""
    wire, line = wired()
    profile = Profile({"": (ZH.commands, ZH.shown)})
    return TelegramTransport(wire, MemoryRooms(), at_once, profile, webhook), line


async def test_it_polls_until_it_is_stopped() -> None:
    """What waits at Telegram is handed on."""
    transport, line = over()
    line.replies["getUpdates"] = [[told("问")]]
    inbox, stop = Inbox(), asyncio.Event()
    task = asyncio.create_task(transport.run(inbox.receive, stop))
    await asyncio.wait_for(inbox.came.wait(), 10)
    stop.set()
    await asyncio.wait_for(task, 10)

    assert [one.text for one in inbox.kept] == ["问"]
    assert transport.hooks == ()
    assert line.asked("setWebhook") == []


async def test_deliveries_are_taken_only_while_it_runs() -> None:
    """Before and after, Telegram is asked to come again."""
    transport, line = over(HOOK)
    (hook,) = transport.hooks
    with pytest.raises(NotReadyError):
        await hook.take(BODY)
    inbox, stop = Inbox(), asyncio.Event()
    task = asyncio.create_task(transport.run(inbox.receive, stop))
    while not line.asked("setWebhook"):  # noqa: ASYNC110  a line has no events
        await asyncio.sleep(0.001)
    await hook.take(BODY)
    stop.set()
    await asyncio.wait_for(task, 10)

    assert [one.text for one in inbox.kept] == ["问"]
    with pytest.raises(NotReadyError):
        await hook.take(BODY)


async def test_a_token_nobody_knows_ends_it() -> None:
    """Nothing gets better by waiting."""
    transport, line = over()
    line.replies["getMe"] = [refused(404, "Not Found")]

    with pytest.raises(TokenRefusedError):
        await transport.run(Inbox().receive, asyncio.Event())


def test_the_commands_are_those_that_are_worded() -> None:
    """A command without words would not be known in groups."""
    assert {"start", "check", "quiet"} <= COMMANDS
