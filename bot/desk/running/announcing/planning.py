"""Chooses where a draft goes, when, and whether it is pinned there."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.announcement import Announcement, Plan, State, Target
from bot.desk.commands.leaves import instead, leaf
from bot.desk.press import Press
from bot.desk.pressed import under
from bot.desk.running.announcing.approving import here
from bot.desk.running.announcing.buttons import Step, Tag, button
from bot.desk.running.announcing.showing import Showing
from bot.desk.running.gate import Done
from bot.desk.scene import Scene
from bot.message import Button, Outgoing
from bot.wording import Wording
from corpus.fold import fold
from rag.numerals import small

_PAGE = 8
_EVENING, _MORNING = 18, 9
_TIME = re.compile(
    r"(?:(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})[日号]?[ t]*"
    r"|(今天|明天|后天|today|tomorrow)[ ]*)?(凌晨|早上|上午|中午|下午|晚上)?[ ]*"
    r"(\d{1,2}|[一二两三四五六七八九十]{1,3})[:点时](\d{2}|半)?[分整]?",
    re.ASCII,
)
_DAYS = {"明天": 1, "tomorrow": 1, "后天": 2}
_LATER = {"中午": 11, "下午": 12, "晚上": 12}
"""Hours below these are counted from noon."""
_NOON, _HALF = 12, "半"


@dataclass(frozen=True, slots=True)
class Planning:
    """Whoever plans takes the approvals away that were given to another plan."""

    showing: Showing
    now: Callable[[], datetime] = field(default=here)

    def targets(self, scene: Scene, press: Press, one: Announcement) -> Done:
        """Show what may be chosen, in the place of the sheet."""
        return self._chosen(scene, one, press.number(3))

    def target(self, scene: Scene, press: Press, one: Announcement) -> Done:
        """Choose a target or not; 0 is all of them."""
        deciding, number = self.showing.sheets.deciding, press.number(3)
        every = [target.number for target in deciding.targets.chosen()]
        now = every if one.plan.targets is None else one.plan.targets
        wanted = tuple(each for each in every if (each in now) is not (each == number))
        plan = replace(one.plan, targets=wanted if number else None)
        decided = deciding.change(replace(one, plan=plan))
        done = self.showing.decided(scene, decided, scene.wording.drafting.changed, "targets")
        if not done.effect:
            return done
        page = self._chosen(scene, decided.announcement, press.number(4))
        return replace(done, reaction=page.reaction)

    def _chosen(self, scene: Scene, one: Announcement, number: int) -> Done:
        if one.state is not State.DRAFT:
            return self.showing.late(scene, one)
        page = self._page(one, number, scene.wording)
        return Done(instead(scene, [page]), effect=False)

    def _page(self, one: Announcement, number: int, wording: Wording) -> Outgoing:
        """The targets as buttons, those chosen with a tick."""
        say, every = wording.drafting, self.showing.sheets.deciding.targets.chosen()
        head = self.showing.sheets.sheet(one, wording).text.partition("\n")[0]
        shown = leaf(every, number, _PAGE)
        rows = [(_ticked(one, target, shown.number, wording),) for target in shown.items]
        ways = (
            (shown.number - 1, wording.catalogue.previous),
            (shown.number + 1, wording.catalogue.next),
        )
        turning = tuple(
            button(label, Step.TARGETS, one, page)
            for page, label in ways
            if 1 <= page <= shown.count
        )
        every_one = ((button(say.all, Step.TARGET, one, 0, shown.number),),) if every else ()
        back = (button(say.back, Step.BACK, one),)
        asked = say.choose_targets if every else say.no_targets
        more = (turning,) if turning else ()
        return Outgoing(f"{head}\n{asked}", rows=(*rows, *more, *every_one, back))

    def pin(self, scene: Scene, press: Press, one: Announcement) -> Done:
        """Pin it where it is posted, or not."""
        del press
        return self._planned(scene, one, replace(one.plan, pin=not one.plan.pin), "pin")

    def time(self, scene: Scene, press: Press, one: Announcement) -> Done:
        """Ask for the time, or take that of the button."""
        choices, say = self._times(scene.wording), scene.wording.drafting
        if 1 <= press.number(3) <= len(choices):
            at = choices[press.number(3) - 1][1]
            return self._planned(scene, one, replace(one.plan, at=at), "time")
        if one.state is not State.DRAFT:
            return self.showing.late(scene, one)
        rows = tuple(
            (button(label, Step.TIME, one, at),) for at, (label, _) in enumerate(choices, 1)
        )
        asked = say.ask_time.format(tag=Tag(one.number, Step.TIME, one.turn))
        return Done(under(scene, [Outgoing(asked, rows=rows)]), effect=False)

    def timed(self, scene: Scene, one: Announcement, words: str) -> Done:
        """Take the time that somebody wrote."""
        say, at = scene.wording.drafting, moment(words, self.now())
        if at is None:
            return Done(scene.say(say.wrong_time), effect=False)
        if at <= self.now():
            return Done(scene.say(say.past), effect=False)
        return self._planned(scene, one, replace(one.plan, at=at), "time")

    def _times(self, wording: Wording) -> list[tuple[str, datetime | None]]:
        """The times on buttons; this evening only while it is to come."""
        say, now = wording.drafting, self.now()
        evening = now.replace(hour=_EVENING, minute=0, second=0, microsecond=0)
        morning = evening.replace(hour=_MORNING) + timedelta(days=1)
        choices: list[tuple[str, datetime | None]] = [
            (say.now, None),
            (say.in_an_hour, now + timedelta(hours=1)),
            (say.tomorrow, morning),
        ]
        return [*choices, (say.this_evening, evening)] if evening > now else choices

    def _planned(self, scene: Scene, one: Announcement, plan: Plan, what: str) -> Done:
        decided = self.showing.sheets.deciding.change(replace(one, plan=plan))
        return self.showing.decided(scene, decided, scene.wording.drafting.changed, what)


def moment(words: str, now: datetime) -> datetime | None:
    """A time as somebody writes it: 2026-03-01 09:00, 3月1日9点, 明天下午三点半, 18:30; or None.

    A day without a year is the next one of its name; a time without a day is of today.
    """
    found = _TIME.fullmatch(fold(words.strip()))
    if found is None:
        return None
    year, month, day = (int(one) if one else 0 for one in found.groups()[:3])
    hour = small(found[6]) or 0
    hour += _NOON if hour < _LATER.get(found[5], 0) else 0
    minute = 30 if found[7] == _HALF else int(found[7] or 0)
    now += timedelta(_DAYS.get(found[4], 0))
    try:
        at = now.replace(
            year=year or now.year,
            month=month or now.month,
            day=day or now.day,
            hour=hour,
            minute=minute,
            second=0,
            microsecond=0,
        )
        if month and not year and at < now:
            at = at.replace(year=at.year + 1)
    except ValueError:
        return None
    return at


def _ticked(one: Announcement, target: Target, page: int, wording: Wording) -> Button:
    say, chosen = wording.drafting, one.plan.targets
    ticked = chosen is None or target.number in chosen
    label = (say.chosen if ticked else say.not_chosen).format(title=target.title)
    return button(label, Step.TARGET, one, target.number, page)
