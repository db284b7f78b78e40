"""An opened index with the parts of the question line before it, to try other ways on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from benchmarks.asked import Asked
from benchmarks.bench import Bench
from benchmarks.material import ROOT, Material
from benchmarks.retrieval.vectors import Remembering
from bot.setup import prepare
from bot.vendors import crossreader, embedder
from bot.wiring import opened
from corpus.fold import fold
from rag.answer import Found, Passage
from rag.atlas import atlas_of
from rag.crossread import crossread
from rag.hits import Entry
from rag.inquire import inquire
from rag.inquiry import Inquiry
from rag.lexicon import Lexicon
from rag.onday import today
from rag.ports import CrossReader, Embedder, Indexes, Matrix, Store, Vector
from rag.resolve import resolve
from rag.retrieve import Pick, retrieve
from rag.spell import mend


@dataclass(frozen=True, slots=True)
class Taken:
    """A question as the question line takes it apart; `meaning` is what is embedded."""

    asked: Asked
    text: str
    inquiry: Inquiry
    meaning: str


@dataclass(frozen=True, slots=True)
class Ground:
    """What a way of finding may use. `entries` are all chunks, `passages` the same by number."""

    material: Material
    store: Store
    indexes: Indexes
    embedder: Embedder
    crossreader: CrossReader | None
    lexicon: Lexicon
    entries: tuple[Entry, ...]
    passages: dict[int, Passage] = field(repr=False)

    def take(self, asked: Asked) -> Taken:
        """A question through the stations before retrieval."""
        text = mend(fold(asked.question), self.indexes.lexical)
        earlier = resolve(text, [fold(turn) for turn in asked.history])
        atlas = atlas_of(self.store.sources())
        inquiry = inquire(text, earlier, self.lexicon, self.indexes.lexical, atlas)
        return Taken(asked, text, inquiry, f"{earlier} {text}".strip())

    def found(self, taken: Taken) -> list[Found]:
        """What the product finds for a question among what holds today."""
        pick = Pick(today(), lambda source: source.current)
        words = taken.inquiry, taken.meaning
        found = retrieve(*words, self.indexes, self.embedder, self.store, pick)
        return crossread(*words, found, self.crossreader)


@contextmanager
def ground(bench: Bench, material: Material) -> Iterator[Ground]:
    """The index of these documents, opened."""
    setup = prepare(bench.product(material).data)
    remembering = Remembering(embedder(setup), bench.work / "passages.vectors")
    with opened(setup) as house:
        chunks = sorted(house.store.chunk_ids())
        entries = tuple(house.store.entries(chunks, remembering.name))
        passages = {passage.chunk: passage for passage in house.store.passages(chunks)}
        indexes = house.shelf.current()
        reading = crossreader(setup, bench.work)
        yield Ground(
            material, house.store, indexes, remembering, reading, lexicon(), entries, passages
        )


def lexicon() -> Lexicon:
    """The sayings that come with zhengda."""
    files = sorted((ROOT / "config" / "lexicon").glob("*.toml"))
    return Lexicon.parse(file.read_text(encoding="utf-8") for file in files)


@dataclass(frozen=True)
class Vectors:
    """Texts as vectors, each belonging to a chunk; a chunk may have several."""

    chunks: Sequence[int]
    rows: Matrix

    @cached_property
    def owners(self) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        """The chunk of every row."""
        return np.asarray(self.chunks, dtype=np.int64)

    def nearest(self, vector: Vector, limit: int) -> list[tuple[int, float]]:
        """The chunks whose best text is nearest, with its cosine."""
        cosine = self.rows @ vector
        best: dict[int, float] = {}
        for row in np.argsort(-cosine, kind="stable"):
            best.setdefault(int(self.owners[row]), float(cosine[row]))
            if len(best) == limit:
                break
        return list(best.items())


def embedded(ground: Ground, texts: Iterable[tuple[int, str]]) -> Vectors:
    """Texts, each with its chunk, as vectors."""
    pairs = list(texts)
    return Vectors([chunk for chunk, _ in pairs], ground.embedder.passages([t for _, t in pairs]))
