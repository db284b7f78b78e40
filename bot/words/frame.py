"""What stands around the claims and under the sources of an answer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the claims and the sources."""

    detail_not_stated_plain: str
    source_cut_plain: str
    strange: str
    cut_unknown: str
    missing_part: str
    documents: str
    sources: str
    nearest: str
    damage: str
    as_of: str
    standard: str
    standard_until: str
    unsure: str
    whose: str
    by: str
    then: str
    validity: str
    not_ended: str
    title: str
    separator: str
    step: str
    growing: str
    choice: str
    side: str
    side_unsaid: str
    left_out: str
    own_case: str


@dataclass(frozen=True, slots=True)
class Notices:
    """What is said under a source that is not simply a rule in force."""

    speech: str
    model_text: str
    news: str
    repealed: str
    superseded: str
    expired: str
    trial: str
    not_yet_effective: str
