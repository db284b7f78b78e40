"""What the conversations need of the world: messengers, and what is kept of a chat."""

from __future__ import annotations

from typing import Protocol

from bot.message import Incoming, Limit, Outgoing
from rag.answer import Answer, Question, Script


class Messenger(Protocol):
    """A place where people write to zhengda."""

    @property
    def limit(self) -> Limit:
        """What one message may hold."""

    async def send(self, chat: str, message: Outgoing) -> None:
        """Deliver one message to a chat; the text arrives whole, marks as far as possible."""


class Chats(Protocol):
    """What is kept of the conversations. Thread-safe."""

    def earlier(self, chat: str, count: int) -> tuple[str, ...]:
        """The last `count` questions of a chat that a follow-up may refer to, oldest first."""

    def keep(self, chat: str, answer: Answer) -> int:
        """Keep an answer, with its question and its citations; returns its number."""


class Asking(Protocol):
    """The question line as conversations see it: `rag.ask.Asker`. Computes; thread-safe."""

    def __call__(self, question: Question, *, script: Script | None = None) -> Answer:
        """The answer to a question, framed in a script or in that of the question."""


class Talking(Protocol):
    """A conversation as messengers see it: `bot.chat.Talk`. Computes; thread-safe."""

    def reply(self, incoming: Incoming, limit: Limit) -> list[Outgoing]:
        """What to send for a message; never raises."""
