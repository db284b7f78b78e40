"""The nouns of what could not be answered: groups of alike questions, and who waits for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.kept import Reason
from bot.message import Room
from rag.answer import Outcome

LACKING = frozenset(
    {
        Outcome.NOTHING_FOUND,
        Outcome.DETAIL_NOT_STATED,
        Outcome.SOURCE_CUT,
        Outcome.OUT_OF_FORCE,
    }
)
"""Refusals that another document could end."""


class Lack(StrEnum):
    """Why a question counts as not answered."""

    REFUSED = "refused"
    """The documents hold no answer."""
    DISLIKED = "disliked"
    """Somebody found the answer no good."""
    HANDED = "handed"
    """A human was asked, and replied."""


class Course(StrEnum):
    """What becomes of a group of questions."""

    OPEN = "open"
    ANSWERED = "answered"
    """The documents, or a standard answer, answer it now."""
    OUT_OF_SCOPE = "scope"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class Lacking:
    """A question that was not answered and that nobody has looked at.

    `before` is the question before it in its conversation, or empty.
    """

    answer: int
    question: str
    lack: Lack
    before: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Questions that ask about the same and were not answered.

    `turn` rises whenever somebody decides, so that an old button is known for one. `questions`
    are how it was asked, the latest first, each way once; those of the forgotten are gone.
    `answer` is the number of the latest answer among them, or 0, `before` the question before it
    in its conversation. `refused`, `disliked` and `wishes` count: refusals, bad votes, and who
    waits to be told. `reasons` are those that were told of bad votes, each as often as it was.
    """

    number: int
    course: Course
    turn: int
    questions: tuple[str, ...]
    refused: int
    disliked: int
    wishes: int
    answer: int
    before: str
    latest: datetime | None
    reasons: tuple[Reason, ...] = ()

    @property
    def times(self) -> int:
        """How often it came."""
        return self.refused + self.disliked


@dataclass(frozen=True, slots=True)
class Wish:
    """That somebody wants to be told when there is an answer to a refused question.

    `before` are the questions that it goes on from; the message told is a reply to `message`.
    """

    answer: int
    person: str
    room: Room
    message: str
    question: str
    before: tuple[str, ...]
    asked: datetime


@dataclass(frozen=True, slots=True)
class Reply:
    """What a human replied to a question that was handed over; `answer` is zhengda's to it."""

    number: int
    answer: int
    question: str
    text: str
