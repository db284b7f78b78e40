"""Chats in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.backends.memory.held import Given, Memory, now
from bot.incoming import parts
from bot.kept import Kept, Sent
from bot.turns import may_be_referred_to
from rag.answer import Answer


@dataclass(frozen=True, slots=True)
class MemoryChats:
    """The conversations."""

    memory: Memory = field(default_factory=Memory)

    def earlier(self, conversation: str, count: int) -> tuple[str, ...]:
        """The last `count` questions that a follow-up may refer to, oldest first."""
        with self.memory.lock:
            questions = [self.memory.answers[at].question for at in self._referred_to(conversation)]
        return tuple(questions[max(0, len(questions) - count) :])

    def keep(self, conversation: str, answer: Answer) -> int:
        """Keep an answer; returns its number."""
        with self.memory.lock:
            self.memory.answers.append(Given(conversation, answer.question.text, answer, now()))
            return len(self.memory.answers)

    def recall(self, number: int) -> Kept | None:
        """An answer that was kept."""
        with self.memory.lock:
            if not 1 <= number <= len(self.memory.answers):
                return None
            given = self.memory.answers[number - 1]
        room, person = parts(given.conversation)
        answer = given.answer
        return Kept(
            number=number,
            room=room,
            person=person,
            question=given.question,
            outcome=answer.outcome,
            script=answer.script,
            claims=tuple(claim.text for claim in answer.claims),
            shown=answer.citations,
            nearest=answer.nearest,
            asked=given.asked,
        )

    def tie(self, messages: Sequence[Sent]) -> None:
        """Remember which answers sent messages are part of."""
        with self.memory.lock:
            self.memory.sent.update({(one.lane, one.message): one.answer for one in messages})

    def told(self, lane: str, message: str) -> int:
        """The number of the answer a message of ours is part of, or 0."""
        with self.memory.lock:
            return self.memory.sent.get((lane, message), 0)

    def latest(self, conversation: str) -> int:
        """The number of the last answer that a follow-up may refer to, or 0."""
        with self.memory.lock:
            return max((at + 1 for at in self._referred_to(conversation)), default=0)

    def _referred_to(self, conversation: str) -> Iterator[int]:
        """Where the answers lie that a follow-up may refer to, the oldest first."""
        for at in range(self.memory.since.get(conversation, 0), len(self.memory.answers)):
            one = self.memory.answers[at]
            if one.conversation == conversation and may_be_referred_to(one.answer.outcome):
                yield at

    def reset(self, conversation: str) -> None:
        """From now on follow-ups refer to nothing said before."""
        with self.memory.lock:
            self.memory.since[conversation] = len(self.memory.answers)
