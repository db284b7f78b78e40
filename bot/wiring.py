"""The composition root: what the settings say becomes objects here."""

# ruff: noqa: PLC0415  what takes long to load is loaded when a command needs it, not for --help

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot import vendors, watching
from bot.chat import Talk
from bot.desk.staff import Means, staffed
from bot.export import Export
from bot.ports import Asking, Desk, Saves
from bot.setup import Setup

if TYPE_CHECKING:
    from bot.backends.sql.jobs import SqlJobs
    from rag.ask import Asker
    from rag.backends.orders import Allowance
    from rag.ingest import Library
    from rag.ports import Shelf, Store


@dataclass(frozen=True, slots=True)
class House:
    """An opened data directory, and what answers from it.

    `quote` answers at once and in the words of the documents; `asker` is the question line alone.
    """

    store: Store
    shelf: Shelf
    library: Library
    ask: Asking
    quote: Asking
    asker: Asker
    talk: Talk
    desk: Desk
    means: Means
    jobs: SqlJobs
    saves: Saves
    export: Export


@contextmanager
def opened(setup: Setup) -> Iterator[House]:
    """Own the data directory as long as the block runs; the model is loaded when needed.

    Raises:
        DataBusyError: another process owns it.
        StorageError: it cannot be read or written.
    """
    from bot import furnishing
    from bot.backends.sql.jobs import SqlJobs
    from rag.backends.home import home
    from rag.backends.workshop import workshop

    settings, model = setup.settings, vendors.embedder(setup)
    with (
        home(settings.data, model.name, settings.state_url.get_secret_value()) as rooms,
        workshop(setup.limits, _allowance(setup)) as reading,
    ):
        lines = furnishing.lines(setup, rooms, model, reading)
        means = furnishing.means(setup, rooms, lines, model)
        with closing(lines.suggesting):
            yield House(
                store=rooms.store,
                shelf=rooms.shelf,
                library=lines.library,
                ask=lines.ask,
                quote=lines.quote,
                asker=lines.asker,
                talk=means.talk,
                desk=staffed(means),
                means=means,
                jobs=SqlJobs(rooms.database),
                saves=watching.saves(rooms),
                export=watching.export(rooms),
            )


def workers(setup: Setup) -> ThreadPoolExecutor:
    """The one executor in which questions are computed, or wait for the model."""
    return ThreadPoolExecutor(setup.answering, thread_name_prefix="answer")


def _allowance(setup: Setup) -> Allowance:
    from rag.backends.orders import Allowance

    settings = setup.settings
    return Allowance(memory=settings.file_memory, seconds=settings.file_seconds)
