"""Reads the truth: what is stored, as it may be found at a revision, or ever could."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from functools import lru_cache
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, select

from corpus.document import Chunk, Damage, Removed, Section, Upload
from rag.answer import Citation, Passage, Source
from rag.backends import answers, happened, insert, pieces, queries, staging
from rag.backends.database import Database
from rag.backends.pieces import Piece
from rag.backends.schema import chunk, original, presence, vector, version
from rag.backends.seen import Revisions, Seen
from rag.backends.standing import Known
from rag.event import Event
from rag.hits import Entry
from rag.locate import damage_near, section_at
from rag.onday import today
from rag.records import Details, Doubt, Edition, Placed, Record, Withdrawn
from rag.standing import Standing, editions, fallen
from rag.term import Holding

_KEPT = 2000
_TEXTS = 64
"""What is kept in memory of versions; they never change, so it cannot grow stale."""


_P = ParamSpec("_P")
_T = TypeVar("_T")


class SqlReader:
    """What a `rag.ports.Store` gives to read, over SQLAlchemy."""

    def __init__(self, database: Database, day: Callable[[], date] = today) -> None:
        self._database = database
        self._day = day
        self._kept = lru_cache(_KEPT)(self._load)
        self._words = lru_cache(_TEXTS)(self._load_text)
        self._revisions = Revisions(database)

    @property
    def revision(self) -> int:
        """The revision that is read."""
        return self._revisions.now().known.revision

    @property
    def draft(self) -> int:
        """The newest revision."""
        return self._revisions.draft

    @property
    def previous(self) -> int | None:
        """The revision that was released before the one that is read; None where none was."""
        return self._read(staging.last_released, self.revision)

    def steady(self, revision: int | None = None) -> AbstractContextManager[None]:
        """Within the block this thread reads one revision (that of now), whatever changes."""
        return self._revisions.steady(revision)

    def drafting(self) -> AbstractContextManager[None]:
        """Within the block this thread reads the draft, with every change made meanwhile."""
        return self._revisions.drafting()

    def events(self, after: int = 0) -> list[Event]:
        """What happened with a number above `after`, as far as it is released."""
        return self._read(happened.events, self.revision, after)

    def withdrawn(self) -> list[Withdrawn]:
        """The documents that were removed or hidden, the last one first."""
        return self._read(happened.withdrawn, self.revision)

    def known(self, digest: str) -> Record | None:
        """The live version with these bytes."""
        return next(iter(self._records(version.c.digest == digest)), None)

    def held(self, digest: str) -> Placed | None:
        """Where the live version with these bytes is."""
        return self._read(queries.held, self._revisions.reading, digest)

    def holdings(self) -> list[Holding]:
        """Every live version with what is known of it, corrections included."""
        return self._standing().holdings

    def sketches(self) -> Mapping[int, bytes]:
        """The sketches of live versions, by version."""
        return self._read(queries.sketches, self.revision)

    def _records(self, *conditions: queries.Condition) -> list[Record]:
        known = self._revisions.now().known
        with self._database.read() as connection:
            return queries.records(connection, known, self._day(), *conditions)

    def missing_vectors(self, keys: Collection[str], model: str) -> set[str]:
        """Which of these vector keys are not stored yet."""
        return self._read(insert.missing, keys, model)

    def unembedded(self, model: str) -> list[Chunk]:
        """The chunks that may be found but have no vector of this model yet."""
        return self._read(queries.unembedded, self.revision, model)

    def records(self) -> list[Record]:
        """The live documents, in the order they were added."""
        spoken = self._spoken()
        return [one for one in self._records() if one.version_id in spoken]

    def _spoken(self) -> frozenset[int]:
        """The versions that speak for their documents today."""
        return frozenset(source.version for source in self.sources() if source.speaks)

    def details(self, document_id: int, number: int | None = None) -> Details | None:
        """One live document with its text, outline and damage, or one version of it."""
        records = self._records(presence.c.document == document_id)
        spoken = self._spoken() if number is None else frozenset()
        wanted = (one for one in records if one.version == number or one.version_id in spoken)
        if (record := next(wanted, None)) is None:
            return None
        kept = self._kept(record.version_id)
        with self._database.read() as connection:
            whole = queries.whole(connection, kept)
            pieces, keys = queries.chunks(connection, record.version_id)
        return Details(
            record,
            whole,
            self._standing().parts(record.version_id),
            pieces,
            keys,
            tuple((one.version, one.added) for one in records),
        )

    def editions(self, document_id: int) -> tuple[Edition, ...]:
        """The versions of a live document, the oldest in time first."""
        records = self._records(presence.c.document == document_id)
        return tuple(editions(self._standing(), records, self._day()))

    def doubts(self) -> list[Doubt]:
        """What is to be settled between live documents."""
        return self._read(queries.doubts, self.revision)

    def originals(self) -> Iterator[tuple[Record, Upload]]:
        """The files of all live versions, as they were handed in."""
        for record in self._records():
            with self._database.read() as connection:
                statement = select(original.c.data).where(original.c.digest == record.digest)
                data = bytes(connection.execute(statement).scalar_one())
            yield record, Upload(record.name, data)

    def chunk_ids(self) -> set[int]:
        """The chunks that may be found."""
        return self._read(queries.chunk_ids, self.revision)

    def entries(self, chunks: Iterable[int], model: str) -> Iterator[Entry]:
        """These chunks with their vectors, for building an index."""
        columns = select(chunk.c.id, chunk.c.context, chunk.c.text, vector.c.data).join(
            vector, (vector.c.name == chunk.c.vector) & (vector.c.model == model)
        )
        for batch in insert.batches(sorted(chunks)):
            statement = columns.where(chunk.c.id.in_(batch)).order_by(chunk.c.id)
            with self._database.read() as connection:
                rows = connection.execute(statement).all()
            for row in rows:
                yield Entry(row.id, row.context, row.text, insert.vector_of(row.data))

    def passages(self, chunks: Sequence[int], day: date | None = None) -> list[Passage]:
        """Live chunks as passages, in the order asked; those gone are left out."""
        seen, day = self._revisions.now(), day or self._day()
        found = {number: seen.passages.get((number, day)) for number in chunks}
        missing = [number for number, passage in found.items() if passage is None]
        for piece in self._read(pieces.read, missing) if missing else ():
            if passage := _passage(piece, seen.known, day):
                found[piece.chunk] = passage
                seen.passages.put((piece.chunk, day), passage)
        return [passage for number in chunks if (passage := found[number]) is not None]

    def within(self, version: int, day: date | None = None) -> list[Passage]:
        """Every chunk of a live version as a passage, in the order of the text."""
        seen = self._revisions.now()
        if (numbers := seen.chunks.get(version)) is None:
            of_it = select(chunk.c.id).where(chunk.c.version == version).order_by(chunk.c.id)
            with self._database.read() as connection:
                numbers = tuple(connection.execute(of_it).scalars())
            seen.chunks.put(version, numbers)
        return self.passages(numbers, day)

    def sources(self, day: date | None = None) -> Sequence[Source]:
        """Every part of every live version."""
        return self._standing().listed(day or self._day())

    def sections(self, version: int) -> list[Section]:
        """The outline of a version, live or not."""
        return list(self._kept(version).sections)

    def text(self, version: int) -> str:
        """The cleaned text of a version, live or not."""
        return self._words(version)

    def removed(self, version: int) -> tuple[Removed, ...]:
        """What was taken out of a version's source."""
        kept = self._kept(version)
        with self._database.read() as connection:
            return queries.whole(connection, kept).cleaned.removed

    def damage(self, version: int) -> tuple[Damage, ...]:
        """Where a version's text is not whole."""
        return self._kept(version).damage

    def passage(self, version: int, start: int, end: int, day: date | None = None) -> Passage:
        """Any stretch of a version's text as a passage; resolves old citations."""
        seen, place = self._revisions.now(), (version, start, end, day or self._day())
        return seen.places.get(place) or seen.places.put(place, self._stretch(seen, *place))

    def _stretch(self, seen: Seen, version: int, start: int, end: int, day: date) -> Passage:
        kept = self._kept(version)
        section = section_at(kept.sections, start)
        source = seen.standing.source(version, section, day)
        with self._database.read() as connection:
            chunk = queries.chunk_at(connection, version, start)
            if source is None:
                old = queries.old_holding(connection, seen.known.revision, kept)
                source = fallen(*old, section, day)
        near, text = damage_near(section, kept.damage), self._words(version)[start:end]
        return Passage(chunk, source, section.path, start, end, text, near)

    def citations(self, answer: int) -> list[Citation]:
        """The citations of a remembered answer, as they were given."""
        with self._database.read() as connection:
            rows = answers.cited(connection, answer)
        return [self.passage(row.version, row.start, row.stop).cite(row.quote) for row in rows]

    def _load(self, version: int) -> queries.Kept:
        return self._read(queries.kept, version)

    def _load_text(self, version: int) -> str:
        return self._read(queries.text, version)

    def _read(
        self, query: Callable[Concatenate[Connection, _P], _T], *args: _P.args, **named: _P.kwargs
    ) -> _T:
        with self._database.read() as connection:
            return query(connection, *args, **named)

    def _standing(self) -> Standing:
        """Who holds; computed anew when the revision changes."""
        return self._revisions.now().standing


def _passage(piece: Piece, known: Known, day: date) -> Passage | None:
    source = known.standing.source(piece.version, piece.section, day)
    if source is None:  # not found at this revision
        return None
    near = damage_near(piece.section, known.damage(piece.version))
    where = piece.start, piece.stop, piece.text
    return Passage(piece.chunk, source, piece.section.path, *where, near)
