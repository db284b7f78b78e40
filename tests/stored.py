"""A store in memory, and a hand that fills any store."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from corpus.document import Chunk, Damage, Document, Removed, Section, Upload
from rag.answer import Answer, Citation, Passage, Source
from rag.correct import Correction, corrected
from rag.hits import Entry
from rag.index import key, wording
from rag.locate import damage_near, section_at
from rag.ports import Embedder, Store, Vector
from rag.records import Details, Doubt, Edition, Record
from rag.sketch import sketch
from rag.standing import Standing, editions, fallen
from rag.term import Holding
from rag.terms import HAN
from tests.fakes import chunks


def put(store: Store, document: Document, embedder: Embedder, of: int | None = None) -> Record:
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
        of,
    )


@dataclass
class Version:
    """A version in memory; `live` ends with the next reading of its bytes."""

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
        self._corrections: dict[str, list[Correction]] = {}
        self._doubts: dict[frozenset[int], Doubt | None] = {}

    @property
    def revision(self) -> int:
        """Rises with every change of what may be found."""
        return self._revision

    def steady(self) -> AbstractContextManager[None]:
        """Nothing changes here while something is read."""
        return nullcontext()

    def known(self, digest: str) -> Record | None:
        """The live version with these bytes."""
        return next((self._record(v) for v in self._live() if v.document.digest == digest), None)

    def holdings(self) -> list[Holding]:
        """Every live version with what is known of it."""
        return self._standing().holdings

    def _standing(self) -> Standing:
        return Standing(
            Holding(
                one.id,
                one.document_id,
                one.document.name,
                corrected(one.document.parts, self._corrections.get(one.document.digest, ())),
            )
            for one in self._live()
        )

    def sketches(self) -> dict[int, bytes]:
        """The sketches of live versions."""
        return {one.id: sketch(one.document.text) for one in self._live()}

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
        of: int | None = None,
    ) -> Record:
        """Store a document or a version of one."""
        if self.missing_vectors(keys, model) - vectors.keys():
            raise ValueError("a chunk without a vector")
        new = len(self._versions) + 1
        if of is None:
            of = self._next_document()
        own = [one for one in self._versions.values() if one.document_id == of]
        same = [one for one in own if one.document.digest == document.digest]
        number = same[-1].number if same else 1 + max((one.number for one in own), default=0)
        for one in same:
            one.live = False
        version = Version(
            id=new,
            document_id=of,
            number=number,
            reading=1 + max((one.reading for one in same), default=0),
            live=True,
            document=document,
            data=data,
            added=datetime.now(UTC),
            chunks={},
        )
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
        return sorted(live, key=lambda one: (one.document_id, one.number))

    def records(self) -> list[Record]:
        """The live documents."""
        speaks = {one.version for one in self.sources() if one.speaks}
        return [self._record(one) for one in self._live() if one.id in speaks]

    def _record(self, version: Version) -> Record:
        document = version.document
        live = version.live
        source = self._standing().face(version.id, self._day) if live else self._source(version, 0)
        return Record(
            id=version.document_id,
            name=version.document.name,
            version=version.number,
            version_id=version.id,
            digest=document.digest,
            encoding=document.encoding,
            title=source.title,
            kind=source.kind,
            status=source.status,
            dated=source.dated,
            issuer=source.issuer,
            number=source.number,
            place=source.place,
            characters=len(re.findall(f"[{HAN}]", document.text)),
            added=version.added,
            damage=document.damage,
        )

    def _source(self, version: Version, part: int, day: date | None = None) -> Source:
        standing, day = self._standing(), day or self._day
        if version.live:
            return standing.sources(day)[version.id, part]
        name = version.document.name
        holding = Holding(version.id, version.document_id, name, version.document.parts)
        alive = any(one.document_id == version.document_id for one in self._live())
        section = Section((), part, 0, 0, 0)
        return fallen(holding, alive, section, day)

    def details(self, document_id: int, number: int | None = None) -> Details | None:
        """One live document, or one version of it."""
        own = [one for one in self._live() if one.document_id == document_id]
        speaks = {one.version for one in self.sources() if one.speaks}
        wanted = (
            one for one in own if (one.id in speaks if number is None else one.number == number)
        )
        version = next(wanted, None)
        if version is None:
            return None
        pieces = tuple(chunk for chunk, _ in version.chunks.values())
        keys = tuple(name for _, name in version.chunks.values())
        parts = self._standing().parts(version.id)
        history = tuple((one.number, one.added) for one in own)
        return Details(self._record(version), version.document, parts, pieces, keys, history)

    def editions(self, document_id: int) -> tuple[Edition, ...]:
        """The versions of a live document in time."""
        own = [self._record(one) for one in self._live() if one.document_id == document_id]
        return tuple(editions(self._standing(), own, self._day))

    def correct(self, version: int, correction: Correction) -> None:
        """Put what an admin knows better."""
        digest = self._versions[version].document.digest
        self._corrections.setdefault(digest, []).append(correction)
        self._revision += 1

    def doubt(self, doubt: Doubt) -> None:
        """Ask whether two documents are versions of one."""
        self._doubts.setdefault(frozenset((doubt.document, doubt.other)), doubt)

    def doubts(self) -> list[Doubt]:
        """What is to be settled."""
        alive = {one.document_id for one in self._live()}
        return [one for one in self._doubts.values() if one and {one.document, one.other} <= alive]

    def join(self, document_id: int, into: int) -> None:
        """Settle that the versions of a document are versions of another one."""
        self._doubts[frozenset((document_id, into))] = None
        last = max(one.number for one in self._versions.values() if one.document_id == into)
        for one in self._versions.values():
            if one.document_id == document_id:
                one.document_id, one.number = into, one.number + last
        self._revision += 1

    def part(self, document_id: int, other: int) -> None:
        """Settle that two documents are not versions of one."""
        self._doubts[frozenset((document_id, other))] = None

    def remove(self, document_id: int) -> Record | None:
        """Take a document out of answers."""
        details = self.details(document_id)
        if details is None:
            return None
        for one in self._versions.values():
            one.live = one.live and one.document_id != document_id
        self._revision += 1
        return details.record

    def originals(self) -> Iterator[tuple[Record, Upload]]:
        """The files of all live versions."""
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

    def passages(self, chunks: Sequence[int], day: date | None = None) -> list[Passage]:
        """Live chunks as passages."""
        held = {number: one for one in self._live() for number in one.chunks}
        return [self._passage(held[one], one, day) for one in chunks if one in held]

    def within(self, version: int, day: date | None = None) -> list[Passage]:
        """Every chunk of a live version."""
        return self.passages(list(self._versions[version].chunks), day)

    def _passage(self, version: Version, number: int, day: date | None) -> Passage:
        chunk, _ = version.chunks[number]
        found = self.passage(version.id, chunk.start, chunk.end, day)
        return replace(found, chunk=number)

    def sources(self, day: date | None = None) -> list[Source]:
        """Every part of every live version."""
        return list(self._standing().sources(day or self._day).values())

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

    def passage(self, version: int, start: int, end: int, day: date | None = None) -> Passage:
        """Any stretch of a version's text."""
        one = self._versions[version]
        section = section_at(one.document.sections, start)
        held = (
            number for number, (chunk, _) in one.chunks.items() if chunk.start <= start < chunk.end
        )
        return Passage(
            chunk=next(held, 0),
            source=self._standing().source(version, section, day or self._day)
            or self._source(one, section.part, day),
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
