"""What a message refers to: the answer it replies to, or the documents named in what it quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.incoming import Incoming, Referred
from bot.kept import Kept
from bot.ports import Chats
from bot.turns import may_be_referred_to
from corpus.fold import fold
from rag.about import asks_of_document
from rag.answer import Citation
from rag.meant import marked
from rag.ports import Texts

_LONGEST_QUESTION = 100
"""Characters of somebody else's message that may be a question to go on from."""
_NUMBER = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Context:
    """What a question goes on from.

    `earlier` stands for the conversation's own past; None: that past. `about` are the documents
    that are talked about.
    """

    earlier: tuple[str, ...] | None = None
    about: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Contexts:
    """Finds out what messages refer to."""

    chats: Chats
    texts: Texts

    def of(self, incoming: Incoming) -> Context:
        """What a message refers to. An answer given in another room or topic is never shown."""
        referred = incoming.referred
        if referred is None:
            return self._going_on(incoming)
        if referred.own and (kept := self._told(incoming, referred)):
            past = (kept.question,) if may_be_referred_to(kept.outcome) else ()
            return Context(past, _documents(_meant(kept, referred.quote)))
        about = self._named(referred.quote or referred.text)
        words = (referred.quote or referred.text).strip()
        if not (referred.own or referred.post or about) and 0 < len(words) <= _LONGEST_QUESTION:
            return Context((words,))
        return Context(about=about)

    def _going_on(self, incoming: Incoming) -> Context:
        """还有效吗 and 这次改了什么 are asked of the documents of the last answer."""
        if not asks_of_document(fold(incoming.text)):
            return Context()
        last = self.chats.latest(incoming.conversation)
        kept = self.chats.recall(last) if last else None
        return Context(about=_documents(kept.shown)) if kept else Context()

    def _told(self, incoming: Incoming, referred: Referred) -> Kept | None:
        number = self.chats.told(incoming.room.lane, referred.message)
        kept = self.chats.recall(number) if number else None
        return kept if kept and kept.room == incoming.room.name else None

    def _named(self, text: str) -> tuple[int, ...]:
        """The documents whose titles stand in 《》 in a text."""
        if "《" not in text:
            return ()
        return tuple(sorted(marked(fold(text), self.texts.sources())))


def _meant(kept: Kept, quote: str) -> Iterable[Citation]:
    """The citations that picked-out words belong to; all of them where none is meant."""
    cited = kept.shown or kept.nearest
    words = "".join(_NUMBER.sub("", quote).split())
    numbers = {int(one) for one in _NUMBER.findall(quote)}
    chosen = [
        one
        for number, one in enumerate(cited, 1)
        if number in numbers or _overlap(words, one) or one.passage.source.title in quote
    ]
    return chosen or cited


def _overlap(words: str, citation: Citation) -> bool:
    said = "".join(citation.quote.split())
    return bool(words) and (words in said or said in words)


def _documents(cited: Iterable[Citation]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(one.passage.source.document_id for one in cited))
