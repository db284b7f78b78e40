"""What an error of a vendor's library means; none of its words goes further.

Vendors are told apart by the names of their errors, so that none has to be imported: all of
them are made by the same generator of clients, and name alike what went wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from rag.ports import Fault, ModelError

_REFUSES = {HTTPStatus.BAD_REQUEST, HTTPStatus.UNPROCESSABLE_ENTITY}
_DENIES = {
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.PAYMENT_REQUIRED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.METHOD_NOT_ALLOWED,
}
_BUSY = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE, 529}
_NO_MONEY = "insufficient_quota"
_NOT_THERE = {"ConnectTimeout", "ConnectError", "APIConnectionError", "ConnectionError"}
_LATE = {"TimeoutError", "APITimeoutError", "TimeoutException"}
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong: whether to try `again`, after how many seconds, and how it `refused`."""

    fault: Fault
    again: bool = False
    after: float | None = None
    refused: str = ""


def failure(error: BaseException) -> Failure:
    """What an error means."""
    if isinstance(error, ModelError):
        return Failure(error.fault)
    status = getattr(error, "status_code", None) or getattr(error, "code", None)
    if isinstance(status, int):
        return _answered(status, error)
    names = {kind.__name__ for link in _chain(error) for kind in type(link).__mro__}
    if names & _LATE and "ConnectTimeout" not in names:
        return Failure(Fault.SLOW)
    if names & _NOT_THERE:
        return Failure(Fault.UNREACHABLE, again=True)
    return Failure(Fault.BROKEN)


def _answered(status: int, error: BaseException) -> Failure:
    """What a status means."""
    if status in _REFUSES:
        return Failure(Fault.BROKEN, refused=_words(error))
    if status in _DENIES or status < HTTPStatus.BAD_REQUEST:
        return Failure(Fault.DENIED)  # where it redirects to is not where we were sent
    if status in _BUSY:
        if _NO_MONEY in _words(error):
            return Failure(Fault.DENIED)
        return Failure(Fault.BUSY, again=True, after=_after(error))
    if status == HTTPStatus.REQUEST_TIMEOUT:
        return Failure(Fault.SLOW, again=True)
    again = status >= HTTPStatus.INTERNAL_SERVER_ERROR or status == HTTPStatus.CONFLICT
    return Failure(Fault.BROKEN, again=again, after=_after(error))


def _words(error: BaseException) -> str:
    """What the server said of it; only looked through for words that are known."""
    return f"{error} {getattr(error, 'code', '')} {getattr(error, 'body', '')}"[:_LONGEST]


def _after(error: BaseException) -> float | None:
    """The seconds a server asks to be left alone; it tells them, or the moment they end."""
    headers = getattr(getattr(error, "response", None), "headers", None) or {}
    told = str(headers.get("retry-after", ""))
    with suppress(ValueError):
        return max(0.0, float(told))
    with suppress(ValueError, TypeError):
        return max(0.0, (parsedate_to_datetime(told) - datetime.now(UTC)).total_seconds())
    return None


def _chain(error: BaseException) -> Iterator[BaseException]:
    link: BaseException | None = error
    while link is not None:
        yield link
        link = link.__cause__
