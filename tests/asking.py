"""What the answering half of the question line works on, made from a few words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources
from itertools import count

import numpy as np

from corpus.divisions import Path
from corpus.document import Damage, DamageKind, Upload
from corpus.known import Kind, Status
from corpus.span import Span
from rag.answer import Answer, Found, Passage, Question, Source
from rag.ask import Asker
from rag.change import Offer
from rag.evidence import Evidence
from rag.ingest import Library
from rag.inquiry import Inquiry, Unit, Wants
from rag.lexicon import Lexicon
from rag.ports import Vector
from rag.records import Record
from tests.fakes import FakeEmbedder, FakeShelf, InlineWorkshop
from tests.stored import FakeStore

_CHUNKS = count(1)
_STRANGERS = 0.84
"""The cosine of unrelated texts."""


def origin(
    version: int = 1,
    title: str = "云溪县校车补助办法",
    *,
    kind: Kind = Kind.REGULATION,
    status: Status = Status.IN_FORCE,
    dated: str = "",
    place: str = "",
) -> Source:
    """A document that passages are of."""
    return Source(version, f"{version}.txt", version, title, kind, status, dated, "", place)


def passage(
    text: str,
    source: Source | None = None,
    *,
    path: tuple[str, ...] = (),
    start: int = 0,
    damage: tuple[Damage, ...] = (),
) -> Passage:
    """A passage with a number of its own."""
    here = source or origin()
    return Passage(next(_CHUNKS), here, path, start, start + len(text), text, damage)


_HIGH = 8.0
"""How high a passage usually ranks that answers a question."""


def found(
    text: str | Passage, source: Source | None = None, *, score: float = 1.0, vector: float = 0.9
) -> Found:
    """A passage that was found for a question."""
    here = text if isinstance(text, Passage) else passage(text, source)
    return Found(here, score, score, vector, _HIGH * score)


def damaged(kind: DamageKind, start: int, end: int | None = None) -> Damage:
    """A place that is not whole; without an end, a point."""
    return Damage(kind, start, start if end is None else end, f"此处残缺：{kind.value}。")


def unit(*words: str, weight: float = 1.0, own: bool = True) -> Unit:
    """A stretch of the question and the words of which one covers it."""
    return Unit(words, weight, own=own)


def inquiry(
    text: str,
    *units: Unit | str,
    wants: Iterable[Wants] = (),
    names: tuple[str, ...] = (),
    counts: tuple[int, ...] = (),
    years: tuple[str, ...] = (),
    relative: tuple[str, ...] = (),
    places: tuple[Path, ...] = (),
) -> Inquiry:
    """A question taken apart by hand."""
    made = tuple(unit(one) if isinstance(one, str) else one for one in units)
    terms = frozenset(word for one in made for word in one.words)
    kinds = frozenset(wants)
    return Inquiry(text, made, terms, frozenset(), kinds, names, counts, years, relative, places)


def piece(
    text: str,
    source: Source | None = None,
    *,
    share: tuple[float, ...] = (1.0,),
    alone: float = 1.0,
    score: float = 1.0,
    holds: bool = True,
) -> Evidence:
    """A sentence that is the whole of its passage, as evidence."""
    here = found(passage(text, source), score=score)
    cover = sum(share) / len(share)
    return Evidence(here, Span(0, len(text)), share, cover, alone, holds, score)


def lexicon() -> Lexicon:
    """The lexicon of the product."""
    folder = resources.files("config") / "lexicon"
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    return Lexicon.parse(file.read_text(encoding="utf-8") for file in files)


class LikeE5(FakeEmbedder):
    """An embedder that puts even unrelated texts near each other, as the real one does."""

    def query(self, text: str) -> Vector:
        """The vector of a question."""
        words = super().query(text) * np.float32((1 - _STRANGERS) ** 0.5)
        near: Vector = np.append(words, np.float32(_STRANGERS**0.5))
        return near


@dataclass(frozen=True)
class Desk:
    """The question line over fakes, and what it is made of."""

    store: FakeStore
    shelf: FakeShelf
    library: Library
    asker: Asker

    def ask(self, text: str, *history: str) -> Answer:
        """An answer to a question, with the questions before it."""
        return self.asker(Question(text, history))

    def version(self, name: str) -> int:
        """The stored version of a file."""
        return self.record(name).version_id

    def record(self, name: str) -> Record:
        """The stored document of a file."""
        [found] = [one for one in self.store.records() if one.name == name]
        return found

    def add(self, *files: tuple[str, str]) -> None:
        """Take texts in."""
        offers = [Offer.of(Upload(name, text.encode())) for name, text in files]
        assert [one.reason for one in self.library.add(offers)] == [""] * len(files)


def stocked(*files: tuple[str, str]) -> Desk:
    """The question line over a few texts."""
    store, embedder = FakeStore(), LikeE5(dimensions=256)
    shelf = FakeShelf(store, embedder.name)
    library = Library(store, shelf, embedder, InlineWorkshop())
    made = Desk(store, shelf, library, Asker(store, shelf, embedder, lexicon()))
    made.add(*files)
    return made


def words(evidence: Iterable[Evidence]) -> Iterator[str]:
    """The sentences of evidence."""
    return (one.words for one in evidence)
