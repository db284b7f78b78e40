"""Turns the nouns of the document line into JSON columns and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from corpus.document import Damage, DamageKind, Fact, Noise, Part, Removed, Span

Json: TypeAlias = "str | int | float | Sequence[Json] | dict[str, Json] | None"


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


_FACTS = ("title", "kind", "issuer", "number", "dated", "effective", "place")


def pack_parts(parts: Iterable[Part]) -> list[dict[str, Json]]:
    """Parts as objects; unknown facts are left out."""
    return [_pack_part(part) for part in parts]


def _pack_part(part: Part) -> dict[str, Json]:
    packed: dict[str, Json] = {
        "span": [part.span.start, part.span.end],
        "repeals": list(part.repeals),
    }
    for name in _FACTS:
        fact: Fact | None = getattr(part, name)
        if fact is not None:
            packed[name] = [fact.value, fact.words, fact.sure]
    return packed


def unpack_parts(rows: Iterable[dict[str, list[object]]]) -> tuple[Part, ...]:
    """Objects as parts."""
    return tuple(_unpack_part(row) for row in rows)


def _unpack_part(row: dict[str, list[object]]) -> Part:
    start, end = row["span"]
    facts = {name: Fact(*row[name]) for name in _FACTS if name in row}  # type: ignore[arg-type]
    return Part(
        span=Span(int(str(start)), int(str(end))),
        title=facts["title"],
        kind=facts["kind"],
        issuer=facts.get("issuer"),
        number=facts.get("number"),
        dated=facts.get("dated"),
        effective=facts.get("effective"),
        place=facts.get("place"),
        repeals=tuple(map(str, row["repeals"])),
    )
