"""Files on their way: originals that are sent, and files people have sent."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeAlias

import httpx
from telegram import Bot, InputFile
from telegram.error import BadRequest

from bot.incoming import Attached
from bot.message import Enclosure
from bot.messengers.telegram.errors import says, translated
from bot.ports import FileGoneError, FileTooLargeError, NotTakenError, UnreachableError
from corpus.document import Upload

Original: TypeAlias = Callable[[Enclosure], Awaitable[Upload | None]]
"""Gives what is enclosed, where it is kept."""

LARGEST = 20_000_000
"""What Telegram's own server hands over to a bot."""
_SECONDS = 60


async def enclosed(original: Original, file: Enclosure, most: int) -> InputFile:
    """What is enclosed, ready to be sent.

    Raises:
        NotTakenError: it is larger than what may be sent, or is not kept any more.
    """
    upload = await original(file)
    if upload is None or not 0 < len(upload.data) <= most:
        raise NotTakenError
    return InputFile(upload.data, filename=file.name)


async def fetched(bot: Bot, attached: Attached, most: int) -> bytes:
    """A file somebody sent, of `most` bytes at most.

    Raises:
        FileTooLargeError: it is larger; nothing is loaded where that is known before.
        FileGoneError: Telegram no longer has it.
    """
    most = min(most, LARGEST)
    if attached.size > most:
        raise FileTooLargeError
    with translated():
        try:
            file = await bot.get_file(attached.reference)
        except BadRequest as refusal:
            raise FileTooLargeError if says(refusal, "too big") else FileGoneError from None
    if file.file_path is None:
        raise FileGoneError
    if (file.file_size or 0) > most:
        raise FileTooLargeError
    return await _loaded(file.file_path, most)


async def _loaded(address: str, most: int) -> bytes:
    """What lies at an address; a file that is larger than it was said to be is not loaded."""
    data = bytearray()
    try:
        async with (
            asyncio.timeout(_SECONDS),
            httpx.AsyncClient() as client,
            client.stream("GET", address) as response,
        ):
            if response.is_client_error:
                raise FileGoneError
            if not response.is_success:
                raise UnreachableError
            async for piece in response.aiter_bytes():
                data += piece
                if len(data) > most:
                    raise FileTooLargeError
    except (httpx.HTTPError, TimeoutError) as error:
        raise UnreachableError from error
    return bytes(data)
