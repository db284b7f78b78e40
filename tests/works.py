"""Work on a library over fakes, as somebody orders it in a chat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.backends.memory.held import Memory
from bot.backends.memory.log import MemoryLog
from bot.backends.memory.people import MemoryPeople
from bot.backends.memory.ranks import MemoryRanks
from bot.desk.running.owned import OwnedRanks
from bot.message import Button, Outgoing, Room, Task, Work
from bot.ports import Doer, Tell
from bot.work.book import Book
from bot.work.roster import doers
from corpus.document import Upload
from rag.change import Offer
from rag.golden import Compared, Golden, Trial
from rag.ingest import Library
from rag.ports import Indexes
from rag.records import Record
from tests.answers import refused
from tests.fakes import FakeEmbedder, FakeShelf, InlineWorkshop
from tests.stored import FakeStore
from tests.words import WORDINGS, ZH

OWNER = "telegram:77"
ROOM = Room("telegram", "77")
RULE = """云溪县校车补助办法

第一条　为规范校车补助，制定本办法。
第二条　校车补助标准为小学生每生每学期三百二十元。
第三条　本办法自2024年9月1日起施行。
"""
NOTICE = """云溪县招生通知

一、报名时间
报名时间为六月十二日至十五日。
二、报名地点
报名地点为各小学。
"""


def silent(done: int, total: int, words: str = "") -> None:
    """Nobody looks on."""


@dataclass(frozen=True)
class Broken(Compared):
    """A golden question that would be answered wrongly."""

    @property
    def regressed(self) -> bool:
        """It is."""
        return True


@dataclass
class Goldens:
    """What golden questions say of every change: nothing, unless a question is put in."""

    broken: list[str] = field(default_factory=list)

    def __call__(self, candidate: Indexes, current: Indexes) -> Trial:
        """The verdict."""
        del current
        said = [
            Broken(Golden(text, title="云溪县校车补助办法"), refused(text=text), refused(text=text))
            for text in self.broken
        ]
        return Trial(candidate.revision, tuple(said))


class Works:
    """A library with its doers."""

    def __init__(self, files: Sequence[Offer] | None = None) -> None:
        self.store = FakeStore()
        self.goldens = Goldens()
        self.embedder = FakeEmbedder()
        shelf = FakeShelf(self.store, self.embedder.name)
        self.library = Library(self.store, shelf, self.embedder, InlineWorkshop(), self.goldens)
        memory = Memory()
        self.people, self.log = MemoryPeople(memory), MemoryLog(memory)
        ranks = OwnedRanks(MemoryRanks(memory), frozenset({OWNER}))
        self.book = Book(self.log, ranks, ZH)
        self.files = list(files) if files is not None else None
        given = None if files is None else lambda: self.files or []
        self.doers: dict[Work, Doer] = doers(
            self.library, self.store, self.people, WORDINGS, given, {}, self.book
        )

    def add(self, *texts: str) -> list[int]:
        """Take texts in; gives the numbers of their documents."""
        offers = [Offer.of(Upload(f"{at}.txt", text.encode())) for at, text in enumerate(texts)]
        return [one.document for one in self.library.add(offers)]

    def do(self, work: Work, *words: object, tell: Tell = silent, room: Room = ROOM) -> Outgoing:
        """What is said at the end of work, in one message, to whoever ordered it in private."""
        task = Task(work, room, room.lane, tuple(map(str, words)))
        [delivery] = self.doers[work](task, tell).deliveries
        assert delivery.room == room
        return delivery.message

    @property
    def titles(self) -> list[str]:
        """What may be found."""
        return [one.title for one in self.store.records()]

    def record(self, number: int) -> Record:
        """A live document."""
        return next(one for one in self.store.records() if one.id == number)


def buttons(message: Outgoing) -> list[Button]:
    """All buttons of a message."""
    return [button for row in message.rows for button in row]
