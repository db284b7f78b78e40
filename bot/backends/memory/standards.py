"""Answers written by hand, in memory."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from bot.backends.memory.held import Memory, now
from rag.standard import Flag, Standard, Use


@dataclass(frozen=True, slots=True)
class MemoryStandards:
    """Standard answers. They are numbered from 1, as their place in the list tells."""

    memory: Memory = field(default_factory=Memory)

    def add(self, standard: Standard) -> int:
        """Keep a new one; gives its number."""
        with self.memory.lock:
            held = self.memory.unanswered.standards
            held.append(replace(standard, number=len(held) + 1, turn=0, made=now()))
            return len(held)

    def save(self, standard: Standard) -> bool:
        """Keep it as it is now, one turn on; False where its turn is not the one that is kept."""
        with self.memory.lock:
            held, known = self.memory.unanswered, self.standard(standard.number)
            if known is None or known.turn != standard.turn:
                return False
            held.standards[standard.number - 1] = replace(standard, turn=standard.turn + 1)
            held.stamp += 1
            return True

    def flag(self, number: int, flag: Flag | None) -> bool:
        """Why it is not given; False where that was known."""
        with self.memory.lock:
            known = self.standard(number)
            if known is None or known.flag is flag:
                return False
            self.memory.unanswered.standards[number - 1] = replace(known, flag=flag)
            return True

    def call(self, number: int, gists: Collection[str]) -> None:
        """Give it to questions of these gists, too."""
        with self.memory.lock:
            held = self.memory.unanswered
            held.gists.setdefault(number, set()).update(filter(None, gists))
            held.stamp += 1

    def called(self, number: int, gist: str) -> bool:
        """Whether it is for questions of this gist."""
        with self.memory.lock:
            return gist in self.memory.unanswered.gists.get(number, ())

    def standard(self, number: int) -> Standard | None:
        """One of them."""
        with self.memory.lock:
            held = self.memory.unanswered.standards
            return held[number - 1] if 1 <= number <= len(held) else None

    def listed(self, *uses: Use) -> list[Standard]:
        """All of these uses, the newest first."""
        with self.memory.lock:
            return [one for one in reversed(self.memory.unanswered.standards) if one.use in uses]

    def matching(self, gist: str) -> list[Standard]:
        """Those that are live for questions of this gist, the newest first."""
        with self.memory.lock:
            gists = self.memory.unanswered.gists
            return [one for one in self.listed(Use.LIVE) if gist in gists.get(one.number, ())]

    def stamp(self) -> int:
        """Rises whenever another answer may be given."""
        with self.memory.lock:
            return self.memory.unanswered.stamp
