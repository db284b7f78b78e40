"""`/remove`, `/hide`, `/restore`: takes documents out of answers, and puts them back."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.desk.press import read
from bot.desk.running.documents.archive import Archive, called, numbered, withdrawn
from bot.desk.running.documents.ordering import decided, ordered, refused
from bot.desk.running.gate import Done
from bot.desk.scene import Scene
from bot.message import Reaction, Work
from rag.records import Record, Withdrawn

_APART = re.compile(r"[\s,，、;；]+")
_MOST = 20


@dataclass(frozen=True, slots=True)
class Withdrawing:
    """Takes live documents out: `work` is how."""

    archive: Archive
    work: Work

    def __call__(self, scene: Scene) -> Done:
        """`/remove 12`, or several numbers."""
        say = scene.wording.library
        numbers = _numbers(scene)
        if not numbers:
            how = say.how_remove if self.work is Work.REMOVE else say.how_hide
            return refused(scene, how)
        records = [self.archive.record(one) for one in numbers]
        for number, record in zip(numbers, records, strict=True):
            if record is None:
                return refused(scene, _missing(self.archive, number, scene))
        found = [one for one in records if one]
        return _several([self._one(scene, one) for one in found], found)

    def pressed(self, scene: Scene) -> Done:
        """The document whose button was pressed, if it is as it was when that was shown."""
        found = read(scene.incoming.text)
        record = self.archive.record(found.number(1)) if found else None
        if found is None or record is None or record.version_id != found.number(2):
            return refused(scene, scene.wording.library.changed_since)
        return decided(scene, self._one(scene, record))

    def _one(self, scene: Scene, record: Record) -> Done:
        about = called(record, scene.wording)
        return ordered(scene, self.work, record.id, about=about, document=record.id)


@dataclass(frozen=True, slots=True)
class Restoring:
    """Puts back what was taken out."""

    archive: Archive

    def __call__(self, scene: Scene) -> Done:
        """`/restore 12`, or several numbers."""
        say = scene.wording.library
        numbers = _numbers(scene)
        if not numbers:
            return refused(scene, say.how_restore)
        gone = [self.archive.gone(one) for one in numbers]
        for number, one in zip(numbers, gone, strict=True):
            if one is None:
                return refused(scene, scene.wording.curated.not_withdrawn.format(id=number))
        found = [one for one in gone if one]
        return _several([self._one(scene, one) for one in found], found)

    def pressed(self, scene: Scene) -> Done:
        """Undo the very removal that the button was shown for."""
        found = read(scene.incoming.text)
        gone = self.archive.gone(found.number(1)) if found else None
        if found is None or gone is None or int(gone.at.timestamp()) != found.number(2):
            return refused(scene, scene.wording.library.changed_since)
        return decided(scene, self._one(scene, gone))

    def _one(self, scene: Scene, gone: Withdrawn) -> Done:
        about = called(gone, scene.wording)
        return ordered(scene, Work.RESTORE, gone.id, about=about, document=gone.id)


def _numbers(scene: Scene) -> list[int]:
    """The numbers that were written; none where anything else was."""
    words = [word for word in _APART.split(scene.incoming.text.strip()) if word]
    numbers = [numbered(word) for word in words]
    return list(dict.fromkeys(numbers)) if all(numbers) and len(numbers) <= _MOST else []


def _missing(archive: Archive, number: int, scene: Scene) -> str:
    """Why a document can't be taken out: it is out already, or never was there."""
    say, gone = scene.wording, archive.gone(number)
    if gone is None:
        return say.curated.not_there.format(id=number)
    return withdrawn(gone, say)


def _several(done: list[Done], found: list[Record] | list[Withdrawn]) -> Done:
    """Many orders as one deed."""
    tasks = tuple(task for one in done for task in one.reaction.tasks)
    reaction = Reaction(tasks=tasks, toast=done[0].reaction.toast)
    more = " ".join(str(one.id) for one in found[1:])
    return replace(done[0], reaction=reaction, detail=more)
