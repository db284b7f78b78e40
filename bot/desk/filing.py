"""Lays a question that was not answered before the owners."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.citing import place
from bot.desk.pressed import expired, pressed
from bot.desk.scene import Scene
from bot.desk.steps import Step, button
from bot.kept import Kept
from bot.masked import masked
from bot.message import Delivery, Outgoing, Reaction, Room
from bot.ports import Chats, Opinions
from bot.split import split
from bot.wording import Wording


@dataclass(frozen=True, slots=True)
class Filing:
    """Files questions, once for each person. `owners` are the rooms where that is told.

    `words` are the sentences in which the owners are told.
    """

    chats: Chats
    opinions: Opinions
    owners: tuple[Room, ...]
    words: Wording

    def __call__(self, scene: Scene) -> Reaction:
        """File the question of a refusal."""
        here, said = scene.incoming, scene.wording.answering
        found = pressed(here, self.chats)
        if found is None:
            return expired(scene)
        if not self.opinions.file(found.answer.number, here.person):
            return Reaction(toast=said.filed_before)
        *pages, last = split(_report(found.answer, self.words), scene.limit)
        open_it = button(self.words.unanswered.view, Step.FILED, found.answer.number)
        pages.append(replace(last, rows=((open_it,),)))
        told = tuple(Delivery(owner, page) for owner in self.owners for page in pages)
        return Reaction(told, toast=said.filed)


def _report(kept: Kept, words: Wording) -> Iterator[Outgoing]:
    """The question and what came closest; nobody is named, nor what the question names."""
    yield Outgoing(words.answering.unanswered)
    yield Outgoing(masked(kept.question))
    if kept.nearest:
        yield Outgoing("")
        yield Outgoing(words.frame.nearest)
    for citation in kept.nearest:
        yield Outgoing(f"· {place(citation.passage, words)}\n{citation.quote.strip()}")
