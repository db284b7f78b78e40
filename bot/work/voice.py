"""The words for whoever ordered work, and messages to where it was ordered."""

from __future__ import annotations

from dataclasses import dataclass

from bot.message import Button, Delivery, Outgoing, Reaction, Task
from bot.ports import People
from bot.wording import Wording, Wordings


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks the language a person chose, or that of their messenger."""

    wordings: Wordings
    people: People

    def of(self, task: Task) -> Wording:
        """The sentences for whoever ordered it."""
        return self.wordings.for_language(self.people.language(task.person) or task.language)


def told(task: Task, text: str, rows: tuple[tuple[Button, ...], ...] = ()) -> Reaction:
    """One message at the end of work."""
    return Reaction((Delivery(task.room, Outgoing(text, rows=rows)),))
