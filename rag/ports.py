"""What the two lines need of the world. The real things are in `rag/backends/`.

Every backend is thread-safe: many questions are answered at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from corpus.document import Chunk, Damage, Document, Removed, Section, Upload
from corpus.limits import Limits
from rag.answer import Answer, Citation, Passage, Source
from rag.change import Offer
from rag.correct import Correction
from rag.hits import Entry, Hit
from rag.records import Details, Doubt, Edition, Record
from rag.term import Holding

Vector: TypeAlias = NDArray[np.float32]
"""Shape (d,), unit length."""
Matrix: TypeAlias = NDArray[np.float32]
"""Shape (n, d), rows of unit length."""


class IndexDamagedError(Exception):
    """A part of the index cannot be used; the exact search answers until it is rebuilt."""


class DataBusyError(Exception):
    """Another process owns the data directory; the message says what to do."""


class StorageError(Exception):
    """The data directory cannot be written or read; the message says what to do."""


class Embedder(Protocol):
    """Turns text into vectors. Texts are cut and cleaned by the caller."""

    @property
    def name(self) -> str:
        """Identifies model and version; stored with every vector."""

    @property
    def dimensions(self) -> int:
        """Length of a vector."""

    def query(self, text: str) -> Vector:
        """The vector of a question."""

    def passages(self, texts: Sequence[str]) -> Matrix:
        """The vectors of passages, in their order."""


class LexicalIndex(Protocol):
    """Finds chunks by their words. Terms are those of `rag.terms.terms`."""

    def __len__(self) -> int:
        """Number of chunks."""

    def search(self, terms: Collection[str], limit: int) -> list[Hit]:
        """BM25 over text and context (the text counts more), best first."""

    def frequency(self, terms: Collection[str]) -> dict[str, int]:
        """In how many chunks each term stands; absent terms are 0."""

    def homophones(self, words: str) -> list[str]:
        """Stretches of the corpus (folded) that sound like `words`, the most frequent first."""

    def abbreviated(self, letters: str) -> list[str]:
        """Stretches of the corpus (folded) with these pinyin initials, most frequent first."""


class VectorIndex(Protocol):
    """Finds chunks by meaning."""

    def __len__(self) -> int:
        """Number of chunks."""

    def search(self, vector: Vector, limit: int) -> list[Hit]:
        """The chunks with the highest cosine, best first."""


@dataclass(frozen=True, slots=True)
class Indexes:
    """One published generation, open for reading. `revision` is the store's at its building."""

    lexical: LexicalIndex
    vector: VectorIndex
    revision: int
    model: str


class Workshop(Protocol):
    """Reads files, whatever they hold: within limits, and at no other's cost."""

    @property
    def limits(self) -> Limits:
        """What reading one file may cost."""

    def compose(self, upload: Upload) -> tuple[Document, tuple[Chunk, ...]]:
        """A file as a document and its chunks.

        Raises:
            UnreadableFileError: it holds no text that can be stored, or asked for too much.
        """

    def unpack(self, upload: Upload) -> tuple[Offer, ...]:
        """The files inside an archive; of any other file an offer of itself.

        A member is read when its turn comes, which may raise `UnreadableFileError`; its name
        begins with the archive's.

        Raises:
            UnreadableFileError: the archive cannot be opened, or holds no file.
        """


class Progress(Protocol):
    """Told how far a long work has come."""

    def __call__(self, done: int, total: int) -> None:
        """`done` of `total` units are finished."""


class Shelf(Protocol):
    """The index generations of a store for one model: exactly one is current."""

    def current(self) -> Indexes:
        """The generation that serves now; an exact search where its index is damaged.

        Ask anew for every question: what was handed out stays whole as long as it is held.
        """

    def publish(self, progress: Progress) -> Indexes:
        """Bring the index to the store's state: build aside, check, switch in one rename.

        The current generation is copied and only what differs is put and dropped; nothing
        happens where nothing differs. A failure leaves the current generation as it is.

        Raises:
            StorageError: the disk is full or may not be written.
        """

    def rebuild(self, progress: Progress) -> Indexes:
        """Like `publish`, but from nothing."""

    def faults(self) -> tuple[str, ...]:
        """What is wrong with the current generation, in Chinese sentences; empty when whole."""


class Texts(Protocol):
    """What is stored as it can be read on one day."""

    def passages(self, chunks: Sequence[int]) -> list[Passage]:
        """Live chunks as passages, in the order asked; those gone are left out."""

    def within(self, version: int) -> list[Passage]:
        """Every chunk of a live version as a passage, in the order of the text."""

    def sources(self) -> list[Source]:
        """Every part of every live version."""

    def sections(self, version: int) -> list[Section]:
        """The outline of a version, live or not."""

    def text(self, version: int) -> str:
        """The cleaned text of a version, live or not."""

    def passage(self, version: int, start: int, end: int) -> Passage:
        """Any stretch of a version's text as a passage; resolves old citations."""


class Store(Protocol):
    """The truth: originals, text, sections, chunks, vectors, versions, answers."""

    @property
    def revision(self) -> int:
        """Rises with every change of what may be found."""

    def steady(self) -> AbstractContextManager[None]:
        """Within the block this thread reads one revision, whatever changes meanwhile."""

    def known(self, digest: str) -> Record | None:
        """The live version with these bytes (SHA-256, hexadecimal)."""

    def holdings(self) -> list[Holding]:
        """Every live version with what is known of it, corrections included."""

    def sketches(self) -> Mapping[int, bytes]:
        """The sketches (see `rag.sketch`) of live versions, by version; old ones may lack it."""

    def missing_vectors(self, keys: Collection[str], model: str) -> set[str]:
        """Which of these vector keys (see `rag.index.key`) are not stored yet."""

    def unembedded(self, model: str) -> list[Chunk]:
        """The chunks that may be found but have no vector of this model yet."""

    def keep(self, vectors: Mapping[str, Vector], model: str) -> None:
        """Store vectors of chunks that are stored already."""

    def save(
        self,
        document: Document,
        data: bytes,
        chunks: Sequence[Chunk],
        keys: Sequence[str],
        vectors: Mapping[str, Vector],
        model: str,
        of: int | None = None,
    ) -> Record:
        """Store a document, or a version of the live document `of`, whole or not at all.

        The same bytes read anew (by a better reader) take the place of the version of `of` they
        belong to. `keys` are those of `chunks`, one each; vectors that are stored already may be
        left out. The record is that of the version just stored.

        Raises:
            StorageError: the disk is full or may not be written; nothing was stored.
        """

    def records(self) -> list[Record]:
        """The live documents, in the order they were added."""

    def details(self, document_id: int, number: int | None = None) -> Details | None:
        """One live document with its text, outline and damage, or one version of it."""

    def editions(self, document_id: int) -> tuple[Edition, ...]:
        """The versions of a live document, the oldest in time first."""

    def correct(self, version: int, correction: Correction) -> None:
        """Put what an admin knows better in the place of what was read from these bytes.

        It holds for the bytes of the version, however often they are read again.

        Raises:
            StorageError: the disk is full or may not be written.
        """

    def doubt(self, doubt: Doubt) -> None:
        """Ask whether two documents are versions of one; a settled pair is not asked again."""

    def doubts(self) -> list[Doubt]:
        """What is to be settled between live documents."""

    def join(self, document_id: int, into: int) -> None:
        """Settle that the versions of a document are versions of another one."""

    def part(self, document_id: int, other: int) -> None:
        """Settle that two documents are not versions of one."""

    def remove(self, document_id: int) -> Record | None:
        """Take a document out of answers; its versions stay for old citations."""

    def originals(self) -> Iterator[tuple[Record, Upload]]:
        """The files of all live versions, as they were handed in."""

    def chunk_ids(self) -> set[int]:
        """The chunks that may be found."""

    def entries(self, chunks: Iterable[int], model: str) -> Iterator[Entry]:
        """These chunks with their vectors, for building an index."""

    def passages(self, chunks: Sequence[int], day: date | None = None) -> list[Passage]:
        """Live chunks as they are on a day (today), in the order asked; without those gone."""

    def within(self, version: int, day: date | None = None) -> list[Passage]:
        """Every chunk of a live version as a passage, in the order of the text."""

    def sources(self, day: date | None = None) -> list[Source]:
        """Every part of every live version."""

    def sections(self, version: int) -> list[Section]:
        """The outline of a version, live or not."""

    def text(self, version: int) -> str:
        """The cleaned text of a version, live or not."""

    def removed(self, version: int) -> tuple[Removed, ...]:
        """What was taken out of a version's source."""

    def damage(self, version: int) -> tuple[Damage, ...]:
        """Where a version's text is not whole."""

    def passage(self, version: int, start: int, end: int, day: date | None = None) -> Passage:
        """Any stretch of a version's text as a passage; resolves old citations."""

    def remember(self, answer: Answer, chat: str) -> int:
        """Keep an answer with its citations; returns its number."""

    def citations(self, answer: int) -> list[Citation]:
        """The citations of a remembered answer, as they were given."""
