"""What announcements say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AnnouncingWords:
    """The lines of a post, and what stands on its buttons."""

    head: str
    line: str
    separator: str
    damage: str
    more_damage: str
    points: str
    point: str
    since: str
    changes: str
    named: str
    joiner: str
    was: str
    preamble: str
    text: str
    step: str
    rest: str
    corrected: str
    removed: str
    restored: str
    repealed: str
    repealed_by: str
    effective: str
    soon_effective: str
    expired: str
    soon_expired: str
    attached: str
    ask: str
    compare: str
    amended: str
    amended_reason: str
    withdrawn: str
    notice: str
    withdrawn_reason: str
