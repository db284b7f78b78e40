"""Carries calls to a Bot API server at a third of what the library's own carrier costs.

Under load most of what the bot computed was httpx: at every call it looks at each connection.
Failures are told in the library's words and with causes of httpx, as everywhere else; files,
which are few and large, are left to httpx.
"""

from __future__ import annotations

import ssl
from typing import Any, TypeAlias
from urllib.request import getproxies

import aiohttp
import httpx
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, HTTPXRequest, RequestData

Wanted: TypeAlias = Any
"""Seconds, None for no end, or what the library holds for a time-out nobody has named."""
_KEPT = 50.0
"""Seconds for which an unused connection is kept: less than servers keep theirs."""


class Carrier(HTTPXRequest):
    """The library's request, over other connections. The seconds are the usual ones of a call."""

    def __init__(
        self,
        connections: int,
        connect: float,
        read: float,
        pool: float,
        write: float,
        upload: float,
    ) -> None:
        """Seconds to connect, to wait for an answer, for a free line, to send, to send a file."""
        super().__init__(
            connections,
            connect_timeout=connect,
            read_timeout=read,
            write_timeout=write,
            pool_timeout=pool,
            media_write_timeout=upload,
        )
        self._connections = connections
        self._connect, self._read, self._pool = connect, read, pool
        self._session: aiohttp.ClientSession | None = None

    async def initialize(self) -> None:
        """Get ready; connections are opened when they are needed."""
        await super().initialize()
        if self._session is None or self._session.closed:
            lines = aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=_KEPT)
            agent = {"User-Agent": self.USER_AGENT}
            # Asked to look at the environment, it reads ~/.netrc at every call, too.
            proxied = bool(getproxies())
            self._session = aiohttp.ClientSession(connector=lines, headers=agent, trust_env=proxied)

    async def shutdown(self) -> None:
        """Close all connections."""
        if self._session is not None:
            await self._session.close()
        await super().shutdown()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Wanted = BaseRequest.DEFAULT_NONE,
        write_timeout: Wanted = BaseRequest.DEFAULT_NONE,
        connect_timeout: Wanted = BaseRequest.DEFAULT_NONE,
        pool_timeout: Wanted = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make a call; gives its status and what came back."""
        if self._session is None or (request_data and request_data.contains_files):
            return await super().do_request(
                url,
                method,
                request_data,
                read_timeout,
                write_timeout,
                connect_timeout,
                pool_timeout,
            )
        seconds = aiohttp.ClientTimeout(
            connect=_seconds(pool_timeout, self._pool),
            sock_connect=_seconds(connect_timeout, self._connect),
            sock_read=_seconds(read_timeout, self._read),
        )
        data = request_data.json_parameters if request_data else None
        try:
            async with self._session.request(method, url, data=data, timeout=seconds) as answer:
                return answer.status, await answer.read()
        except (aiohttp.ClientError, TimeoutError, ssl.SSLError) as error:
            cause = _cause(error)
            if isinstance(cause, httpx.TimeoutException):
                raise TimedOut from cause
            raise NetworkError(type(error).__name__) from cause


def _seconds(wanted: Wanted, usual: float) -> float | None:
    """A time-out of a call; the usual one where none is named, none where None is."""
    if wanted is None:
        return None
    return float(wanted) if isinstance(wanted, (int, float)) else usual


def _cause(error: Exception) -> httpx.HTTPError:
    """What httpx calls this: it tells whether anything can have arrived.

    The words of the error are left out: they may hold the address, and with it the token.
    """
    name = type(error).__name__
    match error:
        case aiohttp.ConnectionTimeoutError():
            return httpx.ConnectTimeout(name)
        case TimeoutError():
            return httpx.ReadTimeout(name)
        case aiohttp.ClientConnectorError() | aiohttp.ClientProxyConnectionError():
            return httpx.ConnectError(name)
        case aiohttp.InvalidURL():
            return httpx.UnsupportedProtocol(name)
    return httpx.ReadError(name)
