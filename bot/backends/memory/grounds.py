"""The rooms that announcements could go to, and who wants them, in memory."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from bot.announcement import Target
from bot.backends.memory.held import Memory, Standing, now
from bot.posts import Ground, Sighting


@dataclass(frozen=True, slots=True)
class MemoryGrounds:
    """The rooms; each is numbered by its place in the list."""

    memory: Memory = field(default_factory=Memory)

    def learn(self, found: Sighting) -> None:
        """Keep what is new of a room."""
        with self.memory.lock:
            grounds = self.memory.grounds
            before = next((one for one in grounds.values() if one.room == found.room), None)
            if before is None:
                before = Ground(len(grounds) + 1, found.room, "", posts=True, pins=False)
            grounds[before.number] = replace(
                before,
                title=found.title or before.title,
                posts=before.posts if found.posts is None else found.posts,
                pins=before.pins if found.pins is None else found.pins,
            )

    def chosen(self) -> list[Target]:
        """The targets that admins chose, in the order they were chosen."""
        found = [one for one in self.grounds() if one.chosen]
        found.sort(key=lambda one: (one.chosen or datetime.max.replace(tzinfo=UTC), one.number))
        return [Target(one.number, one.room, one.title, one.reached) for one in found]

    def grounds(self) -> list[Ground]:
        """All rooms that were found, in the order they were."""
        with self.memory.lock:
            return [self._standing(one) for one in self.memory.grounds.values()]

    def ground(self, number: int) -> Ground | None:
        """The room of a number."""
        with self.memory.lock:
            found = self.memory.grounds.get(number)
            return found and self._standing(found)

    def choose(self, number: int, turn: int, *, chosen: bool) -> Ground | None:
        """Let announcements go to a room or not; None where it is of another turn by now."""
        with self.memory.lock:
            found = self.memory.grounds.get(number)
            if found is None or found.turn != turn:
                return None
            since = now() if chosen else None
            self.memory.grounds[number] = replace(found, chosen=since, turn=turn + 1)
            return self.ground(number)

    def _standing(self, ground: Ground) -> Ground:
        gone = self.memory.rooms.get(ground.room.lane, Standing()).gone
        return replace(ground, gone=gone)
