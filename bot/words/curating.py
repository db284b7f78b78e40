"""What is said of documents by those who run zhengda, and of what became of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CuratedWords:
    """What became of work on documents and on the index."""

    document: str
    removed: str
    hidden: str
    restored: str
    not_there: str
    not_withdrawn: str
    corrected: str
    nothing: str
    joined: str
    undo: str
    indexed: str
    changed: str
    failed: str
    more: str
    rolled: str
    nothing_to_roll: str
    published_since: str
    switched: str
    discarded: str
    nothing_waits: str
    regressed: str
    also_changed: str
    question: str
    before: str
    after: str
    refuses: str
    waiting: str
    switch: str
    discard: str
    how_settles: str
    who_switches: str
    no_folder: str
    empty_folder: str
    taken: str
    taken_line: str
    doubt: str
    renewed: str
