"""Everybody at the queue, each behind a gate."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.desk.press import read
from bot.desk.pressed import expired
from bot.desk.running.gate import Doing, Done
from bot.desk.running.pending.changing import Changing
from bot.desk.running.pending.composing import Composing
from bot.desk.running.pending.deciding import COURSES, Deciding
from bot.desk.running.pending.gathering import Gathering
from bot.desk.running.pending.means import Pending
from bot.desk.running.pending.viewing import LIST, Viewing
from bot.desk.running.pending.writing import Links, Replies, Writing
from bot.desk.scene import Handler, Scene
from bot.desk.steps import Step, step_of
from bot.incoming import Sort
from bot.message import Reaction
from bot.rank import Deed
from bot.wording import Wordings

_NUMBERED = re.compile(r"#?(\d{1,9})(?:\s+(\S+))?", re.ASCII)
_CALLED = {
    "不在范围": Step.SCOPE,
    "不在範圍": Step.SCOPE,
    "忽略": Step.IGNORE,
    "已能回答": Step.DONE,
    "重新打开": Step.REOPEN,
    "重新打開": Step.REOPEN,
    "写": Step.WRITE,
    "寫": Step.WRITE,
    **{str(step): step for step in (*COURSES, Step.WRITE)},
}
_READING = frozenset({Step.VIEW, Step.FILED, Step.CARD})


@dataclass(frozen=True, slots=True)
class Queue:
    """What `/unanswered` and its buttons do; each of these is a `Doing`."""

    pending: Pending
    viewing: Viewing
    deciding: Deciding
    composing: Composing
    changing: Changing

    def listed(self, scene: Scene) -> Done:
        """`/unanswered`, or `/unanswered 5`: the list, or one of its groups."""
        text = scene.incoming.text.strip()
        if not text:
            return Done(self.viewing.listed(scene))
        found = _NUMBERED.fullmatch(text)
        if found is None or found[2]:
            return Done(scene.say(scene.wording.unanswered.how), effect=False)
        return self.viewing.viewed(scene, int(found[1]))

    def ordered(self, scene: Scene) -> Done:
        """`/unanswered 5 忽略`: what its buttons do, for whoever has none."""
        found = _NUMBERED.fullmatch(scene.incoming.text.strip())
        step = _CALLED.get((found[2] or "").lower()) if found else None
        if found is None or step is None:
            return Done(scene.say(scene.wording.unanswered.how), effect=False)
        number = int(found[1])
        gap = self.pending.kept.gaps.gap(number)
        return self._stepped(scene, step, number, gap.turn if gap else 0)

    def viewed(self, scene: Scene) -> Done:
        """A button that only shows something."""
        found = read(scene.incoming.text)
        number = found.number(0) if found else 0
        step = step_of(found) if found else None
        if step is Step.CARD:
            return self.changing(scene, Step.CARD, number, 0)
        if step is Step.FILED:
            return self.viewing.filed(scene, number)
        return self.viewing.viewed(scene, number)

    def pressed(self, scene: Scene) -> Done:
        """A button that changes something."""
        found = read(scene.incoming.text)
        step = step_of(found) if found else None
        if found is None or step is None:
            return Done(expired(scene), effect=False)
        return self._stepped(scene, step, found.number(0), found.number(2))

    def _stepped(self, scene: Scene, step: Step, number: int, turn: int) -> Done:
        if step in COURSES:
            return self.deciding(scene, step, number, turn)
        if step not in {Step.FILE, Step.WRITE}:
            return self.changing(scene, step, number, turn)
        gap = self.pending.kept.gaps.gap(number)
        say = scene.wording.unanswered
        if gap is None or not gap.questions:
            return Done(scene.say(say.no_such.format(number=number)), effect=False)
        if step is Step.FILE:
            return Done(scene.say(say.upload), effect=False)
        return Done(self.composing.asked(scene, gap), effect=False)


@dataclass(frozen=True, slots=True)
class Staff:
    """Who handles what of the queue. `replied` and `linked` are for what is written for it."""

    commands: Mapping[str, Handler]
    pages: Mapping[str, Handler]
    pressed: Handler
    replied: Handler
    linked: Handler
    wordings: Wordings

    def sorts(self, others: Mapping[Sort, Handler]) -> dict[Sort, Handler]:
        """The same, where replies to the messages of the queue come here."""
        return {**others, Sort.TEXT: Replies(self.wordings, self.replied, others[Sort.TEXT])}

    def started(self, commands: Mapping[str, Handler]) -> dict[str, Handler]:
        """The same with the commands of the queue; its links come here."""
        return {**commands, **self.commands, "start": Links(self.linked, commands["start"])}


def staffed(pending: Pending, gate: Callable[[Deed, Doing], Handler]) -> Staff:
    """Everybody, each behind a gate of its own."""
    viewing = Viewing(pending, Gathering(pending.kept.gaps, pending.group))
    composing, changing = Composing(pending), Changing(pending)
    queue = Queue(pending, viewing, Deciding(pending, viewing), composing, changing)
    writing = Writing(pending, composing, changing)
    show, do = gate(Deed.UNANSWERED, queue.listed), gate(Deed.STANDARD, queue.ordered)
    return Staff(
        {"unanswered": _Ordering(show, do), "standard": gate(Deed.STANDARD, writing.commanded)},
        {LIST: gate(Deed.UNANSWERED, viewing.turned)},
        _Pressing(gate(Deed.UNANSWERED, queue.viewed), gate(Deed.STANDARD, queue.pressed)),
        gate(Deed.STANDARD, writing.replied),
        gate(Deed.STANDARD, writing.linked),
        pending.wordings,
    )


@dataclass(frozen=True, slots=True)
class _Ordering:
    """`/unanswered`: to read it takes less of a rank than to decide."""

    showing: Handler
    doing: Handler

    def __call__(self, scene: Scene) -> Reaction:
        found = _NUMBERED.fullmatch(scene.incoming.text.strip())
        return self.doing(scene) if found and found[2] else self.showing(scene)


@dataclass(frozen=True, slots=True)
class _Pressing:
    """A button of the queue: likewise."""

    showing: Handler
    doing: Handler

    def __call__(self, scene: Scene) -> Reaction:
        found = read(scene.incoming.text)
        step = step_of(found) if found else None
        return self.showing(scene) if step in _READING else self.doing(scene)
