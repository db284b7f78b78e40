"""A message of a conversation -> a question -> an answer that is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.incoming import Incoming
from bot.ports import Asking, Chats
from bot.trouble import log
from rag.answer import Answer, Question, Script
from rag.telling import Tell, nobody


@dataclass(frozen=True, slots=True)
class Talk:
    """Holds every conversation. Computes, so it is run in an executor; thread-safe.

    `history` is how many earlier questions of a conversation a follow-up may refer to.
    """

    ask: Asking
    chats: Chats
    history: int

    def answer(
        self,
        incoming: Incoming,
        *,
        earlier: tuple[str, ...] | None = None,
        about: tuple[int, ...] = (),
        as_of: date | None = None,
        script: Script | None = None,
        tell: Tell = nobody,
    ) -> tuple[int, Answer]:
        """The answer to a message and the number it is kept under.

        `earlier` stands for the conversation's own past where a certain message is replied to;
        `about` are the documents that are talked about; `tell` hears of the answer while it grows.
        """
        name = incoming.conversation
        past = self.chats.earlier(name, self.history) if earlier is None else earlier
        answer = self.ask(Question(incoming.text, past, as_of, about), script=script, tell=tell)
        number = self.chats.keep(name, answer)
        log.info(
            "answered",
            answer=number,
            outcome=str(answer.outcome),
            claims=len(answer.claims),
            citations=len(answer.citations),
            seconds=round(answer.seconds, 3),
        )
        return number, answer
