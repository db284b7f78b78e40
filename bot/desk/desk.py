"""Leads everything that comes in to its handler; the outermost handler of a conversation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.desk.press import Verb, read
from bot.desk.pressed import expired
from bot.desk.scene import Handler, Scene
from bot.incoming import Incoming, Sort
from bot.message import Limit, Reaction
from bot.ports import People, Show
from bot.trouble import report
from bot.wording import Wordings
from corpus.document import Upload


@dataclass(frozen=True, slots=True)
class HandlingDesk:
    """A `bot.ports.Desk`. `fallback` handles commands that nobody else does."""

    wordings: Wordings
    people: People
    sorts: Mapping[Sort, Handler]
    commands: Mapping[str, Handler]
    presses: Mapping[Verb, Handler]
    fallback: Handler

    def react(
        self, incoming: Incoming, limit: Limit, show: Show, upload: Upload | None = None
    ) -> Reaction:
        """What follows from it: what its handler says, or one sentence with a reference."""
        wording = self.wordings.for_language(incoming.language)
        scene = Scene(incoming, wording, limit, show, upload=upload)
        try:
            if chosen := self.people.language(incoming.person):
                wording = self.wordings.for_language(chosen)
                scene = Scene(incoming, wording, limit, show, chosen, upload)
            return self._handler(incoming)(scene)
        except Exception as error:  # noqa: BLE001  the outermost handler of a conversation
            return scene.say(report(error, wording, f"{incoming.sort} failed").sentence)

    def _handler(self, incoming: Incoming) -> Handler:
        if incoming.sort is Sort.COMMAND:
            return self.commands.get(incoming.command, self.fallback)
        if incoming.sort is Sort.PRESS:
            pressed = read(incoming.text)
            return self.presses.get(pressed.verb, expired) if pressed else expired
        return self.sorts.get(incoming.sort, self.fallback)
