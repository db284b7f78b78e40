"""What a language model has cost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a model read and wrote, in the units it is paid by."""

    read: int = 0
    written: int = 0

    def __add__(self, other: Tokens) -> Tokens:
        return Tokens(self.read + other.read, self.written + other.written)

    def __sub__(self, other: Tokens) -> Tokens:
        return Tokens(self.read - other.read, self.written - other.written)

    @property
    def total(self) -> int:
        """Both together."""
        return self.read + self.written


class Spending(Protocol):
    """Counts the tokens of every day; what is counted outlives the process."""

    def take(self, day: date, tokens: Tokens) -> Tokens:
        """Count some in, negative ones out; gives what the day has come to with them.

        Of two that take at once, one is told of both.

        Raises:
            StorageError: it cannot be kept.
        """
