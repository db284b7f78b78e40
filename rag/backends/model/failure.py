"""What an error of a vendor's library means; none of its words goes further.

Vendors are told apart by the names of their errors, so that none has to be imported: all of
them are made by the same generator of clients, and name alike what went wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from rag.ports import Fault, ModelError

_REFUSES = {
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.UNPROCESSABLE_ENTITY,
}
_FAULTS = {
    HTTPStatus.UNAUTHORIZED: Fault.DENIED,
    HTTPStatus.FORBIDDEN: Fault.DENIED,
    HTTPStatus.PAYMENT_REQUIRED: Fault.UNPAID,
    HTTPStatus.NOT_FOUND: Fault.MISPLACED,
    HTTPStatus.METHOD_NOT_ALLOWED: Fault.MISPLACED,
}
_BUSY = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE, 529}
_NO_MONEY = re.compile("insufficient_quota|arrearage|insufficient balance")
_NO_MODEL = re.compile("model.{0,200}(?:not exist|n't exist|not found|not_found)", re.DOTALL)
_NOT_THERE = {"ConnectTimeout", "ConnectError", "APIConnectionError", "ConnectionError"}
_LATE = {"TimeoutError", "APITimeoutError", "TimeoutException"}
_PACKAGE = re.compile("langchain-[a-z][a-z-]*[a-z]|socksio")
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong: whether to try `again`, after how many seconds, and how it `refused`.

    `empty`: there was an answer, and no piece of a stream in it.
    """

    fault: Fault
    again: bool = False
    after: float | None = None
    refused: str = ""
    about: str = ""
    empty: bool = False

    @property
    def told(self) -> ModelError:
        """The same for whoever asked."""
        return ModelError(self.fault, self.about)


def failure(error: BaseException) -> Failure:
    """What an error means."""
    if isinstance(error, ModelError):
        return Failure(error.fault, about=error.about)
    status = getattr(error, "status_code", None) or getattr(error, "code", None)
    if isinstance(status, int):
        return _answered(status, error)
    return _broken_off(error)


def _broken_off(error: BaseException) -> Failure:
    """What it means that nothing was answered, or nothing that can be read."""
    names, below = _names(_causes(error)), _names(_behind(error))
    if names & _LATE and "ConnectTimeout" not in names:
        return Failure(Fault.SLOW)
    if "SSLError" in below:
        return Failure(Fault.UNTRUSTED)
    if "gaierror" in below:  # the name of the machine was looked up in vain
        return Failure(Fault.UNKNOWN_HOST, again=True)
    if names & _NOT_THERE:
        return Failure(Fault.UNREACHABLE, again=True)
    return Failure(Fault.BROKEN, empty=type(error) is ValueError and "chunks" in str(error))


def unusable(error: BaseException) -> ModelError:
    """What it means that a client could not be made, with the package that it would take."""
    if isinstance(error, ImportError):
        named = _PACKAGE.search(str(error))
        return ModelError(Fault.MISSING, named.group() if named else "")
    unknown = isinstance(error, ValueError) and "provider" in str(error)
    return ModelError(Fault.MISSING if unknown else Fault.DENIED)


def _answered(status: int, error: BaseException) -> Failure:
    """What a status means."""
    words = _words(error).lower()
    if _NO_MONEY.search(words):
        return Failure(Fault.UNPAID)
    if status in _REFUSES:
        unknown = _NO_MODEL.search(words)
        return Failure(Fault.NAMELESS) if unknown else Failure(Fault.BROKEN, refused=words)
    if status in _FAULTS or status < HTTPStatus.BAD_REQUEST:
        # Where it redirects to is not where we were sent.
        fault = _FAULTS.get(HTTPStatus(status), Fault.MISPLACED)
        nameless = status == HTTPStatus.NOT_FOUND and _NO_MODEL.search(words)
        return Failure(Fault.NAMELESS if nameless else fault)
    if status in _BUSY:
        return Failure(Fault.BUSY, again=True, after=_after(error))
    late = status == HTTPStatus.REQUEST_TIMEOUT
    again = late or status >= HTTPStatus.INTERNAL_SERVER_ERROR or status == HTTPStatus.CONFLICT
    return Failure(Fault.SLOW if late else Fault.BROKEN, again=again, after=_after(error))


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


def _names(chain: Iterator[BaseException]) -> set[str]:
    return {kind.__name__ for link in chain for kind in type(link).__mro__}


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error and what a library says it comes from."""
    link: BaseException | None = error
    while link is not None:
        yield link
        link = link.__cause__


def _behind(error: BaseException) -> Iterator[BaseException]:
    """An error and whatever it came from, also where a library leaves that out."""
    link: BaseException | None = error
    while link is not None:
        yield link
        link = link.__cause__ or link.__context__
