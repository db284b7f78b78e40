"""Says what a stretch of a stored text belongs to: its section, and what is damaged there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from corpus.document import Damage, DamageKind, Section

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
