"""Turns the nouns of the document line into JSON columns and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any, TypeAlias

from corpus.document import Damage, DamageKind, Noise, Removed
from corpus.known import Clause, Fact, Part, Relation, Status, Tie
from corpus.span import Span

Packed: TypeAlias = dict[str, Any]
"""A part as its JSON column holds it: `pack_parts` alone writes it, `unpack_parts` reads it."""


def pack_spans(spans: Iterable[Span]) -> list[list[int]]:
    """Spans as pairs."""
    return [[span.start, span.end] for span in spans]


def unpack_spans(rows: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    """Pairs as spans."""
    return tuple(Span(start, end) for start, end in rows)


def pack_removed(removed: Iterable[Removed]) -> list[list[int | str]]:
    """Removed stretches without their words: the source holds those."""
    return [[one.span.start, one.span.end, one.noise.value] for one in removed]


def unpack_removed(rows: Iterable[tuple[int, int, str]], source: str) -> tuple[Removed, ...]:
    """Removed stretches with their words from the source."""
    return tuple(
        Removed(Span(start, end), Noise(noise), source[start:end]) for start, end, noise in rows
    )


def pack_damage(damage: Iterable[Damage]) -> list[list[str | int | None]]:
    """Damages as rows."""
    return [[one.kind.value, one.start, one.end, one.sentence, one.missing] for one in damage]


def unpack_damage(
    rows: Iterable[tuple[str, int, int, str, int | None]],
) -> tuple[Damage, ...]:
    """Rows as damages."""
    return tuple(
        Damage(DamageKind(kind), start, end, sentence, missing)
        for kind, start, end, sentence, missing in rows
    )


_FACTS = (
    *("title", "kind", "issuer", "number", "dated", "effective", "place", "expires", "level"),
)


def pack_parts(parts: Iterable[Part]) -> list[Packed]:
    """Parts as objects; unknown facts are left out."""
    return [_pack_part(part) for part in parts]


def _pack_part(part: Part) -> Packed:
    packed: Packed = {
        "span": [part.span.start, part.span.end],
        "history": list(part.history),
        "relations": [asdict(one) for one in part.relations],
        "clauses": [asdict(one) for one in part.clauses],
    }
    for name in _FACTS:
        fact: Fact | None = getattr(part, name)
        if fact is not None:
            packed[name] = [fact.value, fact.words, fact.sure]
    return packed


def unpack_parts(rows: Iterable[Packed]) -> tuple[Part, ...]:
    """Objects as parts."""
    return tuple(map(_unpack_part, rows))


def _unpack_part(row: Packed) -> Part:
    start, end = row["span"]
    facts = {name: Fact(*row[name]) for name in _FACTS if name in row}
    return Part(
        span=Span(start, end),
        title=facts["title"],
        kind=facts["kind"],
        issuer=facts.get("issuer"),
        number=facts.get("number"),
        dated=facts.get("dated"),
        effective=facts.get("effective"),
        place=facts.get("place"),
        expires=facts.get("expires"),
        level=facts.get("level"),
        history=tuple(row.get("history", ())),
        relations=_relations(row),
        clauses=tuple(_unpack_clause(**one) for one in row.get("clauses", ())),
    )


def _relations(row: Packed) -> tuple[Relation, ...]:
    """The relations of a part; what was stored before there were others has repeals by title."""
    if "relations" in row:
        return tuple(_unpack_relation(**one) for one in row["relations"])
    return tuple(Relation(Tie.REPEALS, one, one) for one in row.get("repeals", ()))


def _unpack_relation(
    tie: str, title: str, words: str, number: str, articles: Sequence[str], since: str
) -> Relation:
    return Relation(Tie(tie), title, words, number, tuple(articles), since)


def _unpack_clause(articles: Sequence[str], status: str, since: str, words: str) -> Clause:
    return Clause(tuple(articles), Status(status), since, words)
