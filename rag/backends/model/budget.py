"""Keeps what a model costs in a day below what was set.

What a request may cost at most is counted before it is sent and corrected after it: questions
asked at once cannot spend the same rest, and a crash counts too much rather than too little.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

import structlog

from rag.backends.model.reading import Tally
from rag.backends.model.writer import Writer
from rag.onday import today
from rag.ports import Fault, ModelError, Prompt, Spending, StorageError, Tokens

_log = structlog.get_logger("zhengda.model")
_MILLION = 1_000_000
_NEARLY = 0.9
_ASCII = 0x80
_ASCII_PER_TOKEN = 3


@dataclass(frozen=True, slots=True)
class Budget:
    """What a day may cost, 0: anything; prices are of a million tokens, in any currency."""

    tokens: int = 0
    cost: float = 0.0
    price_read: float = 0.0
    price_written: float = 0.0

    def exceeded(self, taken: Tokens) -> bool:
        """Whether this is more than a day may cost."""
        if self.tokens and taken.total > self.tokens:
            return True
        return bool(self.cost) and self.price(taken) > self.cost

    def nearly(self, taken: Tokens) -> bool:
        """Whether little is left of what a day may cost."""
        return replace(self, tokens=int(self.tokens * _NEARLY), cost=self.cost * _NEARLY).exceeded(
            taken
        )

    def price(self, taken: Tokens) -> float:
        """What some tokens cost."""
        paid = taken.read * self.price_read + taken.written * self.price_written
        return paid / _MILLION


@dataclass(frozen=True, slots=True)
class Budgeted:
    """A `rag.ports.Model` that stops for the day when its budget is spent.

    `warn` is called as long as little is left; it must not raise, and decides what is news.
    """

    model: Writer
    spending: Spending
    budget: Budget = Budget()
    today: Callable[[], date] = today
    warn: Callable[[], None] = lambda: None

    @property
    def name(self) -> str:
        """What it is called where it is served."""
        return self.model.name

    def write(self, prompt: Prompt, until: float) -> Iterator[str]:
        """Pieces of what it writes; see `rag.ports.Model`."""
        day, tally, written = self.today(), Tally(), 0
        read = estimated(prompt.system) + estimated(prompt.user)
        most = Tokens(read, self.model.most(prompt))
        self._reserve(day, most)
        try:
            for piece in self.model.tallied(prompt, until, tally):
                written += estimated(piece)
                yield piece
        finally:
            guessed = Tokens(most.read if tally.begun else 0, written)
            self._correct(day, (tally.told if tally.told.total else guessed) - most)

    def _reserve(self, day: date, most: Tokens) -> None:
        """Count what it may cost.

        Raises:
            ModelError: SPENT, also where it cannot be counted.
        """
        try:
            taken = self.spending.take(day, most)
            if not self.budget.exceeded(taken):
                if self.budget.nearly(taken):
                    self.warn()
                return
            self.spending.take(day, Tokens() - most)
        except StorageError as error:
            _log.warning("spending_not_counted", error=type(error).__name__)
        raise ModelError(Fault.SPENT)

    def _correct(self, day: date, difference: Tokens) -> None:
        try:
            self.spending.take(day, difference)
        except StorageError as error:
            _log.warning("spending_not_counted", error=type(error).__name__)


def estimated(text: str) -> int:
    """About how many tokens a text is: a Chinese sign is one at most, of English three are one."""
    narrow = sum(sign < chr(_ASCII) for sign in text)
    return len(text) - narrow + -(-narrow // _ASCII_PER_TOKEN)
