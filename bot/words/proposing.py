"""What is said of files that somebody who runs zhengda sends."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PreviewWords:
    """What a file would be, were it taken in; and the same of many, a line each."""

    file: str
    unnamed: str
    size: str
    cleaned: str
    noise: str
    parts: str
    chosen: str
    new: str
    version: str
    earlier: str
    unsure: str
    same_text: str
    same_file: str
    compared: str
    shown: str
    unreadable: str
    changes: str
    line: str
    damaged: str
    damaged_all: str
    gone: str
    missing: str
    is_new: str
    is_version: str
    is_unsure: str
    is_held: str
    is_unread: str
    is_taking: str
    is_taken: str
    is_dropped: str


@dataclass(frozen=True, slots=True)
class ProposingWords:
    """What is settled about a file: buttons, the question for a better value, what became of it."""

    take: str
    take_version: str
    take_own: str
    replace: str
    fix: str
    drop: str
    check: str
    changes: str
    all: str
    none: str
    received: str
    reading: str
    taking: str
    counts: str
    decide: str
    waiting: str
    no_waiting: str
    which: str
    target: str
    ask: str
    now: str
    empty: str
    choose: str
    how: str
    how_date: str
    how_target: str
    no_target: str
    ordered: str
    dropped: str
    stale: str
    under_way: str
    taken: str
    gone: str
    forwarded: str
    photo: str
    added: str
    updated: str
    replaced: str
    unchanged: str
    failed: str
    broken: str
    again: str
    embedded: str
    total: str
    see: str
