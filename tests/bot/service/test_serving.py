from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import pytest

from bot.backends.memory.chats import MemoryChats
from bot.backends.memory.jobs import MemoryJobs
from bot.backends.memory.people import MemoryPeople
from bot.backends.memory.rooms import MemoryRooms
from bot.message import Room
from bot.ports import Branch, Receive
from bot.service.serving import Means, serve
from bot.service.state import State
from bot.trouble import TokenRefusedError
from tests.serving import SIZES, FakeMessenger, FakeTransport, ScriptedDesk, said
from tests.words import WORDINGS, ZH


class Refused(FakeTransport):
    """A messenger that does not know us."""

    async def run(self, receive: Receive, stop: asyncio.Event) -> None:
        """Say so."""
        del receive, stop
        raise TokenRefusedError


def means(desk: ScriptedDesk | None = None) -> Means:
    """A service in memory."""
    stores = MemoryChats(), MemoryPeople(), MemoryRooms()
    return Means(desk or ScriptedDesk(), MemoryJobs(), *stores, WORDINGS, ZH, SIZES)


async def test_a_messenger_that_does_not_know_us_ends_the_service() -> None:
    """The operator is told, and nothing is left open."""
    transport = Refused()

    @asynccontextmanager
    async def connect(state: State) -> AsyncIterator[Mapping[str, Branch]]:
        del state
        yield {"fake": Branch(FakeMessenger(), transport)}

    with pytest.raises(TokenRefusedError):
        await serve(means(), connect)
    assert transport.closed


async def test_messengers_share_one_service_and_a_signal_ends_it() -> None:
    """Each gets its own answers; a second signal changes nothing."""
    first, second = FakeMessenger(), FakeMessenger()
    transport, desk = FakeTransport(), ScriptedDesk()

    @asynccontextmanager
    async def connect(state: State) -> AsyncIterator[Mapping[str, Branch]]:
        del state
        other = Branch(second, FakeTransport())
        yield {"fake": Branch(first, transport), "other": other}

    ended = asyncio.create_task(serve(means(desk), connect))
    await transport.started.wait()
    assert transport.receive
    question = said("慢3 乙", room=Room("other", "1"))
    await transport.receive([said("甲"), question])
    async with asyncio.timeout(20):
        while not first.sent or question.text not in desk.begun:  # noqa: ASYNC110  no event tells it
            await asyncio.sleep(0.005)
    for _ in range(2):
        os.kill(os.getpid(), signal.SIGTERM)
        await asyncio.sleep(0.01)
    await ended

    assert first.texts() == ["答 甲"]
    assert second.texts() == ["答 慢3 乙"]
    assert transport.closed
