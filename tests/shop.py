"""A library in memory with what looks at files for it, and a rule of a county in its versions."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.document import Chunk, Document, Upload
from rag.change import Change, Offer
from rag.ingest import Library
from rag.preview import Previewer
from tests.fakes import FakeEmbedder, FakeShelf, InlineWorkshop
from tests.stored import FakeStore

RULE = """\
云溪县校车补助办法

云政规〔{year}〕5号

云溪县人民政府
{year}年7月19日

第一条　小学生乘车补助标准为每生每学期{fee}元，初中生为每生每学期280元。

第二条　学生个人承担的票价每人每次不超过1.5元，由学校在开学时一次收取。

第三条　补助资金由县财政全额承担，列入年度预算，任何单位不得挪用。

第四条　本办法自{year}年9月1日起施行。
"""


def rule(year: int = 2024, fee: int = 320, name: str = "校车.txt") -> Upload:
    """The rule of a year."""
    return Upload(name, RULE.format(year=year, fee=fee).encode())


@dataclass
class CountingWorkshop(InlineWorkshop):
    """A workshop that notes what it reads."""

    read: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def compose(self, upload: Upload) -> tuple[Document, tuple[Chunk, ...]]:
        """A file as a document, noted."""
        self.read.append(upload.name)
        return super().compose(upload)


@dataclass
class Shop:
    """A library in memory, and what looks at files for it."""

    store: FakeStore = field(default_factory=FakeStore)
    workshop: CountingWorkshop = field(default_factory=CountingWorkshop)
    embedder: FakeEmbedder = field(default_factory=FakeEmbedder)

    def __post_init__(self) -> None:
        self.look = Previewer(self.store, self.workshop)
        shelf = FakeShelf(self.store, self.embedder.name)
        self.library = Library(self.store, shelf, self.embedder, self.workshop)

    def take(self, *uploads: Upload) -> list[int]:
        """Take files in; gives their documents."""
        return [one.document for one in self.changes(*uploads)]

    def changes(self, *uploads: Upload) -> list[Change]:
        """Take files in; gives what became of each."""
        return list(self.library.add([Offer.of(one) for one in uploads]))
