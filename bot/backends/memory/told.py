"""What people have told, in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.backends.memory.held import Memory
from bot.told import Remark, Voted


@dataclass(frozen=True, slots=True)
class MemoryTold:
    """Reads feedback and votes."""

    memory: Memory = field(default_factory=Memory)

    def remarks(self) -> Iterator[Remark]:
        """What people want the operators to know, the oldest first."""
        with self.memory.lock:
            found = [Remark(one.told, one.text) for one in self.memory.feedback]
        yield from found

    def votes(self) -> Iterator[Voted]:
        """Every vote that counts, by the number of its answer."""
        with self.memory.lock:
            said = sorted(self.memory.votes.values(), key=lambda one: (one.answer, one.told))
            given = [(one, self.memory.answers[one.answer - 1]) for one in said]
        for one, kept in given:
            if one.vote:
                claims = tuple(claim.text for claim in kept.answer.claims)
                outcome = kept.answer.outcome
                yield Voted(one.told, one.vote, one.answer, kept.question, outcome, claims)
