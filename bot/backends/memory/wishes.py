"""Who wants to be told when there is an answer, in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.backends.memory.held import Memory, now
from bot.gap import Wish
from bot.message import Room


@dataclass(frozen=True, slots=True)
class MemoryWishes:
    """Wishes, until they are fulfilled."""

    memory: Memory = field(default_factory=Memory)

    def wish(
        self, answer: int, person: str, room: Room, message: str, before: Sequence[str]
    ) -> bool:
        """Keep a wish; False where it is kept already."""
        with self.memory.lock:
            made = Wish(answer, person, room, message, "", tuple(before), now())
            return self.memory.unanswered.wishes.setdefault((answer, person), made) is made

    def waiting(self) -> list[Wish]:
        """All who were not told, the oldest first."""
        with self.memory.lock:
            held = self.memory.unanswered
            found = [
                replace(one, question=self.memory.answers[one.answer - 1].question)
                for key, one in held.wishes.items()
                if key not in held.told
            ]
        return [one for one in found if one.question.strip()]

    def waits(self, answer: int, person: str) -> bool:
        """Whether somebody still does."""
        with self.memory.lock:
            held, key = self.memory.unanswered, (answer, person)
            return key in held.wishes and key not in held.told

    def fulfil(self, answer: int, person: str) -> None:
        """They have been told."""
        with self.memory.lock:
            if (answer, person) in self.memory.unanswered.wishes:
                self.memory.unanswered.told[answer, person] = now()

    def tried(self) -> tuple[int, int]:
        """With which revision of the corpus and which stamp of standards they were last tried."""
        with self.memory.lock:
            return self.memory.unanswered.tried

    def try_with(self, revision: int, stamp: int) -> None:
        """They have been tried with these."""
        with self.memory.lock:
            self.memory.unanswered.tried = (revision, stamp)
