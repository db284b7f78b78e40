"""`/join` and `/apart`: whether two documents are versions of one."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk.press import read
from bot.desk.running.documents.archive import Archive, called, numbered
from bot.desk.running.documents.ordering import answered, ordered, refused
from bot.desk.running.gate import Done
from bot.desk.scene import Scene
from bot.message import Outgoing, Work
from rag.records import Record

_PAIR = 2


@dataclass(frozen=True, slots=True)
class Joining:
    """Settles what belongs together."""

    archive: Archive

    def __call__(self, scene: Scene) -> Done:
        """`/join 12 5` makes the versions of 12 versions of 5."""
        pair = self._written(scene)
        if isinstance(pair, str):
            return refused(scene, pair or scene.wording.library.how_join)
        return self._joined(scene, *pair)

    def apart(self, scene: Scene) -> Done:
        """`/apart 12 5` settles that they are two."""
        pair = self._written(scene)
        if isinstance(pair, str):
            return refused(scene, pair or scene.wording.library.how_apart)
        return self._parted(scene, *pair)

    def pressed(self, scene: Scene) -> Done:
        """Settle a doubt: `join` or `apart`, as long as it is one."""
        found = read(scene.incoming.text)
        pair = {found.number(1), found.number(2)} if found else set()
        open_ = any({one.document, one.other} == pair for one in self.archive.stored.doubts())
        one = self.archive.record(found.number(1)) if found else None
        other = self.archive.record(found.number(2)) if found else None
        if not (found and open_ and one and other):
            return refused(scene, scene.wording.library.changed_since)
        settle = self._joined if found.words[0] == "join" else self._parted
        return settle(scene, one, other)

    def _joined(self, scene: Scene, one: Record, other: Record) -> Done:
        about = scene.wording.library.into.format(
            document=called(one, scene.wording), other=called(other, scene.wording)
        )
        detail = f"{one.id} {other.id}"
        return ordered(
            scene, Work.JOIN, one.id, other.id, about=about, document=one.id, detail=detail
        )

    def _parted(self, scene: Scene, one: Record, other: Record) -> Done:
        self.archive.stored.part(one.id, other.id)
        said = scene.wording.documents.parted.format(id=one.id, other=other.id)
        return answered(scene, [Outgoing(said)], one.id, f"{one.id} {other.id}")

    def _written(self, scene: Scene) -> tuple[Record, Record] | str:
        """The two documents; or why not, empty where it is not understood."""
        numbers = [numbered(word) for word in scene.incoming.text.split()]
        if len(numbers) != _PAIR or not all(numbers) or numbers[0] == numbers[1]:
            return ""
        one, other = (self.archive.record(number) for number in numbers)
        for number, record in zip(numbers, (one, other), strict=True):
            if record is None:
                return scene.wording.curated.not_there.format(id=number)
        return (one, other) if one and other else ""
