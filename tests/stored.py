"""A store in memory, and a hand that fills any store."""

from __future__ import annotations

import re
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from corpus.document import Chunk, Damage, Document, Removed, Section, Upload
from rag.answer import Answer, Citation, Passage, Source
from rag.correct import Correction, corrected
from rag.event import Event, Happening
from rag.hits import Entry
from rag.index import key, wording
from rag.locate import damage_near, section_at
from rag.ports import Embedder, Store, Vector
from rag.principal import principal
from rag.records import Details, Doubt, Edition, Placed, Record, Withdrawn
from rag.sketch import sketch
from rag.standing import Standing, editions, fallen
from rag.term import Holding
from rag.terms import HAN
from tests.fakes import chunks

_DRAFT = -1
"""A view that follows the newest revision."""
_OUT = {Happening.REMOVED, Happening.HIDDEN}


def put(
    store: Store,
    document: Document,
    embedder: Embedder,
    of: int | None = None,
    *,
    instead: bool = False,
) -> Record:
    """Save a document with one chunk a section, as the document line would."""
    pieces = chunks(document)
    words = {key(text): text for text in map(wording, pieces)}
    missing = sorted(store.missing_vectors(words.keys(), embedder.name))
    rows = embedder.passages([words[one] for one in missing])
    placed = store.save(
        document,
        document.text.encode(),
        pieces,
        [key(wording(piece)) for piece in pieces],
        dict(zip(missing, rows, strict=True)),
        embedder.name,
        of,
        instead=instead,
    )
    with store.drafting():
        details = store.details(placed.document, placed.number)
    assert details is not None
    record = details.record
    assert (record.version_id, record.name) == (placed.version, placed.name)
    assert (record.characters, record.damage) == (placed.characters, placed.damage)
    return record


@dataclass(frozen=True)
class Version:
    """A version in memory."""

    id: int
    document: Document
    data: bytes
    added: datetime
    chunks: dict[int, tuple[Chunk, str]]


@dataclass(frozen=True)
class Place:
    """Where a version stands at a revision: its document, and its number there."""

    document: int
    number: int


@dataclass(frozen=True)
class State:
    """Everything that may be found at a revision; every change makes another one."""

    places: Mapping[int, Place]
    corrections: Mapping[str, tuple[Correction, ...]]
    events: tuple[Event, ...]


class FakeStore:
    """A `rag.ports.Store` in memory: a list of states."""

    def __init__(self, day: date = date(2026, 1, 1)) -> None:
        self._day = day
        self._states = [State({}, {}, ())]
        self._released: list[int] = []
        self._view = threading.local()
        self._versions: dict[int, Version] = {}
        self._vectors: dict[tuple[str, str], Vector] = {}
        self._answers: list[Answer] = []
        self._documents = 0
        self._chunks = 0
        self._happened = 0
        self._doubts: dict[frozenset[int], Doubt | None] = {}

    @property
    def revision(self) -> int:
        """The revision that is read."""
        view: int | None = getattr(self._view, "revision", None)
        if view == _DRAFT or (view is None and not self._released):
            return self.draft
        return self._released[-1] if view is None else view

    @property
    def draft(self) -> int:
        """The newest revision."""
        return len(self._states) - 1

    @property
    def _state(self) -> State:
        return self._states[self.revision]

    @property
    def previous(self) -> int | None:
        """The revision that was released before."""
        return self._released[-2] if len(self._released) > 1 else None

    @contextmanager
    def steady(self, revision: int | None = None) -> Iterator[None]:
        """Within the block this thread reads one revision."""
        before = getattr(self._view, "revision", None)
        self._view.revision = self.revision if revision is None else revision
        try:
            yield
        finally:
            self._view.revision = before

    def drafting(self) -> AbstractContextManager[None]:
        """Within the block this thread reads the draft."""
        return self.steady(_DRAFT)

    def release(self, revision: int) -> None:
        """From now on this revision is read."""
        if revision not in self._released[-1:]:
            self._released.append(revision)

    def take_back(self, revision: int) -> None:
        """Undo all changes after a revision."""
        del self._states[revision + 1 :]

    def roll_back(self) -> bool:
        """Make a draft of what was released before the last release."""
        if len(self._released) < 2:
            return False
        now, before = (self._states[one] for one in (self._released[-1], self._released[-2]))
        were, are = self._speaking(now), self._speaking(before)
        changed = sorted(_differing(now, before, self._versions))
        told = [(Happening.REVERTED, one, were.get(one, 0), are.get(one, 0)) for one in changed]
        self._change(*told, places=before.places, corrections=before.corrections)
        return True

    def events(self, after: int = 0) -> list[Event]:
        """What happened, as far as it is released."""
        return [one for one in self._state.events if one.number > after]

    def withdrawn(self) -> list[Withdrawn]:
        """The documents that were removed or hidden."""
        last = {one.document: one for one in self._state.events}
        gone = [one for one in last.values() if one.happening in _OUT]
        return [self._withdrawn(one) for one in sorted(gone, key=lambda one: -one.number)]

    def _withdrawn(self, event: Event) -> Withdrawn:
        document = self._versions[event.old].document
        title = document.parts[principal(document.parts)].title.value
        return Withdrawn(event.document, title, document.name, event.happening, event.at)

    def _change(
        self,
        *told: tuple[Happening, int, int, int],
        places: Mapping[int, Place] | None = None,
        corrections: Mapping[str, tuple[Correction, ...]] | None = None,
        detail: str = "",
    ) -> None:
        """Make another state of the newest one."""
        state, now = self._states[-1], datetime.now(UTC)
        events = list(state.events)
        for happening, document, old, new in told:
            self._happened += 1
            at = self._happened, len(self._states)
            events.append(Event(*at, happening, document, old, new, now, detail))
        self._states.append(
            State(
                state.places if places is None else dict(places),
                state.corrections if corrections is None else dict(corrections),
                tuple(events),
            )
        )

    def _speaking(self, state: State) -> dict[int, int]:
        sources = self._standing(state).sources(self._day).values()
        return {one.document_id: one.version for one in sources if one.speaks}

    def held(self, digest: str) -> Placed | None:
        """Where the live version with these bytes is."""
        places = self._state.places
        found = (one for one in self._live() if one.document.digest == digest)
        return next((self._placed(one, places[one.id]) for one in found), None)

    def _placed(self, version: Version, place: Place) -> Placed:
        document = version.document
        return Placed(
            document=place.document,
            number=place.number,
            version=version.id,
            name=document.name,
            characters=_characters(document),
            sections=len(document.sections),
            removed=len(document.cleaned.removed),
            damage=document.damage,
        )

    def known(self, digest: str) -> Record | None:
        """The live version with these bytes."""
        return next((self._record(v) for v in self._live() if v.document.digest == digest), None)

    def holdings(self) -> list[Holding]:
        """Every live version with what is known of it."""
        return self._standing().holdings

    def _standing(self, state: State | None = None) -> Standing:
        state = state or self._state
        return Standing(
            Holding(
                one.id,
                state.places[one.id].document,
                one.document.name,
                corrected(one.document.parts, state.corrections.get(one.document.digest, ())),
            )
            for one in self._live(state)
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
        """Store a document or a version of one."""
        if self.missing_vectors(keys, model) - vectors.keys():
            raise ValueError("a chunk without a vector")
        places, spoke = dict(self._states[-1].places), self._speaking(self._states[-1])
        if of is None:
            self._documents += 1
        owner = self._documents if of is None else of
        new = len(self._versions) + 1
        own = {row: one for row, one in places.items() if one.document == owner}
        same = [r for r in own if self._versions[r].document.digest == document.digest]
        told: list[tuple[Happening, int, int, int]] = []
        if same:
            places[new] = places.pop(same[-1])
        else:
            if instead:
                places.pop(spoke[owner])
            ever = [
                s.places[r].number
                for s in self._states
                for r in s.places
                if s.places[r].document == owner
            ]
            places[new] = Place(owner, 1 + max(ever, default=0))
            came = Happening.REPLACED if instead else Happening.NEW_VERSION
            told = [(came if of else Happening.ADDED, owner, spoke.get(owner, 0), new)]
        version = Version(new, document, data, datetime.now(UTC), {})
        for chunk, name in zip(chunks, keys, strict=True):
            self._chunks += 1
            version.chunks[self._chunks] = (chunk, name)
        self._versions[new] = version
        self.keep(vectors, model)
        self._change(*told, places=places)
        return self._placed(version, places[new])

    def _live(self, state: State | None = None) -> list[Version]:
        places = (state or self._state).places
        rows = sorted(places, key=lambda row: (places[row].document, places[row].number))
        return [self._versions[row] for row in rows]

    def _of(self, document_id: int) -> list[Version]:
        places = self._state.places
        return [one for one in self._live() if places[one.id].document == document_id]

    def records(self) -> list[Record]:
        """The live documents."""
        speaks = {one.version for one in self.sources() if one.speaks}
        return [self._record(one) for one in self._live() if one.id in speaks]

    def _record(self, version: Version) -> Record:
        document, place = version.document, self._state.places[version.id]
        source = self._standing().face(version.id, self._day)
        return Record(
            id=place.document,
            name=version.document.name,
            version=place.number,
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
            characters=_characters(document),
            added=version.added,
            damage=document.damage,
        )

    def _source(self, version: Version, part: int, day: date | None = None) -> Source:
        """The source of a version that is not found."""
        last = next(s.places[version.id] for s in reversed(self._states) if version.id in s.places)
        name = version.document.name
        holding = Holding(version.id, last.document, name, version.document.parts)
        alive = bool(self._of(last.document))
        return fallen(holding, alive, Section((), part, 0, 0, 0), day or self._day)

    def details(self, document_id: int, number: int | None = None) -> Details | None:
        """One live document, or one version of it."""
        own, places = self._of(document_id), self._state.places
        speaks = {one.version for one in self.sources() if one.speaks}
        wanted = (
            one
            for one in own
            if (one.id in speaks if number is None else places[one.id].number == number)
        )
        version = next(wanted, None)
        if version is None:
            return None
        pieces = tuple(chunk for chunk, _ in version.chunks.values())
        keys = tuple(name for _, name in version.chunks.values())
        parts = self._standing().parts(version.id)
        history = tuple((places[one.id].number, one.added) for one in own)
        return Details(self._record(version), version.document, parts, pieces, keys, history)

    def editions(self, document_id: int) -> tuple[Edition, ...]:
        """The versions of a live document in time."""
        own = [self._record(one) for one in self._of(document_id)]
        return tuple(editions(self._standing(), own, self._day))

    def correct(self, version: int, correction: Correction) -> None:
        """Put what an admin knows better."""
        digest, state = self._versions[version].document.digest, self._states[-1]
        told = {**state.corrections, digest: (*state.corrections.get(digest, ()), correction)}
        place = state.places.get(version)
        event = (Happening.CORRECTED, place.document, version, version) if place else None
        self._change(*filter(None, (event,)), corrections=told, detail=correction.field)

    def doubt(self, doubt: Doubt) -> None:
        """Ask whether two documents are versions of one."""
        self._doubts.setdefault(frozenset((doubt.document, doubt.other)), doubt)

    def doubts(self) -> list[Doubt]:
        """What is to be settled."""
        alive = {one.document for one in self._state.places.values()}
        return [one for one in self._doubts.values() if one and {one.document, one.other} <= alive]

    def join(self, document_id: int, into: int) -> None:
        """Settle that the versions of a document are versions of another one."""
        self._doubts[frozenset((document_id, into))] = None
        places, spoke = dict(self._states[-1].places), self._speaking(self._states[-1])
        last = max(one.number for one in places.values() if one.document == into)
        for row, one in list(places.items()):
            if one.document == document_id:
                places[row] = Place(into, one.number + last)
        told = (Happening.JOINED, into, spoke.get(into, 0), spoke.get(document_id, 0))
        self._change(told, places=places)

    def part(self, document_id: int, other: int) -> None:
        """Settle that two documents are not versions of one."""
        self._doubts[frozenset((document_id, other))] = None

    def remove(self, document_id: int) -> Record | None:
        """Take a document out of answers."""
        return self._withdraw(document_id, Happening.REMOVED)

    def hide(self, document_id: int) -> Record | None:
        """Take a document out of answers."""
        return self._withdraw(document_id, Happening.HIDDEN)

    def _withdraw(self, document_id: int, how: Happening) -> Record | None:
        with self.drafting():
            details = self.details(document_id)
            places = self._state.places
        if details is None:
            return None
        left = {row: one for row, one in places.items() if one.document != document_id}
        self._change((how, document_id, details.record.version_id, 0), places=left)
        return details.record

    def restore(self, document_id: int) -> Record | None:
        """Put a document back."""
        with self.drafting():
            if document_id not in {one.id for one in self.withdrawn()}:
                return None
            last = {one.document: one for one in self._state.events}[document_id]
            before = self._states[last.revision - 1].places
            back = {row: one for row, one in before.items() if one.document == document_id}
            told = (Happening.RESTORED, document_id, 0, last.old)
            self._change(told, places={**self._state.places, **back})
            return next(one for one in self.records() if one.id == document_id)

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

    def sources(self, day: date | None = None) -> Sequence[Source]:
        """Every part of every live version."""
        return self._standing().listed(day or self._day)

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


def _characters(document: Document) -> int:
    return len(re.findall(f"[{HAN}]", document.text))


def _differing(one: State, other: State, versions: Mapping[int, Version]) -> set[int]:
    """The documents that are not the same in two states."""
    rows = {
        row
        for row in one.places.keys() | other.places.keys()
        if one.places.get(row) != other.places.get(row)
    }
    digests = {
        digest
        for digest in one.corrections.keys() | other.corrections.keys()
        if one.corrections.get(digest) != other.corrections.get(digest)
    }
    rows |= {row for row in other.places if versions[row].document.digest in digests}
    places = (state.places[row] for state in (one, other) for row in rows if row in state.places)
    return {place.document for place in places}
