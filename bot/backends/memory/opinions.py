"""What people say of answers, in memory."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from bot.backends.memory.held import Memory, Said, now
from bot.kept import Handoff, Vote
from bot.message import Room


@dataclass(frozen=True, slots=True)
class MemoryOpinions:
    """Votes, filed questions, feedback, requests for a human."""

    memory: Memory = field(default_factory=Memory)

    def vote(self, answer: int, person: str, vote: Vote) -> None:
        """One vote a person and answer; a later one replaces it."""
        with self.memory.lock:
            self.memory.votes[answer, person] = Said(person, now(), answer, vote)

    def vote_of(self, answer: int, person: str) -> Vote | None:
        """The vote a person gave."""
        with self.memory.lock:
            said = self.memory.votes.get((answer, person))
        return said.vote if said else None

    def file(self, answer: int, person: str) -> bool:
        """Lay a question before the admins; False where the person has done so already."""
        with self.memory.lock:
            said = Said(person, now(), answer)
            return self.memory.filed.setdefault((answer, person), said) is said

    def feedback(self, person: str, text: str) -> None:
        """Keep what somebody wants the operators to know."""
        with self.memory.lock:
            self.memory.feedback.append(Said(person, now(), text=text))

    def hand_off(self, answer: int, person: str, room: Room, message: str) -> Handoff | None:
        """Ask for a human; None where the person has done so for this answer already."""
        with self.memory.lock:
            asked = ((one.answer, one.person) for one in self.memory.handoffs.values())
            if (answer, person) in asked:
                return None
            self.memory.requests += 1
            made = Handoff(self.memory.requests, answer, person, room, message, now())
            self.memory.handoffs[made.number] = made
            return made

    def handoff(self, number: int) -> Handoff | None:
        """A request for a human."""
        with self.memory.lock:
            return self.memory.handoffs.get(number)

    def settle(self, number: int) -> bool:
        """A human has answered; False where one had before."""
        with self.memory.lock:
            found = self.memory.handoffs.get(number)
            if found is None or found.answered:
                return False
            self.memory.handoffs[number] = replace(found, answered=now())
            return True
