"""A store in memory, and a hand that fills any store."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from corpus.document import Chunk, Damage, Document, Removed, Section, Upload
from corpus.known import Status
from rag.answer import Answer, Citation, Passage, Source
from rag.index import key, wording
from rag.locate import damage_near, kind_of, section_at, source_of
from rag.ports import Details, Embedder, Entry, Record, Store, Vector
from rag.terms import HAN
from rag.validity import Held, validity
from tests.fakes import chunks


def put(store: Store, document: Document, embedder: Embedder) -> Record:
    """Save a document with one chunk a section, as the document line would."""
    pieces = chunks(document)
    words = {key(text): text for text in map(wording, pieces)}
    missing = sorted(store.missing_vectors(words.keys(), embedder.name))
    rows = embedder.passages([words[one] for one in missing])
    return store.save(
        document,
        document.text.encode(),
        pieces,
        [key(wording(piece)) for piece in pieces],
        dict(zip(missing, rows, strict=True)),
        embedder.name,
    )


@dataclass
class Version:
    """A version in memory; `live` ends with the next one."""

    id: int
    document_id: int
    number: int
    reading: int
    live: bool
    document: Document
    data: bytes
    added: datetime
    chunks: dict[int, tuple[Chunk, str]]


class FakeStore:
    """A `rag.ports.Store` in memory."""

    def __init__(self, day: date = date(2026, 1, 1)) -> None:
        self._day = day
        self._revision = 0
        self._versions: dict[int, Version] = {}
        self._vectors: dict[tuple[str, str], Vector] = {}
        self._answers: list[Answer] = []
        self._chunks = 0

    @property
    def revision(self) -> int:
        """Rises with every change of what may be found."""
        return self._revision

    def known(self, digest: str) -> Record | None:
        """The live document with these bytes."""
        return next((one for one in self.records() if one.digest == digest), None)

    def named(self, name: str) -> Record | None:
        """The live document of this name."""
        return next((one for one in self.records() if one.name == name), None)

    def missing_vectors(self, keys: Collection[str], model: str) -> set[str]:
        """Which vectors are not stored yet."""
        return {one for one in keys if (one, model) not in self._vectors}

    def unembedded(self, model: str) -> list[Chunk]:
        """Live chunks without a vector of this model."""
        return [
            chunk
            for version in self._live()
            for chunk, name in version.chunks.values()
            if (name, model) not in self._vectors
        ]

    def keep(self, vectors: Mapping[str, Vector], model: str) -> None:
        """Store vectors."""
        self._vectors.update({(name, model): vector for name, vector in vectors.items()})
        self._revision += 1

    def save(
        self,
        document: Document,
        data: bytes,
        chunks: Sequence[Chunk],
        keys: Sequence[str],
        vectors: Mapping[str, Vector],
        model: str,
    ) -> Record:
        """Store a document or its next version."""
        if self.missing_vectors(keys, model) - vectors.keys():
            raise ValueError("a chunk without a vector")
        before = self.named(document.name)
        old = self._versions[before.version_id] if before else None
        new = len(self._versions) + 1
        version = Version(
            id=new,
            document_id=old.document_id if old else self._next_document(),
            number=1,
            reading=1,
            live=True,
            document=document,
            data=data,
            added=datetime.now(UTC),
            chunks={},
        )
        if old:
            same = old.document.digest == document.digest
            version.number = old.number if same else old.number + 1
            version.reading = old.reading + 1 if same else 1
            old.live = False
        for chunk, name in zip(chunks, keys, strict=True):
            self._chunks += 1
            version.chunks[self._chunks] = (chunk, name)
        self._versions[new] = version
        self.keep(vectors, model)
        return self._record(version)

    def _next_document(self) -> int:
        return 1 + max((one.document_id for one in self._versions.values()), default=0)

    def _live(self) -> list[Version]:
        live = (one for one in self._versions.values() if one.live)
        return sorted(live, key=lambda one: one.document_id)

    def records(self) -> list[Record]:
        """The live documents."""
        return [self._record(one) for one in self._live()]

    def _record(self, version: Version) -> Record:
        document, part = version.document, version.document.parts[0]
        return Record(
            id=version.document_id,
            name=document.name,
            version=version.number,
            version_id=version.id,
            digest=document.digest,
            encoding=document.encoding,
            title=part.title.value,
            kind=kind_of(part),
            status=self._source(version, 0).status,
            dated=part.dated.value if part.dated else "",
            issuer=part.issuer.value if part.issuer else "",
            number=part.number.value if part.number else "",
            place=part.place.value if part.place else "",
            characters=len(re.findall(f"[{HAN}]", document.text)),
            added=version.added,
            damage=document.damage,
        )

    def _source(self, version: Version, part: int) -> Source:
        live = [one for one in self._live() if one is not version]
        held = [
            Held(one.id, index, own)
            for one in ([version, *live] if version.live else [version])
            for index, own in enumerate(one.document.parts)
        ]
        status = validity(held, self._day)[version.id, part]
        newer = any(
            one.document_id == version.document_id and one.number > version.number for one in live
        )
        if not version.live and newer:
            status = Status.SUPERSEDED
        mine = Held(version.id, part, version.document.parts[part])
        return source_of(version.document_id, version.document.name, mine, status)

    def details(self, document_id: int) -> Details | None:
        """One live document."""
        version = next((one for one in self._live() if one.document_id == document_id), None)
        if version is None:
            return None
        history = tuple(
            (one.number, one.added)
            for one in self._versions.values()
            if one.document_id == document_id and one.reading == 1
        )
        pieces = tuple(chunk for chunk, _ in version.chunks.values())
        keys = tuple(name for _, name in version.chunks.values())
        return Details(self._record(version), version.document, pieces, keys, history)

    def remove(self, document_id: int) -> Record | None:
        """Take a document out of answers."""
        details = self.details(document_id)
        if details is None:
            return None
        self._versions[details.record.version_id].live = False
        self._revision += 1
        return details.record

    def originals(self) -> Iterator[tuple[Record, Upload]]:
        """The files of all live documents."""
        for one in self._live():
            yield self._record(one), Upload(one.document.name, one.data)

    def chunk_ids(self) -> set[int]:
        """The chunks that may be found."""
        return {number for one in self._live() for number in one.chunks}

    def entries(self, chunks: Iterable[int], model: str) -> Iterator[Entry]:
        """These chunks with their vectors."""
        wanted = set(chunks)
        for version in self._versions.values():
            for number, (chunk, name) in version.chunks.items():
                if number in wanted and (name, model) in self._vectors:
                    yield Entry(number, chunk.context, chunk.text, self._vectors[name, model])

    def passages(self, chunks: Sequence[int]) -> list[Passage]:
        """Live chunks as passages."""
        held = {number: one for one in self._live() for number in one.chunks}
        return [self._passage(held[one], one) for one in chunks if one in held]

    def within(self, version: int) -> list[Passage]:
        """Every chunk of a live version."""
        return self.passages(list(self._versions[version].chunks))

    def _passage(self, version: Version, number: int) -> Passage:
        chunk, _ = version.chunks[number]
        found = self.passage(version.id, chunk.start, chunk.end)
        return replace(found, chunk=number)

    def sources(self) -> list[Source]:
        """Every part of every live document."""
        return [
            self._source(one, part)
            for one in self._live()
            for part in range(len(one.document.parts))
        ]

    def sections(self, version: int) -> list[Section]:
        """The outline of a version."""
        return list(self._versions[version].document.sections)

    def text(self, version: int) -> str:
        """The cleaned text of a version."""
        return self._versions[version].document.text

    def removed(self, version: int) -> tuple[Removed, ...]:
        """What was taken out."""
        return self._versions[version].document.cleaned.removed

    def damage(self, version: int) -> tuple[Damage, ...]:
        """Where it is not whole."""
        return self._versions[version].document.damage

    def passage(self, version: int, start: int, end: int) -> Passage:
        """Any stretch of a version's text."""
        one = self._versions[version]
        section = section_at(one.document.sections, start)
        held = (
            number for number, (chunk, _) in one.chunks.items() if chunk.start <= start < chunk.end
        )
        return Passage(
            chunk=next(held, 0),
            source=self._source(one, section.part),
            path=section.path,
            start=start,
            end=end,
            text=one.document.text[start:end],
            damage=damage_near(section, one.document.damage),
        )

    def remember(self, answer: Answer, chat: str) -> int:
        """Keep an answer."""
        del chat
        self._answers.append(answer)
        return len(self._answers)

    def citations(self, answer: int) -> list[Citation]:
        """Its citations."""
        kept = self._answers[answer - 1]
        return [
            self.passage(cited.passage.source.version, cited.passage.start, cited.passage.end).cite(
                cited.quote
            )
            for cited in (*kept.citations, *kept.nearest)
        ]
