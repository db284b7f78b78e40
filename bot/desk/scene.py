"""What a handler knows of the moment: what came in, in which language, who is to be told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from bot.incoming import Incoming
from bot.message import Delivery, Limit, Outgoing, Reaction
from bot.ports import Show
from bot.wording import Wording
from corpus.document import Upload


@dataclass(frozen=True, slots=True)
class Scene:
    """Something that came in, ready to be handled.

    `wording` is in the language the person chose or their messenger tells; answers follow the
    question unless `chosen` (the language the person chose, or empty). `upload` is the file
    that came with it, where one did and could be fetched.
    """

    incoming: Incoming
    wording: Wording
    limit: Limit
    show: Show
    chosen: str = ""
    upload: Upload | None = None

    def reply(self, messages: Iterable[Outgoing], answer: int = 0) -> Reaction:
        """Messages to the room it came from, the first one as a reply to it."""
        here = self.incoming
        return Reaction(
            tuple(
                Delivery(here.room, message, "" if at else here.message, answer=answer)
                for at, message in enumerate(messages)
            )
        )

    def say(self, sentence: str) -> Reaction:
        """One plain sentence to the room it came from."""
        return self.reply([Outgoing(sentence)])


Handler: TypeAlias = Callable[[Scene], Reaction]
"""What to do about something that came in."""
