"""What every step has in common: is the announcement still as it was shown, and the reply."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from bot.announcement import Announcement
from bot.announcing.deciding import Decided, Verdict
from bot.desk.commands.leaves import instead
from bot.desk.press import Press, read
from bot.desk.running.announcing.sheet import Sheets
from bot.desk.running.gate import Doing, Done
from bot.desk.scene import Scene
from bot.incoming import Sort
from bot.message import Delivery, Outgoing, Reaction

Step: TypeAlias = Callable[[Scene, Press, Announcement], Done]
"""Does what a button says about an announcement that is as it was when the button was shown."""


@dataclass(frozen=True, slots=True)
class Showing:
    """Says what became of a step, and shows the announcement as it is now."""

    sheets: Sheets

    def fresh(self, step: Step) -> Doing:
        """A step that is only taken while nothing was done to it since it was shown."""

        def taken(scene: Scene) -> Done:
            press, one = self.pressed(scene)
            if press is None or one is None:
                return gone(scene)
            if press.number(2) != one.turn:
                return self.late(scene, one)
            return step(scene, press, one)

        return taken

    def pressed(self, scene: Scene) -> tuple[Press | None, Announcement | None]:
        """What was pressed, and the announcement that it is about."""
        press = read(scene.incoming.text)
        return press, self.sheets.deciding.kept.found(press.number(1)) if press else None

    def whole(self, scene: Scene) -> Done:
        """The announcement as it is posted, and its sheet."""
        _, one = self.pressed(scene)
        if one is None:
            return gone(scene)
        shown = self.sheets.shown(one, scene.wording)
        return Done(scene.reply(shown), document=one.draft.facets.document, detail=numbered(one))

    def back(self, scene: Scene) -> Done:
        """The sheet as it is now, in the place of what was pressed."""
        _, one = self.pressed(scene)
        if one is None:
            return gone(scene)
        return Done(instead(scene, [self.sheets.sheet(one, scene.wording)]), effect=False)

    def late(self, scene: Scene, one: Announcement) -> Done:
        """Say that it is not any more what was decided on."""
        said = scene.wording.drafting.late
        return Done(self.said(scene, one, said), effect=False)

    def decided(
        self,
        scene: Scene,
        decided: Decided,
        said: str,
        what: str,
        told: tuple[Delivery, ...] = (),
    ) -> Done:
        """What came of a decision; others are told where it stands. `what` is for the log."""
        one = decided.announcement
        if decided.verdict is Verdict.LATE:
            return self.late(scene, one)
        shown = self.said(scene, one, said)
        reaction = Reaction((*shown.deliveries, *told), toast=shown.toast)
        detail = f"{numbered(one)} {what}"
        return Done(reaction, document=one.draft.facets.document, detail=detail)

    def said(self, scene: Scene, one: Announcement, sentence: str) -> Reaction:
        """A sentence, and the sheet: where something was pressed in its place, else below it."""
        sheet = self.sheets.sheet(one, scene.wording)
        if scene.incoming.sort is Sort.PRESS:
            return Reaction(instead(scene, [sheet]).deliveries, toast=sentence)
        return scene.reply([Outgoing(sentence), sheet])


def gone(scene: Scene) -> Done:
    """Say that the button stands for nothing any more."""
    return Done(Reaction(toast=scene.wording.answering.expired), effect=False)


def numbered(one: Announcement) -> str:
    """An announcement as the log names it."""
    return f"#{one.number}"
