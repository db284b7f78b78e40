"""Says what a stretch of a stored text belongs to: its section, and what is damaged there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from corpus.document import Damage, DamageKind, Section
from corpus.known import Kind, Part, Status
from rag.answer import Source
from rag.validity import Held

_BREAKS = frozenset({DamageKind.CUT, DamageKind.LOGIN_WALL})


def section_at(sections: Sequence[Section], position: int) -> Section:
    """The section that holds a position of the text."""
    at = bisect_right(sections, position, key=lambda section: section.start) - 1
    # Sections without own characters share their start with the next one: take the last.
    return sections[max(at, 0)]


def damage_near(section: Section, damage: Iterable[Damage]) -> tuple[Damage, ...]:
    """The damage in a section, or at its end where the text breaks off."""
    return tuple(one for one in damage if _touches(section, one))


def _touches(section: Section, damage: Damage) -> bool:
    if damage.start < damage.end:
        return damage.start < section.end and section.start < damage.end
    if damage.kind in _BREAKS:
        return section.start < damage.start <= section.end
    return section.start <= damage.start < section.end


def source_of(document_id: int, document: str, held: Held, status: Status) -> Source:
    """A part of a stored version as the source of passages."""
    part = held.part
    return Source(
        document_id=document_id,
        document=document,
        version=held.version,
        title=part.title.value or document,
        kind=kind_of(part),
        status=status,
        dated=part.dated.value if part.dated else "",
        issuer=part.issuer.value if part.issuer else "",
        place=part.place.value if part.place else "",
    )


def kind_of(part: Part) -> Kind:
    """The kind a part says it is; other where it says something unheard of."""
    return Kind(part.kind.value) if part.kind.value in set(Kind) else Kind.OTHER
