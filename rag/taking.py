"""Takes one file in: read, recognised as new or known, embedded, stored as a draft."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import structlog

from corpus.document import Chunk, Document, UnreadableFileError, Upload
from rag.change import Change, Fate, Offer, Wish
from rag.embedding import Embedding
from rag.index import key, wording
from rag.intake import Intake, storable, unreadable
from rag.kin import Bond, Kin, kin
from rag.ports import EmbedderAwayError, Progress, StorageError, Store
from rag.records import Details, Doubt, Placed, Record

_NOT_THERE = "要归入的文件（编号 {number}）已不在库中，没有入库；请重新上传后再选。"
_AWAY = "向量模型连不上或给出的结果不可用，没有入库；请运行 zhengda doctor 看原因，再收一次。"
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Taking:
    """Makes documents of files. The caller reads the draft, and makes one change at a time."""

    store: Store
    embedding: Embedding
    intake: Intake

    def take(self, offer: Offer) -> Change:
        """The outermost handler of the document line: whatever breaks concerns one file."""
        name = storable(offer.name)
        try:
            return self._added(name, offer)
        except (UnreadableFileError, StorageError) as error:
            return Change(name, Fate.FAILED, str(error))
        except OSError as error:
            return Change(name, Fate.FAILED, unreadable(error))
        except EmbedderAwayError:
            return Change(name, Fate.FAILED, _AWAY)
        except Exception as error:  # noqa: BLE001  the outermost handler of the line
            _log.exception("file_failed", error=type(error).__name__)
            return Change(name, Fate.FAILED, "处理这个文件时出错，没有入库；详情见日志。")

    def reread(self, progress: Progress, document_id: int | None = None) -> Iterator[Change]:
        """Read every original again, or those of one document."""
        wanted = (
            (record, upload)
            for record, upload in self.store.originals()
            if document_id in {None, record.id}
        )
        total = len(self.store.records()) if document_id is None else 1
        for done, (record, upload) in enumerate(wanted, 1):
            yield self._read_anew(record, upload)
            progress(min(done, total), total)

    def _added(self, name: str, offer: Offer) -> Change:
        data = self.intake.read(offer)
        held = self.store.held(hashlib.sha256(data).hexdigest())
        if held is not None:
            return _unchanged(name, held)
        document, chunks = self.intake.workshop.compose(Upload(name, data))
        with self._whole():
            if offer.wish is not None:
                return self._wished(document, data, chunks, offer.wish)
            return self._kept(document, data, chunks)

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """What breaks in the block leaves nothing of it: a file with its corrections, or none."""
        before = self.store.draft
        try:
            yield
        except BaseException:
            if self.store.draft > before:
                self.store.take_back(before)
            raise

    def _kept(self, document: Document, data: bytes, chunks: Sequence[Chunk]) -> Change:
        """A file that nobody said anything about: what it is to those that are stored."""
        near = kin(document, self.store.holdings(), self.store.sketches(), self.store.text)
        if near.bond is Bond.COPY:
            return self._copied(document, near)
        of = near.document if near.bond is Bond.VERSION else None
        change = self._save(document, data, chunks, of)
        return self._asked(change, near) if near.bond is Bond.UNSURE else change

    def _wished(
        self, document: Document, data: bytes, chunks: Sequence[Chunk], wish: Wish
    ) -> Change:
        """What an admin settled beforehand."""
        if wish.of and self.store.details(wish.of) is None:
            return Change(document.name, Fate.FAILED, _NOT_THERE.format(number=wish.of))
        change = self._save(document, data, chunks, wish.of or None, instead=wish.instead)
        if not wish.corrections:  # to look a version up costs as much as there are documents
            return change
        if details := self.store.details(change.document, change.version):
            for one in wish.corrections:
                self.store.correct(details.record.version_id, one)
        return change

    def _copied(self, document: Document, near: Kin) -> Change:
        """The same words in another file: nothing new."""
        details = self.store.details(near.document)
        held = self.store.held(details.record.digest) if details else None
        if held is None:
            raise StorageError("库正在变动，请再试一次。")
        return replace(
            _unchanged(document.name, held),
            reason=f"文字与《{near.title}》（编号 {near.document}）完全相同，没有重复收入。",
        )

    def _asked(self, change: Change, near: Kin) -> Change:
        """A document that may be a version of another one stands alone until that is settled."""
        sentence = f"可能与《{near.title}》（编号 {near.document}）是同一文件的不同版本。"
        self.store.doubt(Doubt(change.document, near.document, sentence))
        return replace(change, reason=sentence, doubt=near.document)

    def _save(
        self,
        document: Document,
        data: bytes,
        chunks: Sequence[Chunk],
        of: int | None,
        *,
        instead: bool = False,
    ) -> Change:
        keys, vectors = self.embedding.of(chunks)
        model = self.embedding.model
        placed = self.store.save(document, data, chunks, keys, vectors, model, of, instead=instead)
        fate = Fate.ADDED if of is None else Fate.NEW_VERSION
        return _told(document.name, fate, placed, embedded=len(vectors))

    def _read_anew(self, record: Record, upload: Upload) -> Change:
        try:
            document, chunks = self.intake.workshop.compose(upload)
            details = self.store.details(record.id, record.version)
            if details is None or _same(details, document, chunks):
                return Change(record.name, Fate.UNCHANGED, document=record.id)
            return self._save(document, upload.data, chunks, record.id)
        except (UnreadableFileError, StorageError) as error:
            return Change(record.name, Fate.FAILED, str(error), document=record.id)


def _unchanged(name: str, held: Placed) -> Change:
    reason = "" if held.name == name else f"内容与已入库的《{held.name}》完全相同。"
    return _told(name, Fate.UNCHANGED, held, reason)


def _told(name: str, fate: Fate, placed: Placed, reason: str = "", embedded: int = 0) -> Change:
    return Change(
        file=name,
        status=fate,
        reason=reason,
        document=placed.document,
        version=placed.number,
        characters=placed.characters,
        sections=placed.sections,
        removed=placed.removed,
        damage=placed.damage,
        embedded=embedded,
    )


def _same(details: Details, document: Document, chunks: Sequence[Chunk]) -> bool:
    """Whether a file read anew came out as it is stored, also in what is embedded of it."""
    keys = tuple(key(wording(chunk)) for chunk in chunks)
    stored = (details.document, details.chunks, details.keys)
    return stored == (document, tuple(chunks), keys)
