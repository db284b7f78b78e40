"""The one port on which other servers reach us: webhooks, and whether we are well."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import TypeAlias

import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.trouble import log, note

Headers: TypeAlias = Mapping[str, str]

_LARGEST = 1_000_000
_SECONDS = 10.0
_AT_ONCE = 1_000
_BAD, _FORBIDDEN, _SLOW, _TOO_LARGE, _BROKEN = 400, 403, 408, 413, 503


class PortTakenError(Exception):
    """Nothing can listen there; the message is the address."""


class NotUnderstoodError(Exception):
    """What was delivered is not what the other server delivers."""


@dataclass(frozen=True, slots=True)
class Hook:
    """A door for deliveries at `path`.

    `admits` tells by the headers alone whether they come from whom they should; only then is
    the body read and given to `take`. When that returns, the delivery is kept; where it raises,
    it comes again.
    """

    path: str
    admits: Callable[[Headers], bool]
    take: Callable[[bytes], Awaitable[None]]


@asynccontextmanager
async def served(hooks: Sequence[Hook], host: str, port: int) -> AsyncIterator[int]:
    """Listen as long as the block runs; gives the port, which is chosen where 0 was asked for.

    A port that nobody delivers to can be done without: then the port is 0.

    Raises:
        PortTakenError: somebody else listens there, or nobody may.
    """
    try:
        door = _listening(host, port)
    except PortTakenError:
        if hooks:
            raise
        log.warning("nobody can ask whether we are well", port=port)
        yield 0
        return
    config = uvicorn.Config(
        application(hooks),
        log_config=None,
        access_log=False,
        lifespan="off",
        ws="none",
        server_header=False,
        limit_concurrency=_AT_ONCE,
        timeout_graceful_shutdown=5,
    )
    server = _Server(config)
    running = asyncio.create_task(server.serve([door]))
    try:
        yield int(door.getsockname()[1])
    finally:
        server.should_exit = True
        await running
        door.close()


def application(hooks: Sequence[Hook]) -> Starlette:
    """The doors, and one where a watchman may ask whether we are well."""
    routes = [Route(hook.path, _Door(hook).open, methods=["POST"]) for hook in hooks]
    return Starlette(routes=[Route("/health", _health, methods=["GET"]), *routes])


async def _health(request: Request) -> Response:
    del request
    return JSONResponse({"status": "ok"})


@dataclass(frozen=True, slots=True)
class _Door:
    hook: Hook

    async def open(self, request: Request) -> Response:
        """Take one delivery in, or say why not, in a number and nothing more."""
        if not self.hook.admits(request.headers):
            return Response(status_code=_FORBIDDEN)
        try:
            async with asyncio.timeout(_SECONDS):
                body = await _body(request)
        except TimeoutError:
            return Response(status_code=_SLOW)
        except ClientDisconnect:
            return Response(status_code=_BAD)
        if body is None:
            return Response(status_code=_TOO_LARGE)
        return Response(status_code=await self._taken(body))

    async def _taken(self, body: bytes) -> int:
        try:
            await self.hook.take(body)
        except NotUnderstoodError:
            return _BAD
        except Exception as error:  # noqa: BLE001  whatever broke, the delivery must come again
            note(error, "delivery not kept")
            return _BROKEN
        return 200


async def _body(request: Request) -> bytes | None:
    """What is delivered; None where it is too much, without reading it to its end."""
    told = request.headers.get("content-length", "0")
    if not told.isdecimal() or int(told) > _LARGEST:
        return None
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > _LARGEST:
            return None
    return bytes(body)


class _Server(uvicorn.Server):
    """The library's server, which leaves the signals to the service."""

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Capture none."""
        yield


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=1024)
    except (OSError, OverflowError) as error:
        raise PortTakenError(f"{host}:{port}") from error
