"""`/reindex`, `/rollback`, `/switch`, `/discard`: the index, and what is published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot import trials
from bot.desk.press import Verb, press, read
from bot.desk.running.documents.archive import Archive, called, numbered
from bot.desk.running.documents.ordering import decided, ordered, refused
from bot.desk.running.gate import Done
from bot.desk.scene import Scene
from bot.message import Button, Outgoing, Work
from rag.event import Event

_FULL = frozenset({"full", "全部", "all"})
_FOLDER = frozenset({"folder", "文件夹", "資料夾", "文件夾"})
_YES = frozenset({"yes", "确认", "確認", "是"})
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Reindexing:
    """Orders that the index be brought up to date, or built anew."""

    archive: Archive

    def __call__(self, scene: Scene) -> Done:
        """`/reindex`, `/reindex full`, `/reindex 12`, `/reindex folder`."""
        words = scene.incoming.text.strip().lower()
        if not words:
            return ordered(scene, Work.REINDEX)
        if words in _FULL:
            return ordered(scene, Work.REBUILD, detail="full")
        if words in _FOLDER:
            return ordered(scene, Work.WATCH, detail="folder")
        if not numbered(words):
            return refused(scene, scene.wording.library.how_reindex)
        return self._document(scene, numbered(words))

    def pressed(self, scene: Scene) -> Done:
        """The document whose button was pressed."""
        found = read(scene.incoming.text)
        return self._document(scene, found.number(1) if found else 0)

    def _document(self, scene: Scene, number: int) -> Done:
        record = self.archive.record(number)
        if record is None:
            return refused(scene, scene.wording.curated.not_there.format(id=number))
        about = called(record, scene.wording)
        return ordered(scene, Work.REREAD, record.id, about=about, document=record.id)


@dataclass(frozen=True, slots=True)
class RollingBack:
    """Orders to go back to what was published before, once that is confirmed."""

    archive: Archive

    def __call__(self, scene: Scene) -> Done:
        """`/rollback` asks; `/rollback yes` does it."""
        if scene.incoming.text.strip().lower() in _YES:
            return ordered(scene, Work.ROLL_BACK, self.archive.stored.revision)
        say, stored = scene.wording.library, self.archive.stored
        if stored.previous is None:
            return refused(scene, scene.wording.curated.nothing_to_roll)
        lines = self._undone(scene, stored.previous)
        number = stored.revision
        button = Button(say.roll_back, press(Verb.TASK, "rollback", number))
        text = "\n".join([say.rolls_back, *lines, say.how_rollback])
        return Done(scene.reply([Outgoing(text, rows=((button,),))]), effect=False)

    def pressed(self, scene: Scene) -> Done:
        """Do it, if nothing was published since that was asked."""
        found = read(scene.incoming.text)
        if found is None or found.number(1) != self.archive.stored.revision:
            return refused(scene, scene.wording.library.changed_since)
        return decided(scene, ordered(scene, Work.ROLL_BACK, found.number(1)))

    def _undone(self, scene: Scene, before: int) -> Iterator[str]:
        """What happened since a revision, newest first."""
        undone = [one for one in self.archive.stored.events() if one.revision > before]
        for event in undone[: -_SHOWN - 1 : -1]:
            yield f"· {told(event, self.archive, scene)}"
        if (left := len(undone) - _SHOWN) > 0:
            yield scene.wording.curated.more.format(count=left)


def told(event: Event, archive: Archive, scene: Scene) -> str:
    """Something that happened, in a line."""
    say = scene.wording
    record = archive.record(event.document) or archive.gone(event.document)
    name = called(record, say) if record else say.running.about.format(document=event.document)
    return say.frame.separator.join(
        (f"{event.at.astimezone():%Y-%m-%d %H:%M}", say.happenings[event.happening], name)
    )


@dataclass(frozen=True, slots=True)
class Settling:
    """Settles what golden questions stopped: `work` is to publish it, or to give it up."""

    archive: Archive
    work: Work

    def __call__(self, scene: Scene) -> Done:
        """What is stopped now."""
        trial = self.archive.library.waiting
        if trial is None:
            return refused(scene, scene.wording.curated.nothing_waits)
        return ordered(scene, self.work, trial.revision, detail=trials.numbers(trial))

    def pressed(self, scene: Scene) -> Done:
        """What was stopped when the button was shown."""
        found, trial = read(scene.incoming.text), self.archive.library.waiting
        if found is None or trial is None or trial.revision != found.number(1):
            return refused(scene, scene.wording.curated.nothing_waits)
        return decided(scene, self(scene))
