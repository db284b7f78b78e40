"""Pauses, in memory."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.backends.memory.held import Memory
from bot.pause import Pause, Surface


@dataclass(frozen=True, slots=True)
class MemoryPauses:
    """Where nothing is said for now."""

    memory: Memory = field(default_factory=Memory)

    def paused(self, surface: Surface) -> Pause | None:
        """Why nothing is said on a surface: it is paused itself, or everything is."""
        with self.memory.lock:
            found = self.memory.pauses
            return found.get(surface) or found.get(Surface.EVERYTHING)

    def pauses(self) -> list[Pause]:
        """All of them, in the order of `Surface`."""
        with self.memory.lock:
            found = self.memory.pauses
            return [found[one] for one in Surface if one in found]

    def pause(self, pause: Pause) -> None:
        """From now on nothing is said there; another reason replaces the one before."""
        with self.memory.lock:
            self.memory.pauses[pause.surface] = pause

    def resume(self, surface: Surface) -> list[Surface]:
        """End the pause of a surface, or with `EVERYTHING` all of them; gives what was ended."""
        with self.memory.lock:
            wide = surface is Surface.EVERYTHING
            ended = [
                one for one in Surface if one in self.memory.pauses and wide | (one is surface)
            ]
            for one in ended:
                del self.memory.pauses[one]
            return ended
