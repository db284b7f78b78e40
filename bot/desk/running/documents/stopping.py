"""The button that cancels work."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk.press import read
from bot.desk.running.documents.archive import Archive
from bot.desk.running.documents.ordering import refused
from bot.desk.running.gate import Done
from bot.desk.scene import Scene
from bot.job import JobKind
from bot.message import Reaction, Task, Work
from bot.order import end_key


@dataclass(frozen=True, slots=True)
class Stopping:
    """Orders that work be cancelled."""

    archive: Archive

    def __call__(self, scene: Scene) -> Done:
        """The work whose button was pressed, unless it is over."""
        found, say = read(scene.incoming.text), scene.wording.tasks
        tag = found.words[1] if found and len(found.words) > 1 else ""
        if not tag or self._over(tag):
            return refused(scene, say.over)
        here = scene.incoming
        task = Task(Work.STOP, here.room, here.person, (tag,))
        return Done(Reaction(tasks=(task,), toast=say.stopping), detail=tag)

    def _over(self, tag: str) -> bool:
        """Whether its end was said, which is a job with this key."""
        return bool(self.archive.jobs.known(JobKind.DELIVERY, [end_key(tag)]))
