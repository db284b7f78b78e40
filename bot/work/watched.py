"""Joins how zhengda's library tells how far it is with how work tells it, and is stopped."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from bot.ports import StoppedError, Tell
from rag.ingest import CancelledError
from rag.ports import Progress


@contextmanager
def watched(tell: Tell, words: str = "") -> Iterator[Progress]:
    """A progress that tells; whoever stops the work cancels what the library does in the block.

    Raises:
        StoppedError: it was stopped, and the library has undone what it did.
    """

    def progress(done: int, total: int) -> None:
        try:
            tell(done, total, words)
        except StoppedError:
            raise CancelledError from None

    try:
        yield progress
    except CancelledError:
        raise StoppedError from None
