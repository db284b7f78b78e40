"""`/backup` and `/export`: work that takes long, ordered here and done by `bot.work.saving`."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk.running.gate import Done
from bot.desk.scene import Scene
from bot.message import Reaction, Task, Work
from bot.told import Content

_ORIGINALS = frozenset({"originals", "原件"})


@dataclass(frozen=True, slots=True)
class BackingUp:
    """Orders a backup."""

    def __call__(self, scene: Scene) -> Done:
        """The order."""
        return Done(Reaction(tasks=(_task(Work.BACK_UP, scene),)))


@dataclass(frozen=True, slots=True)
class Exporting:
    """Orders an export."""

    def __call__(self, scene: Scene) -> Done:
        """The order, or how to give it."""
        words = scene.incoming.text.strip().lower()
        if words and words not in _ORIGINALS:
            return Done(scene.say(scene.wording.saving.how_export), effect=False)
        more = (Content.ORIGINALS.value,) if words else ()
        return Done(Reaction(tasks=(_task(Work.EXPORT, scene, *more),)), detail="".join(more))


def _task(work: Work, scene: Scene, *words: str) -> Task:
    """Work for whoever ordered it; where files can't be sent it is said where they lie."""
    here = scene.incoming
    return Task(work, here.room, here.person, (str(scene.limit.file), *words))
