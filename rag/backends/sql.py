"""The truth: originals, texts, sections, chunks, vectors and answers in one SQL database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection

from corpus.document import Chunk, Document
from rag.answer import Answer
from rag.backends import answers, insert, staging
from rag.backends.reader import SqlReader
from rag.correct import Correction
from rag.event import Event, Happening
from rag.ports import Vector
from rag.records import Doubt, Placed, Record


class SqlStore(SqlReader):
    """A `rag.ports.Store` over SQLAlchemy; one writer, any number of readers.

    Whatever changes what may be found reads the draft, and makes the next one.
    """

    def release(self, revision: int) -> None:
        """From now on this revision is read."""
        with self._database.write() as connection:
            staging.released(connection, revision, datetime.now(UTC))
        self._revisions.release(revision)

    def take_back(self, revision: int) -> None:
        """Undo all changes after a revision, none of which is released."""
        with self._database.write() as connection:
            staging.take_back(connection, revision)
        self._revisions.forget(revision)

    def roll_back(self) -> bool:
        """Make a draft of what was released before the last release; False where nothing was."""
        last, before = self.revision, self.previous
        if before is None:
            return False
        were, are = self._speaking(last), self._speaking(before)
        with self._database.write() as connection:
            since = staging.next_revision(connection)
            for one in sorted(staging.revert(connection, last, before, since)):
                versions = were.get(one, 0), are.get(one, 0)
                _tell(connection, since, Happening.REVERTED, one, *versions)
        return True

    def keep(self, vectors: Mapping[str, Vector], model: str) -> None:
        """Store vectors of chunks that are stored already."""
        with self._database.write() as connection:
            insert.put_vectors(connection, vectors, model)

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
        """Store a document, or a version of the live document `of`, whole or not at all."""
        now, spoke = datetime.now(UTC), self._spoke(of) if of else 0
        with self._database.write() as connection:
            where = insert.place(connection, document, of, now)
            insert.put_original(connection, document.digest, data)
            row = insert.put_version(connection, document, where.birth, now)
            insert.put_pieces(connection, row, document, chunks, keys)
            insert.put_vectors(connection, vectors, model)
            insert.lacking(connection, keys, model)
            since = staging.next_revision(connection)
            gone = where.displaces or (spoke if instead else 0)
            staging.leave(connection, [gone], since)
            staging.come(connection, row, where.document, where.number, since)
            if not where.displaces:
                came = _came(of, instead=instead)
                _tell(connection, since, came, where.document, spoke, row)
        return insert.placed(document, where.document, where.number, row)

    def correct(self, version: int, correction: Correction) -> None:
        """Put what an admin knows better in the place of what was read from these bytes."""
        with self.drafting():
            owner = next((one for one in self.holdings() if one.version == version), None)
        with self._database.write() as connection:
            since, now = staging.next_revision(connection), datetime.now(UTC)
            insert.put_correction(connection, version, correction, since, now)
            if owner:
                about = owner.document_id, version, version, correction.field
                _tell(connection, since, Happening.CORRECTED, *about)

    def doubt(self, doubt: Doubt) -> None:
        """Ask whether two documents are versions of one; a settled pair is not asked again."""
        with self._database.write() as connection:
            insert.put_doubt(connection, doubt)

    def join(self, document_id: int, into: int) -> None:
        """Settle that the versions of a document are versions of another one."""
        old, new = self._spoke(into), self._spoke(document_id)
        with self._database.write() as connection:
            since = staging.next_revision(connection)
            insert.settle(connection, document_id, into, datetime.now(UTC))
            staging.join(connection, document_id, into, since)
            _tell(connection, since, Happening.JOINED, into, old, new)

    def part(self, document_id: int, other: int) -> None:
        """Settle that two documents are not versions of one."""
        with self._database.write() as connection:
            insert.settle(connection, document_id, other, datetime.now(UTC))

    def remove(self, document_id: int) -> Record | None:
        """Take a document out of answers; its versions stay for old citations."""
        return self._withdraw(document_id, Happening.REMOVED)

    def hide(self, document_id: int) -> Record | None:
        """The same, but told apart from what was removed."""
        return self._withdraw(document_id, Happening.HIDDEN)

    def restore(self, document_id: int) -> Record | None:
        """Put a removed or hidden document back, with the versions it had."""
        with self.drafting():
            if document_id not in {one.id for one in self.withdrawn()}:
                return None
            with self._database.write() as connection:
                since = staging.next_revision(connection)
                spoke = staging.bring_back(connection, document_id, since)
                _tell(connection, since, Happening.RESTORED, document_id, 0, spoke)
            return self._record(document_id)

    def remember(self, answer: Answer, chat: str) -> int:
        """Keep an answer with its citations; returns its number."""
        with self._database.write() as connection:
            return answers.put(connection, answer, chat, datetime.now(UTC))

    def _withdraw(self, document_id: int, how: Happening) -> Record | None:
        with self.drafting():
            record = self._record(document_id)
        if record is None:
            return None
        with self._database.write() as connection:
            rows = staging.living(connection, document_id)
            since = staging.next_revision(connection)
            staging.leave(connection, rows, since)
            _tell(connection, since, how, document_id, record.version_id, 0)
        return record

    def _record(self, document_id: int) -> Record | None:
        return next((one for one in self.records() if one.id == document_id), None)

    def _spoke(self, document_id: int) -> int:
        """The version that speaks for a document in the draft, or 0."""
        standing = self._revisions.at(self.draft).standing
        return standing.speaker(document_id, self._day())

    def _speaking(self, revision: int) -> Mapping[int, int]:
        """The versions that speak for their documents at a revision, today."""
        sources = self._revisions.at(revision).standing.sources(self._day()).values()
        return {one.document_id: one.version for one in sources if one.speaks}


def _came(of: int | None, *, instead: bool) -> Happening:
    if of is None:
        return Happening.ADDED
    return Happening.REPLACED if instead else Happening.NEW_VERSION


def _tell(
    connection: Connection,
    revision: int,
    happening: Happening,
    document: int,
    old: int,
    new: int,
    detail: str = "",
) -> None:
    now = datetime.now(UTC)
    staging.told(connection, Event(0, revision, happening, document, old, new, now, detail))
