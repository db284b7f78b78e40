"""Everything about questions without an answer that is held in memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from bot.gap import Course, Lack, Wish
from rag.standard import Standard


@dataclass(slots=True)
class Group:
    """A group of questions."""

    course: Course = Course.OPEN
    turn: int = 0
    members: dict[int, Lack] = field(default_factory=dict)


@dataclass(slots=True)
class Unanswered:
    """All of it."""

    groups: list[Group] = field(default_factory=list)
    passed: int = 0
    wishes: dict[tuple[int, str], Wish] = field(default_factory=dict)
    told: dict[tuple[int, str], datetime] = field(default_factory=dict)
    tried: tuple[int, int] = (-1, -1)
    standards: list[Standard] = field(default_factory=list)
    gists: dict[int, set[str]] = field(default_factory=dict)
    stamp: int = 0
    replies: list[tuple[int, str]] = field(default_factory=list)
