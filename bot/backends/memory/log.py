"""The log of what was done, in memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from bot.backends.memory.held import Memory, now
from bot.rank import Act, Noted


@dataclass(frozen=True, slots=True)
class MemoryLog:
    """What was done."""

    memory: Memory = field(default_factory=Memory)

    def note(self, act: Act) -> int:
        """Add an act; gives its number."""
        with self.memory.lock:
            self.memory.acts.append(Noted(len(self.memory.acts) + 1, now(), act))
            return len(self.memory.acts)

    def acts(
        self, *, document: int = 0, person: str = "", day: date | None = None, most: int = 1000
    ) -> list[Noted]:
        """The latest acts about a document, of a person, of a day (local time), newest first."""
        with self.memory.lock:
            found = [
                one
                for one in reversed(self.memory.acts)
                if document in {0, one.act.document}
                and person in {"", one.act.person}
                and day in {None, one.at.astimezone().date()}
            ]
        return found[:most]
