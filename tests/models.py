"""Language models that say what a test has them say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from threading import Lock
from typing import TypeAlias

from rag.ports import ModelError, Prompt, StorageError, Tokens

Reply: TypeAlias = str | Sequence[str] | ModelError
"""What is written to one prompt: whole, in pieces, or not at all; pieces may end in a fault."""


class FakeModel:
    """A model with a script: one reply a prompt, or a function of the prompt.

    Past the end of its list it writes nothing. `prompts` are all that it was given, `until` the
    deadlines, `open` how many of its iterators nobody has closed yet.
    """

    def __init__(
        self,
        replies: Sequence[Reply] | Callable[[Prompt], Reply] = (),
        name: str = "fake-model",
    ) -> None:
        self.name = name
        self.prompts: list[Prompt] = []
        self.until: list[float] = []
        self.open = 0
        self._replies = replies

    def write(self, prompt: Prompt, until: float) -> Iterator[str]:
        """The pieces of the next reply."""
        self.prompts.append(prompt)
        self.until.append(until)
        self.open += 1
        try:
            yield from _pieces(self._next(prompt))
        finally:
            self.open -= 1

    def _next(self, prompt: Prompt) -> Reply:
        if callable(self._replies):
            return self._replies(prompt)
        at = len(self.prompts) - 1
        return self._replies[at] if at < len(self._replies) else ""


class Broken(list[str]):
    """Pieces after which a model fails."""

    def __init__(self, fault: ModelError, *pieces: str) -> None:
        super().__init__(pieces)
        self.fault = fault


def _pieces(reply: Reply) -> Iterator[str]:
    if isinstance(reply, ModelError):
        raise reply
    yield from [reply] if isinstance(reply, str) else reply
    if isinstance(reply, Broken):
        raise reply.fault


class MemorySpending:
    """A `rag.ports.Spending` in memory; `broken`: it cannot be kept."""

    def __init__(self) -> None:
        self.days: dict[date, Tokens] = {}
        self.broken = False
        self._lock = Lock()

    def take(self, day: date, tokens: Tokens) -> Tokens:
        """Count some in; gives what the day has come to."""
        if self.broken:
            raise StorageError("no room")
        with self._lock:
            self.days[day] = self.days.get(day, Tokens()) + tokens
            return self.days[day]
