"""The nouns of what is kept of conversations: answers given, votes, what people chose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.message import Room
from rag.answer import Citation, Outcome, Script


class Attention(StrEnum):
    """Which messages of a group are answered."""

    ADDRESSED = "addressed"
    """A mention, a reply to the bot, a command."""
    EVERYTHING = "everything"
    """Every question."""
    SILENT = "silent"
    """None but the command that ends the silence."""


class Reason(StrEnum):
    """Why an answer was no good."""

    UNTOLD = ""
    WRONG = "wrong"
    OUTDATED = "outdated"
    UNCLEAR = "unclear"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Vote:
    """What a person thinks of an answer."""

    good: bool
    reason: Reason = Reason.UNTOLD


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it was given. `shown` are its citations, in the order of their numbers.

    `room` is the name of the room and `person` that of the person it was given to; both are
    empty where the person has been forgotten. `nearest` are the citations of a refusal.
    """

    number: int
    room: str
    person: str
    question: str
    outcome: Outcome
    script: Script
    claims: tuple[str, ...]
    shown: tuple[Citation, ...]
    nearest: tuple[Citation, ...]
    asked: datetime


@dataclass(frozen=True, slots=True)
class Sent:
    """A message of ours, by its room's lane and its number there, and the answer it is part of."""

    lane: str
    message: str
    answer: int


@dataclass(frozen=True, slots=True)
class Footprint:
    """How much is kept of one person."""

    answers: int
    votes: int
    filed: int
    feedback: int
    handoffs: int
    since: datetime | None
    language: str
    wishes: int = 0
    subscriptions: int = 0


@dataclass(frozen=True, slots=True)
class Handoff:
    """A question a person wants a human to answer, and where they wait for that."""

    number: int
    answer: int
    person: str
    room: Room
    message: str
    asked: datetime
    answered: datetime | None = None
