"""The document line: unpack, compose, embed, store, index; add, remove and re-index."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NoReturn

import structlog

from corpus.document import Chunk, Document, UnreadableFileError, Upload
from corpus.harmless import harmless
from rag.change import Change, Fate, Offer, Reindexed
from rag.index import key, wording
from rag.kin import Bond, Kin, kin
from rag.ports import Embedder, Progress, Shelf, StorageError, Store, Vector, Workshop
from rag.records import Details, Doubt, Record

_PUBLISH_EVERY = 200
"""Files after which a long run publishes what it has, so that a crash costs little."""
_EMBED = 64
_log = structlog.get_logger(__name__)


def silent(done: int, total: int) -> None:
    """A progress that nobody watches."""


class Library:
    """What is stored and may be asked about."""

    def __init__(self, store: Store, shelf: Shelf, embedder: Embedder, workshop: Workshop) -> None:
        self._store = store
        self._shelf = shelf
        self._embedder = embedder
        self._workshop = workshop
        self._lock = threading.RLock()

    def add(self, offers: Sequence[Offer], progress: Progress = silent) -> Iterator[Change]:
        """Take files in, one after the other; yields what became of each.

        Each file of an archive counts as a file. A bad file never stops the others. A document
        is stored for good when its change is yielded; it is found once the iterator is exhausted.

        Raises:
            StorageError: the files are stored, but the index could not be brought up to date.
        """
        unpublished = 0
        progress(0, len(offers))
        for done, total, offer in self._unpacked(offers):
            change = self._take(offer)
            unpublished += change.status in {Fate.ADDED, Fate.NEW_VERSION}
            progress(done, total)
            yield change
            if unpublished == _PUBLISH_EVERY:
                self._publish_meanwhile()
                unpublished = 0
        self.publish()

    def remove(self, document_id: int) -> Record | None:
        """Take a document out of answers; None where there is no such document.

        Raises:
            StorageError: the disk is full or may not be written.
        """
        with self._lock:
            record = self._store.remove(document_id)
            if record is not None:
                self.publish()
            return record

    def publish(self, progress: Progress = silent) -> None:
        """Bring the index to what is stored; quick where nothing differs."""
        with self._lock:
            self._shelf.publish(progress)

    def catch_up(self, progress: Progress = silent) -> int:
        """Finish what a crash or another embedder left undone; gives the vectors computed."""
        with self._lock:
            embedded = self._embed_stored(progress)
            self._shelf.publish(silent)
            return embedded

    def reindex(self, progress: Progress = silent) -> Reindexed:
        """Publish what differs; the files are not read again."""
        embedded = self.catch_up(progress)
        chunks = len(self._store.chunk_ids())
        return Reindexed(len(self._store.records()), (), (), chunks, embedded)

    def rebuild(self, progress: Progress = silent) -> Reindexed:
        """Read every original again, embed what came out otherwise, build the index anew."""
        with self._lock:
            changed: list[Change] = []
            failed: list[Change] = []
            total = len(self._store.records())
            for done, (record, upload) in enumerate(self._store.originals(), 1):
                change = self._reread(record, upload)
                if change.status is Fate.FAILED:
                    failed.append(change)
                elif change.status is Fate.NEW_VERSION:
                    changed.append(change)
                progress(done, total)
            embedded = self._embed_stored(silent) + sum(one.embedded for one in changed)
            self._shelf.rebuild(silent)
            chunks = len(self._store.chunk_ids())
            return Reindexed(total, tuple(changed), tuple(failed), chunks, embedded)

    def _publish_meanwhile(self) -> None:
        try:
            self.publish()
        except StorageError as error:
            # The last publication of the run tries again, and says so if it fails.
            _log.warning("publish_postponed", reason=str(error))

    def _unpacked(self, offers: Sequence[Offer]) -> Iterator[tuple[int, int, Offer]]:
        """Every file with its number and how many there are, as far as is known by then."""
        done, total = 0, len(offers)
        for offer in offers:
            members = self._members(offer)
            total += len(members) - 1
            for member in members:
                done += 1
                yield done, total, member

    def _members(self, offer: Offer) -> Sequence[Offer]:
        """The files in an archive, or the file itself; what goes wrong is told at its turn."""
        try:
            return self._workshop.unpack(Upload(_storable(offer.name), self._read(offer)))
        except Exception as error:  # noqa: BLE001  raised again by the offer
            return (_broken(offer.name, error),)

    def _read(self, offer: Offer) -> bytes:
        limit = self._workshop.limits.size
        if offer.size > limit:
            raise UnreadableFileError(_too_large(offer.size, limit))
        return offer.read()

    def _take(self, offer: Offer) -> Change:
        """The outermost handler of the document line: whatever breaks concerns one file."""
        name = _storable(offer.name)
        try:
            with self._lock:
                return self._add(name, offer)
        except (UnreadableFileError, StorageError) as error:
            return Change(name, Fate.FAILED, str(error))
        except OSError as error:
            return Change(name, Fate.FAILED, _unreadable(error))
        except Exception as error:  # noqa: BLE001  the outermost handler of the line
            _log.exception("file_failed", error=type(error).__name__)
            return Change(name, Fate.FAILED, "处理这个文件时出错，没有入库；详情见日志。")

    def _add(self, name: str, offer: Offer) -> Change:
        data = self._read(offer)
        known = self._store.known(hashlib.sha256(data).hexdigest())
        if known is not None:
            return self._unchanged(name, known)
        document, chunks = self._workshop.compose(Upload(name, data))
        near = kin(document, self._store.holdings(), self._store.sketches(), self._store.text)
        if near.bond is Bond.COPY:
            return self._copied(document, near)
        of = near.document if near.bond is Bond.VERSION else None
        change = self._save(document, data, chunks, of)
        return self._asked(change, near) if near.bond is Bond.UNSURE else change

    def _copied(self, document: Document, near: Kin) -> Change:
        """The same words in another file: nothing new."""
        details = self._store.details(near.document)
        if details is None:
            raise StorageError("库正在变动，请再试一次。")
        return replace(
            self._unchanged(document.name, details.record),
            reason=f"文字与《{near.title}》（编号 {near.document}）完全相同，没有重复收入。",
        )

    def _asked(self, change: Change, near: Kin) -> Change:
        """A document that may be a version of another one stands alone until that is settled."""
        sentence = f"可能与《{near.title}》（编号 {near.document}）是同一文件的不同版本。"
        self._store.doubt(Doubt(change.document, near.document, sentence))
        return replace(change, reason=sentence, doubt=near.document)

    def _unchanged(self, name: str, known: Record) -> Change:
        reason = "" if known.name == name else f"内容与已入库的《{known.name}》完全相同。"
        return Change(
            file=name,
            status=Fate.UNCHANGED,
            reason=reason,
            document=known.id,
            version=known.version,
            characters=known.characters,
            sections=len(self._store.sections(known.version_id)),
            removed=len(self._store.removed(known.version_id)),
            damage=known.damage,
        )

    def _save(
        self, document: Document, data: bytes, chunks: Sequence[Chunk], of: int | None
    ) -> Change:
        keys, vectors = self._embed(chunks)
        model = self._embedder.name
        record = self._store.save(document, data, chunks, keys, vectors, model, of)
        return Change(
            file=document.name,
            status=Fate.ADDED if of is None else Fate.NEW_VERSION,
            document=record.id,
            version=record.version,
            characters=record.characters,
            sections=len(document.sections),
            removed=len(document.cleaned.removed),
            damage=document.damage,
            embedded=len(vectors),
        )

    def _embed(self, chunks: Sequence[Chunk]) -> tuple[list[str], dict[str, Vector]]:
        """The vector key of every chunk, and the vectors that are not stored yet."""
        words = {key(text): text for text in map(wording, chunks)}
        missing = sorted(self._store.missing_vectors(words.keys(), self._embedder.name))
        vectors: dict[str, Vector] = {}
        for at in range(0, len(missing), _EMBED):
            batch = missing[at : at + _EMBED]
            rows = self._embedder.passages([words[one] for one in batch])
            vectors.update(zip(batch, rows, strict=True))
        return [key(wording(chunk)) for chunk in chunks], vectors

    def _embed_stored(self, progress: Progress) -> int:
        """Embed what is stored without a vector of this embedder."""
        waiting = self._store.unembedded(self._embedder.name)
        embedded = 0
        for at in range(0, len(waiting), _EMBED):
            _, vectors = self._embed(waiting[at : at + _EMBED])
            self._store.keep(vectors, self._embedder.name)
            embedded += len(vectors)
            progress(min(at + _EMBED, len(waiting)), len(waiting))
        return embedded

    def _reread(self, record: Record, upload: Upload) -> Change:
        try:
            document, chunks = self._workshop.compose(upload)
            details = self._store.details(record.id, record.version)
            if details is None or _same(details, document, chunks):
                return Change(record.name, Fate.UNCHANGED, document=record.id)
            return self._save(document, upload.data, chunks, record.id)
        except (UnreadableFileError, StorageError) as error:
            return Change(record.name, Fate.FAILED, str(error), document=record.id)


def _same(details: Details, document: Document, chunks: Sequence[Chunk]) -> bool:
    """Whether a file read anew came out as it is stored, also in what is embedded of it."""
    keys = tuple(key(wording(chunk)) for chunk in chunks)
    stored = (details.document, details.chunks, details.keys)
    return stored == (document, tuple(chunks), keys)


def _storable(name: str) -> str:
    """A file name that can be stored and shown: bytes that are no text are spelt out."""
    return harmless(name.encode("utf-8", "backslashreplace").decode())


def _broken(name: str, error: Exception) -> Offer:
    """An offer that fails with its cause where its turn comes."""

    def read() -> NoReturn:
        raise error

    return Offer(name, 0, read)


def _too_large(size: int, limit: int) -> str:
    return f"文件有 {size / 1e6:.1f} MB，超过上限 {limit / 1e6:.1f} MB；请拆分后再添加。"


def _unreadable(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "文件不存在；请检查路径。"
    if isinstance(error, PermissionError):
        return "没有读取这个文件的权限；请检查文件权限。"
    if isinstance(error, IsADirectoryError):
        return "这是一个目录，不是文件。"
    return "读取文件时磁盘出错；请检查磁盘后重试。"
