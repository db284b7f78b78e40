"""What humans replied to questions that were handed over, in memory."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.backends.memory.held import Memory
from bot.gap import Reply


@dataclass(frozen=True, slots=True)
class MemoryReplies:
    """Replies; none where whoever asked has been forgotten."""

    memory: Memory = field(default_factory=Memory)

    def keep(self, handoff: int, text: str) -> int:
        """Keep a reply; gives its number."""
        with self.memory.lock:
            self.memory.unanswered.replies.append((handoff, text))
            return len(self.memory.unanswered.replies)

    def reply(self, number: int) -> Reply | None:
        """One of them; None where whoever asked has been forgotten."""
        with self.memory.lock:
            held = self.memory.unanswered.replies
            if not 1 <= number <= len(held):
                return None
            handoff, text = held[number - 1]
            request = self.memory.handoffs.get(handoff)
            question = self.memory.answers[request.answer - 1].question if request else ""
        if request is None or not text or not question.strip():
            return None
        return Reply(number, request.answer, question, text)
