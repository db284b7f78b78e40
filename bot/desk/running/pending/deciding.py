"""Decides on a group of questions: out of scope, ignored, answered, open again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.desk.running.gate import Done
from bot.desk.running.pending.means import Pending
from bot.desk.running.pending.viewing import Viewing
from bot.desk.scene import Scene
from bot.desk.steps import Step
from bot.gap import Course
from bot.message import Reaction

COURSES = {
    Step.SCOPE: Course.OUT_OF_SCOPE,
    Step.IGNORE: Course.IGNORED,
    Step.DONE: Course.ANSWERED,
    Step.REOPEN: Course.OPEN,
}


@dataclass(frozen=True, slots=True)
class Deciding:
    """Decides, once a turn: an old button, or one somebody else was quicker at, does nothing."""

    pending: Pending
    viewing: Viewing

    def __call__(self, scene: Scene, step: Step, number: int, turn: int) -> Done:
        """Take a step, and show the group as it is then."""
        gaps, say = self.pending.kept.gaps, scene.wording.unanswered
        course = COURSES[step]
        before = gaps.gap(number)
        if before is None or not before.questions:
            return Done(scene.say(say.no_such.format(number=number)), effect=False)
        decided = before.course is not course and gaps.decide(number, turn, course)
        gap = gaps.gap(number) or before
        note = say.decided.format(number=number, course=scene.wording.courses[gap.course])
        if not decided:
            shown = self.viewing.view(scene, gap)
            return Done(replace(shown, toast=say.late), effect=False)
        reaction: Reaction = self.viewing.view(scene, gap, note)
        return Done(replace(reaction, toast=note), detail=f"#{number} {course.value}")
