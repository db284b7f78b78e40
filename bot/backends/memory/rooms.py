"""Rooms in memory."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from bot.backends.memory.held import Memory, Standing
from bot.incoming import spoken_in
from bot.kept import Attention


@dataclass(frozen=True, slots=True)
class MemoryRooms:
    """The rooms."""

    memory: Memory = field(default_factory=Memory)

    def attention(self, lane: str) -> Attention:
        """Which messages are answered there."""
        return self._of(lane).attention

    def attend(self, lane: str, attention: Attention) -> None:
        """Choose which messages are answered there."""
        with self.memory.lock:
            self.memory.rooms[lane] = replace(self._of(lane), attention=attention)

    def gone(self, lane: str) -> None:
        """Nobody can be reached there; undone by `back`."""
        with self.memory.lock:
            self.memory.rooms[lane] = replace(self._of(lane), gone=True)

    def back(self, lane: str) -> None:
        """The room can be written to again."""
        with self.memory.lock:
            self.memory.rooms[lane] = replace(self._of(lane), gone=False)

    def reachable(self, lane: str) -> bool:
        """Whether the room was not found gone."""
        return not self._of(lane).gone

    def move(self, lane: str, to: str) -> None:
        """The room goes on under another name, with what is kept of it."""
        memory = self.memory
        if lane == to:
            return
        with memory.lock:
            settled = memory.rooms.get(to, Standing(self._of(lane).attention))
            memory.rooms |= {to: replace(settled, moved=""), lane: Standing(moved=to)}
            moved = {(to, number): of for (name, number), of in memory.sent.items() if name == lane}
            left = {key: of for key, of in memory.sent.items() if key[0] != lane}
            memory.sent = moved | left
            _carry_targets(memory, lane, to)
            marks = {_renamed(name, lane, to): at for name, at in memory.since.items()}
            newer = {name: at for name, at in memory.since.items() if name in marks}
            memory.since = marks | newer
            memory.answers = [
                replace(one, conversation=_renamed(one.conversation, lane, to))
                for one in memory.answers
            ]

    def now(self, lane: str) -> str:
        """The name a room has today, after all its moves."""
        while to := self._of(lane).moved:
            lane = to
        return lane

    def _of(self, lane: str) -> Standing:
        with self.memory.lock:
            return self.memory.rooms.get(lane, Standing())


def _carry_targets(memory: Memory, lane: str, to: str) -> None:
    """Where announcements go: to the new room, or to what was chosen of it already."""
    taken = {one.room.topic for one in memory.grounds.values() if one.room.lane == to}
    for number, one in memory.grounds.items():
        if one.room.lane == lane and one.room.topic in taken:
            memory.grounds[number] = replace(one, chosen=None)
        elif one.room.lane == lane:
            room = replace(one.room, chat=to.partition(":")[2])
            memory.grounds[number] = replace(one, room=room)


def _renamed(conversation: str, lane: str, to: str) -> str:
    """The name of a conversation after a move; unchanged where it is held elsewhere."""
    within = conversation.startswith(spoken_in(lane))
    return f"{to}{conversation.removeprefix(lane)}" if within else conversation
