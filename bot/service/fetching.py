"""Fetches the file that something is about, from where it was sent."""

from __future__ import annotations

from bot.incoming import Attached, Incoming, Sort
from bot.ports import Messenger
from bot.service.effort import is_check
from corpus.document import Upload


async def fetched(messenger: Messenger, incoming: Incoming, most: int) -> Upload | None:
    """The file that came with it, or that of the message to be checked; None where there is none.

    Raises:
        FileTooLargeError: it has more bytes than `most`.
        FileGoneError: it cannot be had any more.
    """
    attached = _attached(incoming)
    if attached is None:
        return None
    return Upload(attached.name, await messenger.fetch(attached, most))


def _attached(incoming: Incoming) -> Attached | None:
    if incoming.sort is Sort.VOICE:  # nobody listens to it
        return None
    if incoming.file:
        return incoming.file
    return incoming.referred.file if incoming.referred and is_check(incoming) else None
