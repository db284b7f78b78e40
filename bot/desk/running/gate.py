"""The gate before everything that those who run zhengda do: who may, and a note of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from bot.desk.scene import Scene
from bot.incoming import Sort
from bot.message import Reaction, RoomKind
from bot.ports import Log, Ranks
from bot.rank import Act, Deed, Rank, may


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a deed: what is said, and what the log is told beside who did it.

    `effect` is False where nothing was done or read, as where the command only explains itself.
    """

    reaction: Reaction
    document: int = 0
    detail: str = ""
    effect: bool = True


Doing: TypeAlias = Callable[[Scene], Done]
"""Does what was asked by somebody who may."""


@dataclass(frozen=True, slots=True)
class Gate:
    """A `bot.desk.scene.Handler` that lets through whoever may do this now, in private.

    In a group everybody would read along, and who speaks as the group itself is nobody.
    """

    ranks: Ranks
    log: Log
    deed: Deed
    doing: Doing

    def __call__(self, scene: Scene) -> Reaction:
        """Do it and note it, or note that it was refused."""
        here = scene.incoming
        rank = self.ranks.rank(here.person)
        private = here.room.kind is RoomKind.PRIVATE and here.room.lane == here.person
        if not (private and may(rank, self.deed)):
            self._note_refusal(Act(here.person, rank, self.deed, allowed=False))
            return _refused(scene, private=private)
        try:
            done = self.doing(scene)
        except Exception as error:
            self._note(scene, rank, allowed=True, detail=type(error).__name__)
            raise
        if done.effect:
            self._note(scene, rank, allowed=True, document=done.document, detail=done.detail)
        return done.reaction

    def _note_refusal(self, act: Act) -> None:
        """Once, however often it is tried again: nobody is to fill the log."""
        last = self.log.acts(person=act.person, most=1)
        if not last or last[0].act != act:
            self.log.note(act)

    def _note(
        self, scene: Scene, rank: Rank | None, *, allowed: bool, document: int = 0, detail: str = ""
    ) -> None:
        who = scene.incoming.person
        self.log.note(Act(who, rank, self.deed, allowed, document, detail))


def _refused(scene: Scene, *, private: bool) -> Reaction:
    """Say why: where it is not to be done, or that it takes a rank."""
    words = scene.wording.running
    number = scene.incoming.person.partition(":")[2]
    sentence = words.not_allowed.format(number=number) if private else words.private_only
    if scene.incoming.sort is Sort.PRESS:
        return Reaction(toast=sentence)
    return scene.say(sentence)
