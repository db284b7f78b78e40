"""The truth: originals, texts, sections, chunks, vectors and answers in one SQL database."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

from sqlalchemy import select, update

from corpus.document import Chunk, Damage, Document, Removed, Section, Upload
from rag.answer import Answer, Citation, Passage, Source
from rag.backends import answers, insert, queries, standing
from rag.backends.database import Database
from rag.backends.queries import Edition
from rag.backends.schema import chunk, document, meta, original, vector, version
from rag.backends.standing import Standing
from rag.locate import damage_near, section_at
from rag.ports import Details, Entry, Record, Vector

_CHINA = timezone(timedelta(hours=8))
_EDITIONS = 2000
_TEXTS = 64
"""What is kept in memory of versions; they never change, so it cannot grow stale."""


def today() -> date:
    """The day in China, where the documents take effect."""
    return datetime.now(_CHINA).date()


class SqlStore:
    """A `rag.ports.Store` over SQLAlchemy; one writer, any number of readers."""

    def __init__(self, database: Database, day: Callable[[], date] = today) -> None:
        self._database = database
        self._day = day
        self._edition = lru_cache(_EDITIONS)(self._load)
        self._words = lru_cache(_TEXTS)(self._load_text)
        self._known: Standing | None = None

    @property
    def revision(self) -> int:
        """Rises with every change of what may be found."""
        with self._database.read() as connection:
            return standing.revision(connection)

    def known(self, digest: str) -> Record | None:
        """The live document whose newest version has these bytes."""
        return self._record(version.c.digest == digest)

    def named(self, name: str) -> Record | None:
        """The live document that was added under this name."""
        return self._record(document.c.name == name)

    def _record(self, condition: queries.Condition) -> Record | None:
        return next(iter(self._records(condition)), None)

    def _records(self, *conditions: queries.Condition) -> list[Record]:
        stands = self._standing()
        with self._database.read() as connection:
            return queries.records(connection, stands, *conditions)

    def missing_vectors(self, keys: Collection[str], model: str) -> set[str]:
        """Which of these vector keys are not stored yet."""
        with self._database.read() as connection:
            return insert.missing(connection, keys, model)

    def unembedded(self, model: str) -> list[Chunk]:
        """The chunks that may be found but have no vector of this model yet."""
        with self._database.read() as connection:
            return queries.unembedded(connection, model)

    def keep(self, vectors: Mapping[str, Vector], model: str) -> None:
        """Store vectors of chunks that are stored already."""
        with self._database.write() as connection:
            insert.put_vectors(connection, vectors, model)
            insert.rise(connection)

    def save(
        self,
        document: Document,
        data: bytes,
        chunks: Sequence[Chunk],
        keys: Sequence[str],
        vectors: Mapping[str, Vector],
        model: str,
    ) -> Record:
        """Store a document or its next version, whole or not at all."""
        now = datetime.now(UTC)
        with self._database.write() as connection:
            where = insert.place(connection, document, now)
            insert.put_original(connection, document.digest, data)
            number = insert.put_version(connection, document, where, now)
            insert.put_pieces(connection, number, document, chunks, keys)
            insert.put_vectors(connection, vectors, model)
            insert.lacking(connection, keys, model)
            insert.rise(connection)
        [record] = self._records(version.c.id == number)
        return record

    def records(self) -> list[Record]:
        """The live documents, in the order they were added."""
        return self._records()

    def details(self, document_id: int) -> Details | None:
        """One live document with its text, outline and damage."""
        record = self._record(document.c.id == document_id)
        if record is None:
            return None
        edition = self._edition(record.version_id)
        with self._database.read() as connection:
            whole = queries.whole(connection, edition)
            pieces, keys = queries.chunks(connection, record.version_id)
            versions = queries.versions(connection, document_id)
            return Details(record, whole, pieces, keys, versions)

    def remove(self, document_id: int) -> Record | None:
        """Take a document out of answers; its versions stay for old citations."""
        record = self._record(document.c.id == document_id)
        if record is None:
            return None
        gone = update(document).where(document.c.id == document_id)
        dead = update(version).where(version.c.document == document_id)
        with self._database.write() as connection:
            connection.execute(gone.values(removed=datetime.now(UTC)))
            connection.execute(dead.values(live=False))
            insert.rise(connection)
        return record

    def originals(self) -> Iterator[tuple[Record, Upload]]:
        """The files of all live documents, as they were handed in."""
        for record in self.records():
            with self._database.read() as connection:
                statement = select(original.c.data).where(original.c.digest == record.digest)
                data = bytes(connection.execute(statement).scalar_one())
            yield record, Upload(record.name, data)

    def chunk_ids(self) -> set[int]:
        """The chunks that may be found."""
        statement = select(chunk.c.id).join(version).where(version.c.live)
        with self._database.read() as connection:
            return set(connection.execute(statement).scalars())

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

    def passages(self, chunks: Sequence[int]) -> list[Passage]:
        """Live chunks as passages, in the order asked; those gone are left out."""
        rows: dict[int, queries.Piece] = {}
        with self._database.read() as connection:
            for batch in insert.batches(chunks):
                rows.update(queries.pieces(connection, batch))
        stands = self._standing()
        found = (self._passage(rows[number], stands) for number in chunks if number in rows)
        return [passage for passage in found if passage is not None]

    def within(self, version: int) -> list[Passage]:
        """Every chunk of a live version as a passage, in the order of the text."""
        of_it = select(chunk.c.id).where(chunk.c.version == version).order_by(chunk.c.id)
        with self._database.read() as connection:
            numbers = list(connection.execute(of_it).scalars())
        return self.passages(numbers)

    def _passage(self, piece: queries.Piece, stands: Standing) -> Passage | None:
        edition = self._edition(piece.version)
        section = edition.sections[piece.section]
        source = stands.sources.get((piece.version, section.part))
        if source is None:  # removed since the chunk was read
            return None
        return Passage(
            chunk=piece.chunk,
            source=source,
            path=section.path,
            start=piece.start,
            end=piece.stop,
            text=piece.text,
            damage=damage_near(section, edition.damage),
        )

    def sources(self) -> list[Source]:
        """Every part of every live document's newest version."""
        return list(self._standing().sources.values())

    def sections(self, version: int) -> list[Section]:
        """The outline of a version, live or not."""
        return list(self._edition(version).sections)

    def text(self, version: int) -> str:
        """The cleaned text of a version, live or not."""
        return self._words(version)

    def removed(self, version: int) -> tuple[Removed, ...]:
        """What was taken out of a version's source."""
        edition = self._edition(version)
        with self._database.read() as connection:
            return queries.whole(connection, edition).cleaned.removed

    def damage(self, version: int) -> tuple[Damage, ...]:
        """Where a version's text is not whole."""
        return self._edition(version).damage

    def passage(self, version: int, start: int, end: int) -> Passage:
        """Any stretch of a version's text as a passage; resolves old citations."""
        edition = self._edition(version)
        section = section_at(edition.sections, start)
        source = self._standing().sources.get((version, section.part))
        with self._database.read() as connection:
            chunk = queries.chunk_at(connection, version, start)
            if source is None:
                source = queries.old_source(connection, edition, section, self._day())
        return Passage(
            chunk=chunk,
            source=source,
            path=section.path,
            start=start,
            end=end,
            text=self._words(version)[start:end],
            damage=damage_near(section, edition.damage),
        )

    def remember(self, answer: Answer, chat: str) -> int:
        """Keep an answer with its citations; returns its number."""
        with self._database.write() as connection:
            return answers.put(connection, answer, chat, datetime.now(UTC))

    def citations(self, answer: int) -> list[Citation]:
        """The citations of a remembered answer, as they were given."""
        with self._database.read() as connection:
            rows = answers.cited(connection, answer)
        return [self.passage(row.version, row.start, row.stop).cite(row.quote) for row in rows]

    def _load(self, version: int) -> Edition:
        with self._database.read() as connection:
            return queries.edition(connection, version)

    def _load_text(self, version: int) -> str:
        with self._database.read() as connection:
            return queries.text(connection, version)

    def _standing(self) -> Standing:
        """Who holds today; computed anew when the revision or the day changes."""
        known, day = self._known, self._day()
        with self._database.read() as connection:
            now = connection.execute(select(meta.c.number).where(meta.c.name == "revision"))
            if known is not None and known.day == day and known.revision == now.scalar_one():
                return known
            self._known = known = standing.standing(connection, known, day)
        return known
