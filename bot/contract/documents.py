"""Stored documents as JSON: `list`, `show` and `remove`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.contract.editions import EditionLine, edition_line
from bot.contract.files import DamageLine, damage_lines
from bot.contract.line import Line
from corpus.document import Cleaned
from corpus.known import Fact, Part
from rag.records import Details, Edition, Record


@dataclass(frozen=True, slots=True)
class DocumentLine(Line):
    """A line of `list`, and what `remove` took out."""

    id: int
    document: str
    version: int
    title: str
    kind: str
    status: str
    dated: str
    issuer: str
    number: str
    place: str
    characters: int
    encoding: str
    added: str
    damage: tuple[DamageLine, ...]


@dataclass(frozen=True, slots=True)
class FactLine:
    """Something known of a document, the words it was read from, and how sure it is."""

    value: str
    words: str
    sure: float
    corrected: bool


@dataclass(frozen=True, slots=True)
class RelationLine:
    """Another text that this one repeals, replaces, amends, implements or cites."""

    tie: str
    title: str
    number: str
    articles: tuple[str, ...]
    since: str
    words: str


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """What a text says of the validity of single articles of its own."""

    articles: tuple[str, ...]
    status: str
    since: str
    words: str


@dataclass(frozen=True, slots=True)
class PartLine:
    """One document inside a file."""

    start: int
    end: int
    title: FactLine
    kind: FactLine
    issuer: FactLine | None
    number: FactLine | None
    dated: FactLine | None
    effective: FactLine | None
    place: FactLine | None
    expires: FactLine | None
    level: FactLine | None
    history: tuple[str, ...]
    relations: tuple[RelationLine, ...]
    clauses: tuple[ClauseLine, ...]


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A stretch of text under one heading path."""

    section: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RemovedLine:
    """A stretch of the source that is not the document; offsets are in the source."""

    noise: str
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DetailsLine(Line):
    """`show`: a document with its outline, its damage, what was removed, and its text."""

    id: int
    document: str
    version: int
    title: str
    kind: str
    status: str
    dated: str
    characters: int
    encoding: str
    parts: tuple[PartLine, ...]
    outline: tuple[SectionLine, ...]
    damage: tuple[DamageLine, ...]
    removed: tuple[RemovedLine, ...]
    versions: tuple[EditionLine, ...]
    text: str


def document_line(record: Record) -> DocumentLine:
    """A stored document as JSON."""
    return DocumentLine(
        id=record.id,
        document=record.name,
        version=record.version,
        title=record.title,
        kind=str(record.kind),
        status=str(record.status),
        dated=record.dated,
        issuer=record.issuer,
        number=record.number,
        place=record.place,
        characters=record.characters,
        encoding=record.encoding,
        added=record.added.isoformat(timespec="seconds"),
        damage=damage_lines(record.damage),
    )


def details_line(details: Details, editions: Sequence[Edition]) -> DetailsLine:
    """Everything known of a version of a document as JSON; `editions` are all of its versions."""
    record, document = details.record, details.document
    return DetailsLine(
        id=record.id,
        document=record.name,
        version=record.version,
        title=record.title,
        kind=str(record.kind),
        status=str(record.status),
        dated=record.dated,
        characters=record.characters,
        encoding=record.encoding,
        parts=tuple(map(_part, details.parts)),
        outline=tuple(SectionLine(s.path, s.start, s.end) for s in document.sections),
        damage=damage_lines(document.damage),
        removed=_removed(document.cleaned),
        versions=tuple(map(edition_line, editions)),
        text=document.text,
    )


def _removed(cleaned: Cleaned) -> tuple[RemovedLine, ...]:
    return tuple(
        RemovedLine(str(r.noise), r.words, r.span.start, r.span.end) for r in cleaned.removed
    )


def _part(part: Part) -> PartLine:
    return PartLine(
        start=part.span.start,
        end=part.span.end,
        title=_line(part.title),
        kind=_line(part.kind),
        issuer=_fact(part.issuer),
        number=_fact(part.number),
        dated=_fact(part.dated),
        effective=_fact(part.effective),
        place=_fact(part.place),
        expires=_fact(part.expires),
        level=_fact(part.level),
        history=part.history,
        relations=tuple(
            RelationLine(str(r.tie), r.title, r.number, r.articles, r.since, r.words)
            for r in part.relations
        ),
        clauses=tuple(
            ClauseLine(c.articles, str(c.status), c.since, c.words) for c in part.clauses
        ),
    )


def _fact(fact: Fact | None) -> FactLine | None:
    return _line(fact) if fact else None


def _line(fact: Fact) -> FactLine:
    return FactLine(fact.value, fact.words, fact.sure, fact.corrected)
