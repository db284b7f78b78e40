"""What is said of golden questions."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GoldenWords:
    """What `zhengda check` and `/golden` say."""

    none: str
    heading: str
    how: str
    question: str
    source: str
    words: str
    both: str
    refusal: str
    met: str
    failed: str
    total: str
    kept: str
    alone: str
    keep: str
    drop: str
    run: str
    dropped: str
    dropped_before: str
    unknown: str
    waits: str
