"""Finds the sentences for a person: in the language they chose, or that of their messenger."""

from __future__ import annotations

from dataclasses import dataclass

from bot.incoming import Incoming
from bot.message import Task
from bot.ports import People
from bot.wording import Wording, Wordings


@dataclass(frozen=True, slots=True)
class Interpreter:
    """Reads the disk, so it is called where that is allowed."""

    wordings: Wordings
    people: People

    def wording(self, incoming: Incoming) -> Wording:
        """The sentences for whoever this comes from."""
        chosen = self.people.language(incoming.person)
        return self.wordings.for_language(chosen or incoming.language)

    def spoken(self, task: Task) -> Wording:
        """The sentences for whoever ordered this."""
        chosen = self.people.language(task.person)
        return self.wordings.for_language(chosen or task.language)
