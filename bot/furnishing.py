"""Furnishes an opened data directory with everything that answers from it or looks after it.

It takes long to load, so `bot.wiring` does so when a command needs it, not for --help.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources

from bot import attending, heralding, queueing, vendors, watching
from bot.backends.sql.chats import SqlChats
from bot.backends.sql.grounds import SqlGrounds
from bot.backends.sql.jobs import SqlJobs
from bot.backends.sql.log import SqlLog
from bot.backends.sql.opinions import SqlOpinions
from bot.backends.sql.outbox import SqlOutbox
from bot.backends.sql.outcomes import SqlOutcomes
from bot.backends.sql.people import SqlPeople
from bot.backends.sql.posts import SqlPosts
from bot.backends.sql.proposals import SqlProposals
from bot.backends.sql.ranks import SqlRanks
from bot.backends.sql.rooms import SqlRooms
from bot.backends.sql.subscriptions import SqlSubscriptions
from bot.chat import Talk
from bot.desk.running.documents.archive import Archive
from bot.desk.running.files.showing import Showing
from bot.desk.running.owned import OwnedRanks
from bot.desk.running.posting.means import PostingMeans
from bot.desk.staff import Means
from bot.ports import Asking
from bot.setup import Setup
from bot.speaking import speaking
from rag.ask import Asker
from rag.backends.goldens import SqlGoldens
from rag.backends.home import Home
from rag.backends.originals import SqlOriginals
from rag.check import Checker
from rag.ingest import Library
from rag.judge import Thresholds
from rag.lexicon import Lexicon
from rag.pace import Pace
from rag.patient import Patient
from rag.permits import Permits
from rag.ports import Embedder, Workshop
from rag.preview import Previewer
from rag.received import Receiver
from rag.rehearse import Rehearsal
from rag.remembered import Remembering
from rag.suggest import Suggester


@dataclass(frozen=True, slots=True)
class Lines:
    """The two lines, and what else reads the documents. `ask` remembers what it said.

    `quote` answers at once and in the words of the documents, for what nobody waits for or what is
    asked by the dozen; without a language model it is the same.
    """

    asker: Asker
    ask: Asking
    quote: Asking
    suggesting: Suggester
    check: Checker
    library: Library
    receive: Receiver
    preview: Previewer


def lines(setup: Setup, home: Home, embedder: Embedder, workshop: Workshop) -> Lines:
    """The lines over a data directory."""
    store, shelf, lexicon = home.store, home.shelf, _lexicon()
    asker = Asker(
        store,
        shelf,
        embedder,
        lexicon,
        setup.settings.question_limit,
        Thresholds(sure=setup.settings.sure),
        reranker=vendors.reranker(setup),
        crossreader=vendors.crossreader(setup, home.directory),
    )
    asking, quoting = _asking(setup, home, asker)
    rehearsal = Rehearsal(SqlGoldens(home.database), queueing.rehearsed(home, asker))
    pace = Pace(lambda: asking.busy or quoting.busy)
    return Lines(
        asker=asker,
        ask=queueing.prepared(home, asking),
        quote=queueing.prepared(home, quoting),
        suggesting=Suggester(asker, store, shelf, lambda: asking.busy),
        check=Checker(store, shelf, embedder, lexicon),
        library=Library(store, shelf, embedder, workshop, rehearsal, pace),
        receive=Receiver(store, workshop),
        preview=Previewer(store, workshop),
    )


def _asking(setup: Setup, home: Home, asker: Asker) -> tuple[Remembering, Remembering]:
    """Who answers people, and who quotes."""
    store, shelf, permits = home.store, home.shelf, Permits(setup.threads)
    seconds, again = setup.settings.model_total_seconds, setup.settings.model_retries
    speaks = Patient(speaking(setup, home, asker, permits), seconds, again)
    if not setup.settings.model:
        asking = Remembering(speaks, store, shelf)
        return asking, asking
    asking = Remembering(speaks, store, shelf, mode=attending.paused(home), permits=permits)
    return asking, Remembering(Patient(asker, seconds, again), store, shelf)


def means(setup: Setup, home: Home, made: Lines, embedder: Embedder) -> Means:
    """What the desk works with."""
    database, store = home.database, home.store
    chats, people = SqlChats(database, store), SqlPeople(database)
    ranks = OwnedRanks(SqlRanks(database), setup.owning)
    return Means(
        talk=Talk(made.ask, chats, setup.settings.history),
        quote=made.quote,
        people=people,
        opinions=SqlOpinions(database),
        texts=store,
        originals=SqlOriginals(database),
        suggesting=made.suggesting,
        catalogue=store,
        shelf=home.shelf,
        rooms=SqlRooms(database),
        ranks=ranks,
        log=SqlLog(database),
        watch=watching.watch(home, made.asker, made.ask, vendors.budget(setup).price),
        pending=queueing.pending(home, made.quote, chats, made.check, embedder, setup.wordings),
        goldens=SqlGoldens(database),
        files=Showing(SqlProposals(database), made.preview),
        archive=Archive(store, made.library, SqlJobs(database)),
        announcing=heralding.announcing(home, ranks, people, setup),
        posting=_posting(home),
        check=made.check,
        receive=made.receive,
        wordings=setup.wordings,
        words=setup.words,
        owners=setup.owners,
        helpers=setup.helpers,
    )


def _posting(home: Home) -> PostingMeans:
    """Where announcements go, who wants them, and what becomes of them."""
    database = home.database
    return PostingMeans(
        grounds=SqlGrounds(database),
        subscriptions=SqlSubscriptions(database),
        posts=SqlPosts(database),
        outbox=SqlOutbox(database),
        outcomes=SqlOutcomes(database),
    )


def _lexicon() -> Lexicon:
    folder = resources.files("config") / "lexicon"
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    return Lexicon.parse(file.read_text(encoding="utf-8") for file in files)
