"""Brings the index up to date before questions are answered from it."""

from __future__ import annotations

from bot.commands.session import Session
from bot.renewing import Renewed
from bot.trouble import report
from bot.wiring import House
from rag.ports import EmbedderAwayError, StorageError


def catch_up(run: Session, house: House) -> Renewed:
    """Finish what a crash, another model or another format left undone; gives what that was.

    Where it fails, what is indexed is answered from.

    Whoever has stored nothing yet is told so: every answer would be a refusal.
    """
    if not _stored(house):
        run.terminal.complain(run.words.documents.none)
        return Renewed()
    faults = house.shelf.faults()
    try:
        with run.terminal.progress(run.words.documents.indexing) as told:
            return Renewed(faults, house.library.catch_up(told))
    except (EmbedderAwayError, StorageError) as error:
        run.terminal.complain(report(error, run.words, "index is behind").sentence)
        return Renewed()


def _stored(house: House) -> bool:
    """Whether there is a document, published or waiting for it."""
    with house.store.drafting():
        drafted = bool(house.store.sources())
    return drafted or bool(house.store.sources())
