"""Working stand-ins for what is slow or outside: tests look at the state they end in."""

from __future__ import annotations

import hashlib
import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

import numpy as np

from corpus.archive import holds_files, members
from corpus.chunked import chunked
from corpus.document import Chunk, Cleaned, Damage, Document, Section, Upload
from corpus.fold import fold
from corpus.known import Fact, Kind, Part, Relation, Tie
from corpus.limits import Limits
from corpus.span import Span
from rag.backends.exact import ExactIndex
from rag.change import Offer
from rag.golden import Golden
from rag.hits import Entry, Hit
from rag.ports import (
    CrossReaderAwayError,
    Fault,
    Indexes,
    Matrix,
    Page,
    Progress,
    Read,
    RerankerAwayError,
    Shelf,
    Store,
    Vector,
)
from rag.sound import initials, sound
from rag.terms import terms


class FakeEmbedder:
    """An embedder whose texts are near when they share bigrams; it counts what it embeds."""

    def __init__(self, name: str = "fake-1", dimensions: int = 64) -> None:
        self.name = name
        self.dimensions = dimensions
        self.measured = True
        self.embedded: list[str] = []
        self.begun: list[str] = []

    def begin(self, text: str) -> None:
        """Keep what it is told of."""
        self.begun.append(text)

    def query(self, text: str) -> Vector:
        """The vector of a question."""
        vector = np.full(self.dimensions, 1e-3, np.float32)
        for term in terms(fold(text)):
            vector[zlib.crc32(term.encode()) % self.dimensions] += 1.0
        unit: Vector = vector / np.linalg.norm(vector)
        return unit

    def passages(self, texts: Sequence[str]) -> Matrix:
        """The vectors of passages, in their order."""
        self.embedded.extend(texts)
        rows = [self.query(text) for text in texts]
        return np.stack(rows) if rows else np.zeros((0, self.dimensions), np.float32)


class FakeReranker:
    """A reranker whose texts fit when they hold the signs of the question; it counts its calls.

    `fault`: it is away.
    """

    def __init__(self, fault: Fault | None = None) -> None:
        self.name = "fake-ranker"
        self.fault = fault
        self.asked: list[tuple[str, tuple[str, ...]]] = []

    def score(self, question: str, texts: Sequence[str]) -> tuple[float, ...]:
        """One number a text."""
        self.asked.append((question, tuple(texts)))
        if self.fault:
            raise RerankerAwayError(self.fault)
        signs = set(question)
        return tuple(sum(sign in text for sign in signs) / len(signs) for text in texts)


class FakeCrossReader:
    """A cross-reader for which a page fits as much as it has of the signs of the question.

    `away`: it cannot be loaded.
    """

    def __init__(self, *, away: bool = False) -> None:
        self.away = away
        self.asked: list[tuple[str, tuple[Page, ...]]] = []

    def read(self, question: str, pages: Sequence[Page]) -> list[Read]:
        """What each page told."""
        self.asked.append((question, tuple(pages)))
        if self.away:
            raise CrossReaderAwayError
        signs = set(question)
        shares = [sum(sign in one.text for sign in signs) / len(signs) for one in pages]
        return [Read(share, 2 * share - 1) for share in shares]


class FakeLexical:
    """A lexical index that counts shared terms."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._texts = {one.chunk: fold(f"{one.context}\n{one.text}") for one in entries}

    def __len__(self) -> int:
        return len(self._texts)

    def search(self, terms: Collection[str], limit: int) -> list[Hit]:
        """Chunks with the most of the terms, best first."""
        scores = {chunk: self._score(text, set(terms)) for chunk, text in self._texts.items()}
        best = sorted((one for one in scores if scores[one]), key=lambda one: (-scores[one], one))
        return [Hit(chunk, scores[chunk]) for chunk in best[: max(limit, 0)]]

    def _score(self, text: str, wanted: set[str]) -> float:
        found = terms(text)
        return sum(term in wanted for term in found) / (len(found) + 20)

    def frequency(self, terms: Collection[str]) -> dict[str, int]:
        """In how many chunks each term stands."""
        held = [set(_terms(text)) for text in self._texts.values()]
        return {term: sum(term in one for one in held) for term in terms}

    def homophones(self, words: str) -> list[str]:
        """Stretches that sound like `words`."""
        return self._spelt(sound(fold(words))) if fold(words).isalnum() else []

    def abbreviated(self, letters: str) -> list[str]:
        """Stretches with these pinyin initials."""
        return self._spelt(fold(letters)) if letters.isascii() and letters.isalnum() else []

    def _spelt(self, code: str) -> list[str]:
        size = len(code)
        counts: Counter[str] = Counter()
        for text in self._texts.values():
            for at in range(len(text) - size + 1):
                piece = text[at : at + size]
                if code in {sound(piece), initials(piece)} and not piece.isascii():
                    counts[piece] += piece.isalnum()
        best = sorted((one for one in counts if counts[one]), key=lambda one: (-counts[one], one))
        return best[:20] if size > 1 else []


def _terms(text: str) -> list[str]:
    return terms(text)


class FakeShelf:
    """A shelf that keeps its index in memory."""

    def __init__(self, store: Store, model: str) -> None:
        self._store = store
        self._model = model
        self.published = 0
        self._indexes = self._built(store.revision)
        store.release(self._indexes.revision)

    def current(self) -> Indexes:
        """What was published last."""
        return self._indexes

    def build(self, revision: int, progress: Progress, *, anew: bool = False) -> Indexes:
        """Index what is stored at a revision, if it differs."""
        if self._indexes.revision == revision and self._whole() and not anew:
            return self._indexes
        built = self._built(revision)
        progress(len(built.vector), len(built.vector))
        return built

    def switch(self, candidate: Indexes) -> None:
        """Let it serve."""
        if candidate is not self._indexes:
            self._indexes = candidate
            self.published += 1
            self._store.release(candidate.revision)

    def faults(self) -> tuple[str, ...]:
        """Never any, but being behind, or of another embedder."""
        behind = self._indexes.revision != self._store.draft or not self._whole()
        return ("索引落后于文件库。",) if behind else ()

    def examine(self) -> tuple[str, ...]:
        """The same: there are no files."""
        return self.faults()

    def _whole(self) -> bool:
        with self._store.steady(self._indexes.revision):
            return len(self._indexes.vector) == len(self._store.chunk_ids())

    def _built(self, revision: int) -> Indexes:
        with self._store.steady(revision):
            chunks = self._store.chunk_ids()
        entries = list(self._store.entries(chunks, self._model))
        lexical, vector = FakeLexical(entries), ExactIndex.of(entries)
        return Indexes(lexical, vector, revision, self._model)


def publish(shelf: Shelf, store: Store, progress: Progress, *, anew: bool = False) -> Indexes:
    """Let what is stored now be found."""
    shelf.switch(shelf.build(store.draft, progress, anew=anew))
    return shelf.current()


class InlineWorkshop:
    """A workshop that reads in this very process, which nothing protects."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()

    def compose(self, upload: Upload) -> tuple[Document, tuple[Chunk, ...]]:
        """A file as a document and its chunks."""
        return chunked(upload, self.limits)

    def unpack(self, upload: Upload) -> tuple[Offer, ...]:
        """The files inside an archive; of any other file an offer of itself."""
        if not holds_files(upload.data):
            return (Offer.of(upload),)
        found = members(upload, self.limits)
        return tuple(Offer(one.name, one.size, one.read) for one in found)


class FakeGoldens:
    """Golden questions in memory."""

    def __init__(self, *goldens: Golden) -> None:
        self._kept: dict[int, Golden] = {}
        self._given = 0
        for one in goldens:
            self.put(one)

    def everyone(self) -> list[Golden]:
        """All golden questions."""
        return [self._kept[number] for number in sorted(self._kept)]

    def put(self, golden: Golden) -> int:
        """Keep one."""
        same = [number for number, one in self._kept.items() if one.text == golden.text]
        if not same:
            self._given += 1
        number = same[0] if same else self._given
        self._kept[number] = replace(golden, number=number)
        return number

    def drop(self, number: int) -> bool:
        """Keep it no more."""
        return self._kept.pop(number, None) is not None


def document(
    name: str,
    *paragraphs: str,
    title: str = "",
    kind: Kind = Kind.NOTICE,
    dated: str = "",
    effective: str = "",
    place: str = "",
    repeals: tuple[str, ...] = (),
    damage: tuple[Damage, ...] = (),
) -> Document:
    """A document of one part, each paragraph a section of its own."""
    text = "".join(f"{one}\n" for one in paragraphs)
    part = Part(
        span=Span(0, len(text)),
        title=Fact(title or name, title, 1.0),
        kind=Fact(kind.value, "", 1.0),
        dated=Fact(dated, dated, 1.0) if dated else None,
        effective=Fact(effective, effective, 1.0) if effective else None,
        place=Fact(place, place, 1.0) if place else None,
        relations=tuple(Relation(Tie.REPEALS, one, one) for one in repeals),
    )
    sections: list[Section] = []
    for number, one in enumerate(paragraphs, 1):
        start = sections[-1].end if sections else 0
        sections.append(Section((f"第{number}条",), 0, start, start, start + len(one) + 1))
    return Document(
        name=name,
        digest=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        encoding="utf-8",
        cleaned=Cleaned(text, text, (Span(0, len(text)),), (), damage),
        parts=(part,),
        sections=tuple(sections),
    )


def chunks(document: Document) -> list[Chunk]:
    """One chunk a section."""
    title = document.parts[0].title.value
    return [
        Chunk(
            number,
            section.start,
            section.end - 1,
            document.text[section.start : section.end - 1],
            f"{title} {section.path[0]}",
        )
        for number, section in enumerate(document.sections)
    ]
