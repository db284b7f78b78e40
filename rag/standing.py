"""What the stored versions are on a day: which of them speaks for its document, and as what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache

from corpus.document import Section
from corpus.known import Kind, Part, Status
from rag.answer import Source
from rag.principal import principal
from rag.records import Edition, Record
from rag.term import Held, Holding, Reason, Term
from rag.timeline import speaking, timeline


class Standing:
    """All live versions at one revision of the corpus. Computed once, asked for many days."""

    def __init__(self, holdings: Iterable[Holding]) -> None:
        self._holdings = {one.version: one for one in holdings}
        self._held = {
            (one.version, index): Held(one.version, index, part, one.document_id)
            for one in self._holdings.values()
            for index, part in enumerate(one.parts)
        }
        self.sources = lru_cache(8)(self._sources)
        self.listed = lru_cache(8)(self._listed)

    @cached_property
    def terms(self) -> Mapping[tuple[int, int], Term]:
        """From when until when every part holds, by version and index."""
        return timeline(list(self._held.values()))

    @property
    def holdings(self) -> list[Holding]:
        """Every live version with what is known of it."""
        return list(self._holdings.values())

    def source(self, version: int, section: Section, day: date) -> Source | None:
        """What a section belongs to, with its own status where its article stands otherwise."""
        place = (version, section.part)
        source = self.sources(day).get(place)
        if source is None or not self.terms[place].exempt:
            return source
        return replace(source, status=self.terms[place].of(section.path, day))

    def face(self, version: int, day: date) -> Source:
        """A live version as lists show it: by its first text, with the status of the principal."""
        sources = self.sources(day)
        told = sources[version, principal(self.parts(version))]
        return replace(sources[version, 0], status=told.status)

    def speaker(self, document: int, day: date) -> int:
        """The version that speaks for a document on a day, or 0: no other document matters."""
        own = [held for held in self._held.values() if held.document == document]
        return next(iter(speaking(own, day)), 0)

    def parts(self, version: int) -> tuple[Part, ...]:
        """What is known of a live version; nothing where it is not live."""
        holding = self._holdings.get(version)
        return holding.parts if holding else ()

    def _listed(self, day: date) -> tuple[Source, ...]:
        """The same without their places: one object a day, by which to know it again."""
        return tuple(self.sources(day).values())

    def _sources(self, day: date) -> Mapping[tuple[int, int], Source]:
        """Every part of every live version as a source, on a day."""
        speaks = speaking(list(self._held.values()), day)
        return {
            place: source_of(
                self._holdings[held.version],
                held.part,
                self.terms[place],
                day,
                speaks=held.version in speaks,
            )
            for place, held in self._held.items()
        }


def editions(standing: Standing, records: Iterable[Record], day: date) -> Iterator[Edition]:
    """The versions of one document with their terms, the oldest in time first."""
    found = []
    for record in records:
        parts = standing.parts(record.version_id)
        told = principal(parts)
        term, effective = standing.terms[record.version_id, told], parts[told].effective
        found.append(
            Edition(
                version=record.version_id,
                number=record.version,
                name=record.name,
                title=record.title,
                dated=record.dated,
                effective=effective.value if effective else "",
                since=term.since,
                until=term.until,
                status=term.on(day),
                added=record.added,
                reason=term.reason,
                by=_title(standing, term.reason, day),
            )
        )
    # An ended version lies before the one that ended it, whatever their dates say.
    yield from sorted(found, key=lambda one: (not one.until, one.since or one.dated, one.number))


def _title(standing: Standing, reason: Reason | None, day: date) -> str:
    source = standing.sources(day).get((reason.version, reason.index)) if reason else None
    return source.title if source else ""


def fallen(holding: Holding, alive: bool, section: Section, day: date) -> Source:  # noqa: FBT001
    """The source of a version that is no longer found; `alive`: others of its document are."""
    held = [Held(holding.version, at, part) for at, part in enumerate(holding.parts)]
    term = timeline(held)[holding.version, section.part]
    source = source_of(holding, holding.parts[section.part], term, day, speaks=False)
    return replace(source, status=Status.SUPERSEDED) if alive else source


def source_of(holding: Holding, part: Part, term: Term, day: date, *, speaks: bool) -> Source:
    """A part of a stored version as the source of passages."""
    return Source(
        document_id=holding.document_id,
        document=holding.document,
        version=holding.version,
        title=part.title.value or holding.document,
        kind=kind_of(part),
        status=term.on(day),
        dated=part.dated.value if part.dated else "",
        issuer=part.issuer.value if part.issuer else "",
        place=part.place.value if part.place else "",
        number=part.number.value if part.number else "",
        level=part.level.value if part.level else "",
        since=term.since,
        until=term.until,
        speaks=speaks,
    )


def kind_of(part: Part) -> Kind:
    """The kind a part says it is; other where it says something unheard of."""
    return Kind(part.kind.value) if part.kind.value in set(Kind) else Kind.OTHER
