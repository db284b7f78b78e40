"""A message of a conversation -> a question -> an answer -> the messages that say it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.message import Incoming, Limit, Outgoing
from bot.ports import Asking, Chats
from bot.render import render
from bot.trouble import log, report
from bot.wording import Wordings
from rag.answer import Answer, Question


@dataclass(frozen=True, slots=True)
class Talk:
    """Holds every conversation. Computes, so it is run in the executor; thread-safe.

    `history` is how many earlier questions of a chat a follow-up may refer to.
    """

    ask: Asking
    chats: Chats
    wordings: Wordings
    history: int

    def reply(self, incoming: Incoming, limit: Limit) -> list[Outgoing]:
        """What to send for a message: an answer, or one sentence with a reference."""
        try:
            answer = self.answer(incoming)
            return render(answer, self.wordings[answer.script], limit)
        except Exception as error:  # noqa: BLE001  the outermost handler of a conversation
            wording = self.wordings.for_language(incoming.language)
            return [Outgoing(report(error, wording, "question failed").sentence)]

    def answer(self, incoming: Incoming) -> Answer:
        """The answer to a message, kept with its chat."""
        earlier = self.chats.earlier(incoming.chat, self.history)
        answer = self.ask(Question(incoming.text, earlier))
        number = self.chats.keep(incoming.chat, answer)
        log.info(
            "answered",
            answer=number,
            outcome=str(answer.outcome),
            claims=len(answer.claims),
            citations=len(answer.citations),
            seconds=round(answer.seconds, 3),
        )
        return answer
