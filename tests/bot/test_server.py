from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
from structlog.testing import capture_logs

from bot import server
from bot.server import Headers, Hook, NotUnderstoodError, PortTakenError, served


class Door:
    """A hook that wants a word in a header, and keeps what it is given."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []

    @property
    def hook(self) -> Hook:
        """The hook."""
        return Hook("/door", self.admits, self.take)

    def admits(self, headers: Headers) -> bool:
        """Whether the word is carried."""
        return headers.get("x-word") == "sesame"

    async def take(self, body: bytes) -> None:
        """Keep it, or fail as the words say."""
        if body == b"nonsense":
            raise NotUnderstoodError
        if body == b"broken":
            raise ZeroDivisionError
        self.taken.append(body)


@asynccontextmanager
async def opened(door: Door) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody who can reach the server, and has the word."""
    async with served([door.hook], "127.0.0.1", 0) as port:
        address, word = f"http://127.0.0.1:{port}", {"x-word": "sesame"}
        async with httpx.AsyncClient(base_url=address, headers=word, trust_env=False) as client:
            yield client


async def test_a_delivery_is_taken_once_it_is_kept() -> None:
    """200 says so; everything else makes it come again, or tells that it is no delivery."""
    door = Door()
    async with opened(door) as client:
        answers = [
            (await client.post("/door", content=content)).status_code
            for content in (b"good", b"nonsense", b"broken")
        ]

    assert answers == [200, 400, 503]
    assert door.taken == [b"good"]


async def test_the_watchman_is_told_that_all_is_well() -> None:
    """And nobody else anything."""
    async with opened(Door()) as client:
        health = await client.get("/health")
        others = [await client.get("/door"), await client.post("/nowhere"), await client.get("/")]

    assert (health.status_code, health.json()) == (200, {"status": "ok"})
    assert [other.status_code for other in others] == [405, 404, 404]
    assert "server" not in health.headers


async def test_the_body_of_a_stranger_is_not_read() -> None:
    """Without the word, nothing is taken, however much is sent."""
    door = Door()
    async with opened(door) as client:
        wrong = await client.post("/door", content=b"x", headers={"x-word": "open"})
        client.headers.pop("x-word")
        none = await client.post("/door", content=b"x" * 2_000_000)

    assert (wrong.status_code, none.status_code) == (403, 403)
    assert door.taken == []


async def test_too_much_is_refused_also_where_it_is_not_told_before() -> None:
    """A megabyte is ten times what Telegram sends."""

    async def endless() -> AsyncIterator[bytes]:
        for _ in range(40):
            yield b"x" * 50_000

    door = Door()
    async with opened(door) as client:
        told = await client.post("/door", content=b"x" * 1_000_001)
        untold = await client.post("/door", content=endless())
        whole = await client.post("/door", content=b"x" * 1_000_000)

    assert (told.status_code, untold.status_code, whole.status_code) == (413, 413, 200)
    assert [len(body) for body in door.taken] == [1_000_000]


async def test_who_sends_too_slowly_is_hung_up_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody holds a connection for ever."""
    monkeypatch.setattr(server, "_SECONDS", 0.05)

    async def slow() -> AsyncIterator[bytes]:
        yield b"x"
        await asyncio.sleep(0.5)
        yield b"x"

    door = Door()
    async with opened(door) as client:
        assert (await client.post("/door", content=slow())).status_code == 408
    assert door.taken == []


async def test_no_body_gets_into_the_log(caplog: pytest.LogCaptureFixture) -> None:
    """A delivery that fails is a line about us, not about what somebody wrote."""
    caplog.set_level(logging.INFO)
    with capture_logs() as lines:
        async with opened(Door()) as client:
            await client.post("/door", content=b"broken")
            await client.post("/door", content=b"nonsense")

    assert [line["event"] for line in lines] == ["delivery not kept"]
    written = f"{lines}{[record.getMessage() for record in caplog.records]}"
    assert not [word for word in ("nonsense", "broken", "sesame") if word in written]


async def test_signals_and_logs_stay_ours() -> None:
    """The service decides when it ends."""
    before = signal.getsignal(signal.SIGTERM), logging.getLogger("uvicorn").handlers
    async with opened(Door()) as client:
        await client.get("/health")
        during = signal.getsignal(signal.SIGTERM), logging.getLogger("uvicorn").handlers

    assert before == during


async def test_a_port_that_is_taken_is_told_where_it_is_needed() -> None:
    """The service runs without, where nothing is delivered."""
    async with served([], "127.0.0.1", 0) as port:
        with pytest.raises(PortTakenError, match=str(port)):
            async with served([Door().hook], "127.0.0.1", port):
                pass
        async with served([], "127.0.0.1", port) as none:
            assert none == 0
