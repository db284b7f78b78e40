"""A desk with people before it: a messenger in miniature, over memory and a fake question line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from bot.announcing.deciding import Deciding
from bot.announcing.drafting import Drafting
from bot.backends.memory.announcements import MemoryAnnouncements
from bot.backends.memory.chats import MemoryChats
from bot.backends.memory.figures import MemoryFigures
from bot.backends.memory.gaps import MemoryGaps
from bot.backends.memory.held import Memory
from bot.backends.memory.jobs import MemoryJobs
from bot.backends.memory.log import MemoryLog
from bot.backends.memory.made import MemoryMade
from bot.backends.memory.opinions import MemoryOpinions
from bot.backends.memory.pauses import MemoryPauses
from bot.backends.memory.people import MemoryPeople
from bot.backends.memory.proposals import MemoryProposals
from bot.backends.memory.ranks import MemoryRanks
from bot.backends.memory.replies import MemoryReplies
from bot.backends.memory.rooms import MemoryRooms
from bot.backends.memory.standards import MemoryStandards
from bot.backends.memory.wishes import MemoryWishes
from bot.chat import Talk
from bot.desk.desk import HandlingDesk
from bot.desk.running.announcing.roster import Announcing
from bot.desk.running.announcing.telling import Telling
from bot.desk.running.documents.archive import Archive
from bot.desk.running.files.showing import Showing
from bot.desk.running.owned import OwnedRanks
from bot.desk.running.pending.means import Kept, Pending
from bot.desk.running.watch import Watch
from bot.desk.staff import Means, staffed
from bot.incoming import Incoming, Referred, Sort
from bot.kept import Sent
from bot.message import Button, Delivery, Limit, Outgoing, Reaction, Room, RoomKind
from corpus.document import UnreadableFileError, Upload
from rag.alike import Alike
from rag.answer import Answer, Citation, Outcome, Question, Script, Source
from rag.checked import Checked, CheckedClaim
from rag.ingest import Library
from rag.inquiry import Wants
from rag.kin import Bond
from rag.looked import Fate, Looked, Trail
from rag.prepared import Prepared
from rag.preview import Previewer
from rag.quoted import Quoter
from rag.received import Received
from rag.telling import Tell, nobody
from tests import posting
from tests.answers import answered, refused
from tests.fakes import FakeEmbedder, FakeGoldens, FakeShelf, InlineWorkshop, document
from tests.posting import Delivering
from tests.stored import FakeStore, put
from tests.words import WORDINGS, ZH

ALICE = "telegram:5"
BOB = "telegram:6"
PRIVATE = Room("telegram", "5")
GROUP = Room("telegram", "-100", "7", RoomKind.GROUP)
HELPERS = Room("telegram", "-900", kind=RoomKind.GROUP)
OWNER = Room("telegram", "77")
LIMIT = Limit(units=4096, marks=100, file=1_000_000)

TITLE = "云溪县学前教育管理办法"
PARAGRAPHS = (
    "第八条 幼儿园按年级收费。",
    "第九条 县财政对入园幼儿每生每年补助 300 元。补助按学期发放。",
    "第十条 补助由幼儿园代发。",
    "第十一条 本办法自发布之日起施行。",
)
QUOTE = "县财政对入园幼儿每生每年补助 300 元。"


@dataclass
class FakeAsker:
    """Answers what it was taught and refuses all else; notes what it was asked.

    `growing` is what is told of an answer before it is there.
    """

    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[Question] = field(default_factory=list)
    scripts: list[Script | None] = field(default_factory=list)
    growing: dict[str, tuple[Answer, ...]] = field(default_factory=dict)

    def __call__(
        self, question: Question, *, script: Script | None = None, tell: Tell = nobody
    ) -> Answer:
        """What was taught, framed as asked for."""
        self.asked.append(question)
        self.scripts.append(script)
        for grown in self.growing.get(question.text, ()):
            tell(replace(grown, question=question, script=script or grown.script))
        answer = self.answers.get(question.text) or refused(text=question.text)
        return replace(answer, question=question, script=script or answer.script)


@dataclass
class FakeSuggesting:
    """Suggests what it is told to."""

    questions: tuple[str, ...] = ()

    def follow_ups(self, answer: Answer) -> tuple[str, ...]:
        """The same after every answer."""
        del answer
        return self.questions

    def examples(self, script: Script) -> tuple[str, ...]:
        """The same in every script."""
        del script
        return self.questions


@dataclass
class FakeOriginals:
    """The same file for every version."""

    data: bytes = b"file"

    def size(self, version: int) -> int:
        """How many bytes it has."""
        del version
        return len(self.data)

    def original(self, version: int) -> Upload | None:
        """The file."""
        return Upload(f"{version}.txt", self.data)


@dataclass
class FakeChecking:
    """Knows the verdicts it was taught; what it checks is one claim."""

    claims: tuple[CheckedClaim, ...] = ()
    checked: list[str] = field(default_factory=list)

    def __call__(
        self,
        text: str,
        day: date | None = None,
        tell: Callable[[CheckedClaim], None] = lambda _: None,
        most: int = 0,
    ) -> Checked:
        """What was taught, told one by one."""
        self.checked.append(text)
        claims = self.claims[: most or None]
        for claim in claims:
            tell(claim)
        return Checked(claims, day or date(2026, 1, 15), len(self.claims) - len(claims))


@dataclass
class FakeReceiving:
    """Takes every file for what it was told."""

    received: Received = field(
        default_factory=lambda: Received("", "通知。", Bond.NONE, None, poor=False, gone=())
    )
    answer: Answer | None = None

    def __call__(self, upload: Upload) -> Received:
        """What it was told."""
        if not upload.data:
            raise UnreadableFileError("文件是空的；请检查后再上传。")
        return self.received

    def text(self, upload: Upload) -> str:
        """Its words."""
        return self(upload).text

    def standing(self, source: Source, question: Question, script: Script) -> Answer:
        """The answer it was taught, or none."""
        del source
        return self.answer or Answer(question, Outcome.DETAIL_NOT_STATED, script)


@dataclass
class Stage:
    """Everybody in their rooms. Messages are numbered in the order they are sent."""

    asker: FakeAsker = field(default_factory=FakeAsker)
    store: FakeStore = field(default_factory=FakeStore)
    suggesting: FakeSuggesting = field(default_factory=FakeSuggesting)
    originals: FakeOriginals = field(default_factory=FakeOriginals)
    checking: FakeChecking = field(default_factory=FakeChecking)
    receiving: FakeReceiving = field(default_factory=FakeReceiving)
    memory: Memory = field(default_factory=Memory)
    helpers: Room | None = HELPERS
    limit: Limit = LIMIT
    jobs: MemoryJobs = field(default_factory=MemoryJobs)
    sent: dict[str, Delivery] = field(default_factory=dict)
    count: int = 0
    needed: int = 1

    @property
    def chats(self) -> MemoryChats:
        """What is kept of the conversations."""
        return MemoryChats(self.memory)

    @property
    def opinions(self) -> MemoryOpinions:
        """What is kept of opinions."""
        return MemoryOpinions(self.memory)

    @property
    def people(self) -> MemoryPeople:
        """What is kept of people."""
        return MemoryPeople(self.memory)

    @property
    def board(self) -> Delivering:
        """Where announcements go."""
        return posting.in_memory(self.memory)

    @property
    def rooms(self) -> MemoryRooms:
        """What is kept of rooms."""
        return MemoryRooms(self.memory)

    @property
    def ranks(self) -> OwnedRanks:
        """Who may do what: the owner of the settings, and whom they raised."""
        return OwnedRanks(MemoryRanks(self.memory), frozenset({OWNER.lane}))

    @property
    def log(self) -> MemoryLog:
        """What they did."""
        return MemoryLog(self.memory)

    @property
    def pauses(self) -> MemoryPauses:
        """Where nothing is said."""
        return MemoryPauses(self.memory)

    @property
    def made(self) -> MemoryMade:
        """The files that were made."""
        return MemoryMade(self.memory)

    @property
    def proposals(self) -> MemoryProposals:
        """Files that wait to be settled."""
        return MemoryProposals(self.memory)

    @cached_property
    def goldens(self) -> FakeGoldens:
        """The golden questions."""
        return FakeGoldens()

    @property
    def watch(self) -> Watch:
        """What they watch over zhengda with."""
        figures = MemoryFigures(self.store, self.memory)
        return Watch(figures, self.pauses, self.made, self.trail, self.ask)

    def trail(self, question: Question) -> Trail:
        """The answer of the fake line, which looked at what it cites."""
        answer = self.asker(question)
        looked = [Looked(c.passage, 3.0, 0.5, 1.0, Fate.CITED) for c in answer.citations]
        return Trail(answer, (Wants.AMOUNT,), (("补助", 1.5),), tuple(looked))

    @property
    def pending(self) -> Pending:
        """What was not answered; questions of one gist are alike, and standards come first."""
        memory, shelf = self.memory, FakeShelf(self.store, FakeEmbedder().name)
        kept = Kept(
            MemoryGaps(memory), MemoryWishes(memory), MemoryStandards(memory), MemoryReplies(memory)
        )
        return Pending(
            kept,
            self.ask,
            self.chats,
            self.checking,
            Alike(FakeEmbedder(), near=2.0),
            Quoter(self.store, shelf),
            self.store,
            WORDINGS,
        )

    @cached_property
    def library(self) -> Library:
        """What changes the documents."""
        embedder = FakeEmbedder()
        shelf = FakeShelf(self.store, embedder.name)
        return Library(self.store, shelf, embedder, InlineWorkshop())

    @property
    def ask(self) -> Prepared:
        """The fake question line, behind the standard answers."""
        return Prepared(self.asker, MemoryStandards(self.memory), self.store)

    @property
    def desk(self) -> HandlingDesk:
        """A desk as after a new start: all it knows is in what is kept."""
        return staffed(
            Means(
                talk=Talk(self.ask, self.chats, history=3),
                quote=self.ask,
                people=self.people,
                opinions=self.opinions,
                texts=self.store,
                originals=self.originals,
                suggesting=self.suggesting,
                catalogue=self.store,
                shelf=FakeShelf(self.store, FakeEmbedder().name),
                rooms=self.rooms,
                ranks=self.ranks,
                log=self.log,
                watch=self.watch,
                pending=self.pending,
                goldens=self.goldens,
                files=Showing(self.proposals, Previewer(self.store, InlineWorkshop())),
                archive=Archive(self.store, self.library, self.jobs),
                announcing=self.announcing,
                posting=self.board,
                check=self.checking,
                receive=self.receiving,
                wordings=WORDINGS,
                words=ZH,
                owners=(OWNER,),
                helpers=self.helpers,
            )
        )

    @property
    def announcing(self) -> Announcing:
        """What announcements are made with; `needed` persons must approve."""
        kept = MemoryAnnouncements(self.memory)
        return Announcing(
            Drafting(self.store, kept, ZH),
            Deciding(kept, self.board.posts, self.board.grounds, self.needed),
            Telling(self.ranks, self.people, WORDINGS, ZH),
            self.store,
            self.store,
        )

    def stored(self, *paragraphs: str, name: str = "办法.txt", title: str = TITLE) -> int:
        """Store a document; gives its version."""
        day = "2024-05-01"
        made = document(name, *(paragraphs or PARAGRAPHS), title=title, dated=day, effective=day)
        return put(self.store, made, FakeEmbedder()).version_id

    def cite(self, version: int, quote: str = QUOTE) -> Citation:
        """A citation of words of a stored version, in the paragraph they stand in."""
        text = self.store.text(version)
        at = text.index(quote)
        start, end = text.rfind("\n", 0, at) + 1, text.index("\n", at)
        return self.store.passage(version, start, end).cite(quote)

    def teach(self, question: str, *quotes: str, version: int = 0) -> None:
        """Let a question be answered from a stored document."""
        version = version or self.stored()
        cited = [self.cite(version, quote) for quote in quotes or (QUOTE,)]
        self.asker.answers[question] = answered([(one.quote, (one,)) for one in cited])

    def react(self, incoming: Incoming) -> Reaction:
        """What follows from something; what is sent gets its numbers."""
        reaction = self.desk.react(incoming, self.limit, lambda _: None)
        for one in reaction.deliveries:
            self._send(one)
        return reaction

    def _send(self, delivery: Delivery) -> None:
        if delivery.edits:
            old = self.sent[delivery.edits]
            told = delivery.message
            message = told if told.text else replace(old.message, rows=told.rows)
            self.sent[delivery.edits] = replace(old, message=message)
            return
        self.count += 1
        self.sent[str(1000 + self.count)] = delivery
        if delivery.answer:
            self.chats.tie([Sent(delivery.room.lane, str(1000 + self.count), delivery.answer)])

    def show(self, message: Outgoing, room: Room = PRIVATE) -> str:
        """Send what somebody else than the desk says; gives its number."""
        self._send(Delivery(room, message))
        return self.last

    @property
    def last(self) -> str:
        """The number of the message that was sent last."""
        return str(1000 + self.count)

    @property
    def text(self) -> str:
        """What the message says that was sent last; nothing where none was."""
        return self.sent[self.last].message.text if self.count else ""

    def labels(self, message: str = "") -> list[list[str]]:
        """What is written on the buttons of a message, the last one where none is named."""
        rows = self.sent[message or self.last].message.rows
        return [[button.label for button in row] for row in rows]

    def say(
        self,
        text: str,
        room: Room = PRIVATE,
        person: str = ALICE,
        referred: Referred | None = None,
    ) -> Reaction:
        """Somebody writes."""
        return self.react(Incoming(room, person, text, message="1", referred=referred))

    def order(
        self,
        line: str,
        room: Room = PRIVATE,
        person: str = ALICE,
        change: Callable[[Incoming], Incoming] = lambda incoming: incoming,
    ) -> Reaction:
        """Somebody writes a command, as `/doc 12`."""
        name, _, rest = line.removeprefix("/").partition(" ")
        incoming = Incoming(room, person, rest, Sort.COMMAND, command=name, message="1")
        return self.react(change(incoming))

    def press(
        self,
        label: str,
        message: str = "",
        person: str = ALICE,
        change: Callable[[Incoming], Incoming] = lambda incoming: incoming,
    ) -> Reaction:
        """Somebody presses the button with this label under a message, the last one if none."""
        message = message or self.last
        delivery = self.sent[message]
        buttons = [one for row in delivery.message.rows for one in row]
        press = next(one.press for one in buttons if one.label == label)
        # All that a messenger tells of a button is what it comes back with.
        button = next(one for one in buttons if one.press == press)
        return self.react(change(pressing(delivery, message, button, person)))

    def reply_to(self, message: str, quote: str = "") -> Referred:
        """What a reply to a message of ours refers to."""
        return Referred(message, self.sent[message].message.text, own=True, quote=quote)


def pressing(delivery: Delivery, message: str, button: Button, person: str) -> Incoming:
    """What comes in when a button is pressed."""
    referred = Referred(
        message,
        delivery.message.text,
        own=True,
        rows=delivery.message.rows,
        to=delivery.reply_to,
    )
    return Incoming(
        delivery.room,
        person,
        button.press,
        Sort.PRESS,
        label=button.label,
        call="c",
        referred=referred,
    )
