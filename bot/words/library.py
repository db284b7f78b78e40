"""What is said to those who look after documents by chat."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LibraryWords:
    """`/docs` and all commands about documents and the index."""

    docs: str
    docs_about: str
    docs_how: str
    live: str
    damaged: str
    doubtful: str
    removed: str
    hidden: str
    versions_count: str
    damages: str
    is_removed: str
    is_hidden: str
    taken_in: str
    same: str
    apart: str
    versions: str
    diff: str
    look: str
    correct: str
    reread: str
    hide: str
    remove: str
    restore: str
    step: str
    changed_since: str
    how_remove: str
    how_hide: str
    how_restore: str
    how_correct: str
    how_to_correct: str
    how_expire: str
    how_join: str
    how_apart: str
    how_versions: str
    how_diff: str
    how_reindex: str
    how_rollback: str
    rolls_back: str
    roll_back: str
    no_field: str
    fact: str
    into: str
    asks: str
    now: str
    reply: str
    reply_day: str
    reply_one: str
    one_of: str
    one_version: str
    no_version: str
    too_much: str
    no_part: str
    part: str
    how_parts: str
    expected: str
