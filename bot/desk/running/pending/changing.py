"""Changes what becomes of a standard answer: given, withdrawn, checked anew, given to more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from bot.desk.pressed import under
from bot.desk.running.gate import Done
from bot.desk.running.pending.card import card, live, other_ways, validity
from bot.desk.running.pending.means import Pending
from bot.desk.running.pending.viewing import shown
from bot.desk.scene import Scene
from bot.desk.steps import Step
from bot.gap import Course
from bot.incoming import Sort
from bot.message import Outgoing
from rag.gist import gist
from rag.prepared import fault
from rag.standard import Standard, Use

_Change: TypeAlias = Callable[[Scene, Standard], "Done"]


@dataclass(frozen=True, slots=True)
class Changing:
    """Changes standard answers, once a turn."""

    pending: Pending

    def __call__(self, scene: Scene, step: Step, number: int, turn: int) -> Done:
        """Take a step, and show the answer as it is then."""
        standard = self.pending.kept.standards.standard(number)
        if standard is None:
            sentence = scene.wording.standards.no_such.format(number=number)
            return Done(scene.say(sentence), effect=False)
        if step is Step.CARD:
            messages = card(scene, self.pending, standard)
            pressed = scene.incoming.sort is Sort.PRESS
            # What was pressed stays: it is a list, or the questions it is for.
            reaction = under(scene, messages) if pressed else scene.reply(messages)
            return Done(reaction, effect=False)
        if standard.turn != turn:
            return self._late(scene, standard)
        changes: dict[Step, _Change] = {
            Step.PUBLISH: self._publish,
            Step.WITHDRAW: self._withdraw,
            Step.RECHECK: self._recheck,
            Step.ALSO: self._include,
        }
        return changes[step](scene, standard)

    def dated(self, scene: Scene, standard: Standard, until: date | None) -> Done:
        """Until when it is good."""
        if until and until < self.pending.today():
            return Done(scene.say(scene.wording.standards.past), effect=False)
        changed = replace(standard, until=until, flag=None)
        note = scene.wording.standards.dated.format(until=validity(changed, scene.wording))
        return self._saved(scene, standard, changed, note)

    def _publish(self, scene: Scene, standard: Standard) -> Done:
        flag = fault(standard, self.pending.store, self.pending.today())
        if flag:
            note = scene.wording.standards.flagged.format(reason=scene.wording.flags[flag])
            reaction = shown(scene, card(scene, self.pending, standard))
            return Done(replace(reaction, toast=note), effect=False)
        done = self._saved(scene, standard, live(standard), scene.wording.standards.published)
        gaps = self.pending.kept.gaps
        gap = gaps.gap(standard.gap) if standard.gap and done.effect else None
        if gap and gap.course is Course.OPEN:
            gaps.decide(gap.number, gap.turn, Course.ANSWERED)
        return done

    def _withdraw(self, scene: Scene, standard: Standard) -> Done:
        changed = replace(standard, use=Use.WITHDRAWN)
        return self._saved(scene, standard, changed, scene.wording.standards.withdrawn)

    def _recheck(self, scene: Scene, standard: Standard) -> Done:
        """Have it quote what its documents say today, where they still say so."""
        say = scene.wording.standards
        quoted = self.pending.quote.again(standard.said)
        if not quoted.stands:
            lines = [say.fallen, *(f"✘ {one}" for one in quoted.fallen)]
            messages = card(scene, self.pending, standard, "\n".join(lines))
            return Done(shown(scene, messages), effect=False)
        changed = replace(standard, said=quoted.said, flag=None)
        return self._saved(scene, standard, changed, say.rechecked)

    def _include(self, scene: Scene, standard: Standard) -> Done:
        """Give it to the other ways to ask of its group."""
        ways = other_ways(self.pending, standard)
        if not ways:
            messages = card(scene, self.pending, standard, scene.wording.standards.no_others)
            return Done(shown(scene, messages), effect=False)
        return self._saved(scene, standard, standard, scene.wording.standards.included, ways)

    def _saved(
        self,
        scene: Scene,
        standard: Standard,
        changed: Standard,
        note: str,
        ways: tuple[str, ...] = (),
    ) -> Done:
        """The answer as it is once it was changed, and given to more `ways` to ask."""
        standards = self.pending.kept.standards
        if not standards.save(changed):
            return self._late(scene, standards.standard(standard.number) or standard)
        if ways:
            standards.call(standard.number, [gist(one) for one in ways])
        saved = replace(changed, turn=standard.turn + 1)
        reaction = replace(shown(scene, card(scene, self.pending, saved, note)), toast=note)
        return Done(reaction, self._document(saved), f"standard {saved.number} {saved.use.value}")

    def _document(self, standard: Standard) -> int:
        place = standard.said[0].places[0]
        passage = self.pending.store.passage(place.version, place.start, place.stop)
        return passage.source.document_id

    def _late(self, scene: Scene, standard: Standard) -> Done:
        messages: list[Outgoing] = card(scene, self.pending, standard)
        reaction = replace(shown(scene, messages), toast=scene.wording.unanswered.late)
        return Done(reaction, effect=False)
