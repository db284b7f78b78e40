"""Telegram's refusals, as everybody else knows them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.ports import (
    NotTakenError,
    RoomGoneError,
    RoomMovedError,
    UncertainError,
    UnreachableError,
    WaitError,
)

_GONE = (
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "user is deactivated",
    "bot was kicked",
    "group chat was deactivated",
    "chat_write_forbidden",
    "not enough rights to send",
    "have no rights to send",
    "need administrator rights",
    "chat_restricted",
    "channel_private",
)
_NEVER_LEFT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)


@contextmanager
def translated() -> Iterator[None]:
    """Let what Telegram refuses be raised as one of the errors of `bot.ports`."""
    try:
        yield
    except TelegramError as error:
        raise _ours(error) from error


def seconds(refusal: RetryAfter) -> float:
    """How long Telegram wants us to wait."""
    after = refusal.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)


def says(error: TelegramError, *words: str) -> bool:
    """Whether one of these stands in what Telegram says."""
    said = error.message.lower()
    return any(word in said for word in words)


def never_left(error: TelegramError) -> bool:
    """Whether no byte of the request can have arrived."""
    return isinstance(error.__cause__, _NEVER_LEFT)


def failed_there(error: TelegramError) -> bool:
    """Whether the server says that it broke down itself (500, 502, 503): nothing was done.

    A gateway that waited in vain (504) does not know.
    """
    if type(error) is not NetworkError or isinstance(error.__cause__, httpx.HTTPError):
        return False
    return not says(error, "timeout", "time-out", "unknown error in http")


def _ours(error: TelegramError) -> Exception:
    if isinstance(error, RetryAfter):
        return WaitError(seconds(error))
    if isinstance(error, ChatMigrated):
        return RoomMovedError(str(error.new_chat_id))
    # A BadRequest is a NetworkError of the library: it must be asked for first.
    if isinstance(error, (Forbidden, BadRequest)):
        gone = isinstance(error, Forbidden) or says(error, *_GONE)
        return RoomGoneError() if gone else NotTakenError()
    # A token that is refused now may be put right; what waits for it is kept.
    if isinstance(error, InvalidToken) or never_left(error):
        return UnreachableError()
    return UncertainError() if isinstance(error, NetworkError) else NotTakenError()
