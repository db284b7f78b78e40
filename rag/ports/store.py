"""The truth, and how it changes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Protocol

from corpus.document import Chunk, Damage, Document, Removed, Section, Upload
from rag.answer import Answer, Citation, Passage, Source
from rag.correct import Correction
from rag.event import Event
from rag.hits import Entry
from rag.ports.index import Vector
from rag.records import Details, Doubt, Edition, Placed, Record, Withdrawn
from rag.term import Holding


class DataBusyError(Exception):
    """Another process owns the data directory; the message says what to do."""


class StorageError(Exception):
    """The data directory cannot be written or read; the message says what to do."""


class Store(Protocol):
    """The truth: originals, text, sections, chunks, vectors, versions, answers.

    Every change makes a new revision, the newest of which is the draft. What is read is what may
    be found at the revision that was released last; where none ever was, at the newest one.
    """

    @property
    def revision(self) -> int:
        """The revision that is read. Rises with every change of what may be found."""

    @property
    def draft(self) -> int:
        """The newest revision; above `revision` while changes wait for their release."""

    @property
    def previous(self) -> int | None:
        """The revision that was released before the one that is read; None where none was."""

    def steady(self, revision: int | None = None) -> AbstractContextManager[None]:
        """Within the block this thread reads one revision (that of now), whatever changes."""

    def drafting(self) -> AbstractContextManager[None]:
        """Within the block this thread reads the draft, with every change made meanwhile."""

    def release(self, revision: int) -> None:
        """From now on this revision is read."""

    def take_back(self, revision: int) -> None:
        """Undo all changes after a revision, none of which is released."""

    def roll_back(self) -> bool:
        """Make a draft of what was released before the last release; False where nothing was."""

    def events(self, after: int = 0) -> list[Event]:
        """What happened with a number above `after`, as far as it is released, in its order."""

    def withdrawn(self) -> list[Withdrawn]:
        """The documents that were removed or hidden, the last one first."""

    def known(self, digest: str) -> Record | None:
        """The live version with these bytes (SHA-256, hexadecimal)."""

    def held(self, digest: str) -> Placed | None:
        """Where the live version with these bytes is; costs less than `known`."""

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
        *,
        instead: bool = False,
    ) -> Placed:
        """Store a document, or a version of the live document `of`, whole or not at all.

        The same bytes read anew (by a better reader) take the place of the version of `of` they
        belong to; with `instead`, other bytes that of the version that speaks for `of`. `keys`
        are those of `chunks`, one each; vectors that are stored already may be left out.

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

    def hide(self, document_id: int) -> Record | None:
        """The same, but told apart from what was removed."""

    def restore(self, document_id: int) -> Record | None:
        """Put a removed or hidden document back, with the versions it had."""

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

    def sources(self, day: date | None = None) -> Sequence[Source]:
        """Every part of every live version; the same object where none has changed, if it can."""

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
