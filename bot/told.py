"""The nouns of what people tell of answers and of zhengda, without their names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.kept import Vote
from rag.answer import Outcome


class Content(StrEnum):
    """What an export holds, a file of lines each; of originals, a file each."""

    DOCUMENTS = "documents"
    STANDARDS = "standards"
    UNANSWERED = "unanswered"
    VOTES = "votes"
    FEEDBACK = "feedback"
    ORIGINALS = "originals"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something somebody wants the operators to know."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Voted:
    """A vote, and the answer it is about; the question is empty where it has been forgotten."""

    at: datetime
    vote: Vote
    answer: int
    question: str
    outcome: Outcome
    claims: tuple[str, ...]
