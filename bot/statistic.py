"""The nouns of how zhengda is used: what was asked on which day, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from rag.answer import Outcome
from rag.ports import Tokens


@dataclass(frozen=True, slots=True)
class Counted:
    """The questions of a day (local time), by what came of them; small talk is no question."""

    day: date
    answered: int = 0
    partial: int = 0
    refused: int = 0

    @property
    def total(self) -> int:
        """All questions."""
        return self.answered + self.partial + self.refused


@dataclass(frozen=True, slots=True)
class Cited:
    """How many answers quote a document, by its number."""

    document: int
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Wondered:
    """A question, and a mark that is the same for all questions of one conversation."""

    text: str
    conversation: str


@dataclass(frozen=True, slots=True)
class Worded:
    """What a language model did: answers in its words, answers it was away for or broke off.

    `tokens` are those that it read and wrote.
    """

    answers: int = 0
    away: int = 0
    broken_off: int = 0
    tokens: Tokens = field(default_factory=Tokens)


@dataclass(frozen=True, slots=True)
class Statistics:
    """Some days, the oldest first and none left out.

    `median` and `slow` are the seconds within which half of the answers and 95 of 100 were
    computed, 0 where nothing was asked. `cited` are the documents quoted most, most first;
    `uncited` are live documents that were not quoted once, `unread` is how many there are.
    """

    days: tuple[Counted, ...]
    good: int
    bad: int
    median: float
    slow: float
    cited: tuple[Cited, ...]
    uncited: tuple[Cited, ...]
    unread: int
    worded: Worded = Worded()

    @property
    def total(self) -> Counted:
        """All days together, as of the last one."""
        return Counted(
            self.days[-1].day,
            sum(one.answered for one in self.days),
            sum(one.partial for one in self.days),
            sum(one.refused for one in self.days),
        )


def counted(day: date, outcomes: Mapping[Outcome, int]) -> Counted:
    """What became of the questions of a day."""
    refused = sum(count for outcome, count in outcomes.items() if outcome.refused)
    answered, partial = (outcomes.get(one, 0) for one in (Outcome.ANSWERED, Outcome.PARTIAL))
    return Counted(day, answered, partial, refused)


def days(first: date, last: date) -> list[date]:
    """Every day from the first to the last."""
    return [first + timedelta(days=at) for at in range((last - first).days + 1)]


def rank(count: int, percent: int) -> int:
    """Which of so many values, sorted and counted from 0, a percent of them does not exceed.

    Example: of 100 values the 95 % value is the one at 94, of one value the one at 0.
    """
    return max(0, -(-count * percent // 100) - 1)
