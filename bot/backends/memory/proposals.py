"""Files that wait to be settled, in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.backends.memory.held import Memory, now
from bot.proposal import Choice, Course, Gist, Proposal, brought_again
from corpus.document import Upload


@dataclass(frozen=True, slots=True)
class MemoryProposals:
    """What is proposed, by number, and the bytes of what is not settled."""

    memory: Memory = field(default_factory=Memory)

    @property
    def _all(self) -> dict[int, Proposal]:
        return self.memory.proposals

    @property
    def _data(self) -> dict[int, bytes]:
        return self.memory.proposed

    def put(self, person: str, upload: Upload, batch: str = "", origin: str = "") -> Proposal:
        """Keep a file, or give the unsettled proposal of these bytes."""
        digest = hashlib.sha256(upload.data).hexdigest()
        with self.memory.lock:
            for one in self._all.values():
                same = (one.person, one.digest) == (person, digest)
                if same and not one.course.settled:
                    self._all[one.number] = brought_again(one, upload.name, batch, origin)
                    return self._all[one.number]
            number = len(self._all) + 1
            size = len(upload.data)
            made = Proposal(number, person, batch, origin, upload.name, digest, size, now())
            self._all[number], self._data[number] = made, upload.data
            return made

    def proposal(self, number: int) -> Proposal | None:
        """A proposal."""
        with self.memory.lock:
            return self._all.get(number)

    def upload(self, number: int) -> Upload | None:
        """Its file, while it is kept."""
        with self.memory.lock:
            data = self._data.get(number)
            return None if data is None else Upload(self._all[number].name, data)

    def batch(self, name: str) -> list[Proposal]:
        """All of a batch."""
        with self.memory.lock:
            found = [one for one in self._all.values() if name and one.batch == name]
        return [one for one in found if one.course is not Course.OPENED]

    def waiting(self) -> list[Proposal]:
        """All that are not settled."""
        with self.memory.lock:
            return [one for one in reversed(self._all.values()) if not one.course.settled]

    def see(self, number: int, gist: Gist) -> Proposal:
        """Note what a file was seen to be."""
        with self.memory.lock:
            found = self._all[number]
            turn = found.turn + gist.otherwise(found.gist)
            self._all[number] = replace(found, gist=gist, turn=turn)
            return self._all[number]

    def choose(self, number: int, turn: int, choice: Choice) -> Proposal | None:
        """Choose what is to become of it."""
        with self.memory.lock:
            if not self._stands(number, turn):
                return None
            self._all[number] = replace(self._go(number, Course.OPEN), choice=choice)
            return self._all[number]

    def settle(
        self,
        turns: Mapping[int, int],
        course: Course,
        by: str = "",
        choice: Choice | None = None,
    ) -> list[Proposal]:
        """Bring unsettled ones to where they go: all of them, or none."""
        with self.memory.lock:
            if not all(self._stands(number, turn) for number, turn in turns.items()):
                return []
            for number in turns:
                found = self._go(number, course)
                self._all[number] = replace(found, by=by, choice=choice or found.choice)
            return [self._all[number] for number in sorted(turns)]

    def end(self, number: int, course: Course, document: int = 0) -> None:
        """Say what became of it."""
        with self.memory.lock:
            now = self._all[number].course
            if now is not course and not (now.settled and course is Course.OPEN):
                self._all[number] = replace(self._go(number, course), document=document)

    def forget(self, before: datetime) -> int:
        """Let go of what nobody settled."""
        with self.memory.lock:
            gone = [one for one in self.waiting() if one.made < before]
            for one in gone:
                self._go(one.number, Course.FORGOTTEN)
            return len(gone)

    def _stands(self, number: int, turn: int) -> bool:
        found = self._all.get(number)
        return found is not None and not found.course.settled and found.turn == turn

    def _go(self, number: int, course: Course) -> Proposal:
        found = self._all[number]
        self._all[number] = replace(found, turn=found.turn + 1, course=course, by="")
        if course.settled:
            self._data.pop(number, None)
        return self._all[number]
