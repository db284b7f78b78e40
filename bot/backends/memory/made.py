"""Files made to be sent, in memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO

from bot.backends.memory.held import Memory
from bot.message import Enclosure
from bot.ports import Write
from corpus.document import Upload


@dataclass(frozen=True, slots=True)
class MemoryMade:
    """A file a key, for as long as the memory lasts."""

    memory: Memory = field(default_factory=Memory)

    def make(self, name: str, write: Write) -> Enclosure:
        """Make a file under a name; it is there whole, or not at all."""
        file = BytesIO()
        write(file)
        with self.memory.lock:
            key = f"{len(self.memory.made) + 1}-{name}"
            self.memory.made[key] = Upload(name, file.getvalue())
        return Enclosure(0, name, key)

    def made(self, key: str) -> Upload | None:
        """What was made; None where it was forgotten."""
        return self.memory.made.get(key)

    def weight(self, key: str) -> int:
        """How many bytes it has; 0 where it was forgotten."""
        found = self.made(key)
        return len(found.data) if found else 0

    def sweep(self) -> None:
        """Nothing is old before its memory ends."""

    def place(self, key: str) -> str:
        """Nowhere."""
        del key
        return ""
