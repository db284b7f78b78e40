"""An opened index with the parts of the question line before it, to try other ways on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np

from benchmarks.asked import Asked
from benchmarks.bench import Bench
from benchmarks.material import ROOT, Material
from bot.setup import prepare
from bot.vendors import embedder
from bot.wiring import opened
from corpus.fold import fold
from rag.answer import Found, Passage
from rag.atlas import atlas_of
from rag.hits import Entry
from rag.inquire import inquire
from rag.inquiry import Inquiry
from rag.lexicon import Lexicon
from rag.onday import today
from rag.ports import Embedder, Indexes, Matrix, Store, Vector
from rag.resolve import resolve
from rag.retrieve import Pick, retrieve
from rag.spell import mend

_BATCH = 64


@dataclass(frozen=True, slots=True)
class Taken:
    """A question as the question line takes it apart; `meaning` is what is embedded."""

    asked: Asked
    text: str
    inquiry: Inquiry
    meaning: str


class Remembering:
    """An embedder that embeds no text twice, not even in two runs."""

    def __init__(self, real: Embedder, kept: Path) -> None:
        """`kept` is a file of vectors."""
        self._real = real
        self._kept = kept
        self._vectors: dict[str, Vector] = dict(np.load(kept)) if kept.is_file() else {}

    @property
    def name(self) -> str:
        """That of the real one."""
        return self._real.name

    @property
    def measured(self) -> bool:
        """As the real one says."""
        return self._real.measured

    @property
    def dimensions(self) -> int:
        """That of the real one."""
        return self._real.dimensions

    def begin(self, text: str) -> None:
        """Nothing: most are kept."""

    def query(self, text: str) -> Vector:
        """The vector of a question."""
        key = _key("query", text)
        if key not in self._vectors:
            self._vectors[key] = self._real.query(text)
        return self._vectors[key]

    def passages(self, texts: Sequence[str]) -> Matrix:
        """The vectors of passages, in their order."""
        keys = [_key("passage", text) for text in texts]
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._vectors}
        waiting = list(new)
        for at in range(0, len(waiting), _BATCH):
            batch = waiting[at : at + _BATCH]
            rows = self._real.passages([new[key] for key in batch])
            self._vectors.update(zip(batch, rows, strict=True))
        return np.stack([self._vectors[key] for key in keys])

    def save(self) -> None:
        """Keep the vectors for the next run."""
        np.savez(self._kept, **self._vectors)  # type: ignore[arg-type]  # the stub knows no names


@dataclass(frozen=True, slots=True)
class Ground:
    """What a way of finding may use. `entries` are all chunks, `passages` the same by number."""

    material: Material
    store: Store
    indexes: Indexes
    embedder: Embedder
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
        return retrieve(*words, self.indexes, self.embedder, self.store, pick)


@contextmanager
def ground(bench: Bench, material: Material) -> Iterator[Ground]:
    """The index of these documents, opened."""
    setup = prepare(bench.product(material).data)
    remembering = Remembering(embedder(setup), bench.work / "vectors.npz")
    with opened(setup) as house:
        chunks = sorted(house.store.chunk_ids())
        entries = tuple(house.store.entries(chunks, remembering.name))
        passages = {passage.chunk: passage for passage in house.store.passages(chunks)}
        indexes = house.shelf.current()
        yield Ground(material, house.store, indexes, remembering, lexicon(), entries, passages)
    remembering.save()


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


def _key(side: str, text: str) -> str:
    return hashlib.sha256(f"{side} {text}".encode()).hexdigest()
