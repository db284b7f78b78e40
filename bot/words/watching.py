"""What is said to those who watch over zhengda, and to everybody while it is paused."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PausingWords:
    """`/pause`, `/resume`, and what people are told meanwhile."""

    told: str
    title: str
    listed: str
    line: str
    none: str
    how: str
    too_long: str
    paused: str
    paused_posts: str
    paused_model: str
    resumed: str
    was_not: str
    separator: str
    terminal: str


@dataclass(frozen=True, slots=True)
class AttendingWords:
    """What owners are told when the language model stays away, or soon will."""

    told: str
    nearly: str


@dataclass(frozen=True, slots=True)
class StatsWords:
    """`/stats`."""

    span: str
    asked: str
    nothing: str
    votes: str
    latency: str
    worded: str
    cost: str
    topics: str
    topic: str
    separator: str
    cited: str
    cited_line: str
    unread: str
    unread_line: str
    picture: str
    how: str


@dataclass(frozen=True, slots=True)
class TrailWords:
    """`/test`."""

    how: str
    outcome: str
    none: str
    asked: str
    searched: str
    found: str
    line: str
    standard: str
    stopped: str
    verdict: str
    checked: str
    composed: str
    composed_nothing: str
    composed_rejected: str
    model_fault: str
    separator: str


@dataclass(frozen=True, slots=True)
class SavingWords:
    """`/backup`, `/export`, `zhengda backup` and `zhengda restore`."""

    how_export: str
    exported: str
    separator: str
    backed_up: str
    lies: str
    written: str
    restoring: str
    restored: str
    paused: str
