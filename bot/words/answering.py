"""What is said around answers: after a press, beside a passage, to a human who helps."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AnsweringWords:
    """Said to whoever presses a button, reads a passage or searches from elsewhere."""

    expired: str
    voted: str
    why: str
    filed: str
    filed_before: str
    unanswered: str
    updated: str
    removed: str
    too_large: str
    not_enough: str
    example: str


@dataclass(frozen=True, slots=True)
class HandingWords:
    """Said when a human is asked for. `head` must name the number as `#{number}`."""

    handed: str
    handed_before: str
    nobody: str
    nothing: str
    head: str
    asker: str
    question: str
    answer: str
    how: str
    by_human: str
    passed: str
    gone: str
