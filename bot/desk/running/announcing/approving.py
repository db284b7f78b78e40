"""Approves and rejects drafts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.announcement import Announcement, State
from bot.announcing.deciding import Verdict
from bot.desk.press import Press, Verb
from bot.desk.pressed import under
from bot.desk.running.announcing.buttons import Step, Tag, button
from bot.desk.running.announcing.showing import Showing
from bot.desk.running.announcing.telling import Telling
from bot.desk.running.gate import Done
from bot.desk.scene import Scene
from bot.message import Outgoing
from bot.rank import Deed, may
from bot.wording import Wording

_ORDER = re.compile(r"(?:#?(\d{1,9})|(全部|all))\s+(\S+)(.*)", re.ASCII | re.DOTALL)
_DONE = Verdict.DONE
_LONGEST = 300
"""Letters of a reason."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to become of a draft, as somebody writes it; number 0: of all of them."""

    number: int
    step: Step
    reason: str = ""


def ordered(scene: Scene) -> Order | None:
    """What is written after `/drafts`; None where nothing is decided by it."""
    found, say = _ORDER.fullmatch(scene.incoming.text.strip()), scene.wording.drafting
    steps = {say.approve.lower(): Step.APPROVE, say.reject.lower(): Step.REJECT}
    steps |= {"approve": Step.APPROVE, "reject": Step.REJECT}
    step = steps.get(found[3].lower()) if found else None
    # Nobody approves of what they have not read: all can only be rejected.
    if found is None or step is None or (found[2] and step is not Step.REJECT):
        return None
    return Order(int(found[1] or 0), step, found[4].strip())


def here() -> datetime:
    """The moment, by the clock on the wall."""
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class Approving:
    """Posts what is approved of; says why what is not."""

    showing: Showing
    telling: Telling
    now: Callable[[], datetime] = field(default=here)

    def approve(self, scene: Scene, press: Press, one: Announcement) -> Done:
        """Post it, or note the first approval of two."""
        del press
        deciding, say, by = (
            self.showing.sheets.deciding,
            scene.wording.drafting,
            scene.incoming.person,
        )
        decided = deciding.approve(self._counted(one), by)
        if decided.verdict is Verdict.AGAIN:
            return Done(self.showing.said(scene, one, say.again), effect=False)
        later = decided.announcement
        if decided.verdict is Verdict.ANOTHER:
            told = self.telling.waits(later, by)
            return self.showing.decided(scene, decided, say.another, "first approval", told)
        decided = deciding.settled(decided, self.telling.words)
        told = self.telling.approved(later, by)
        return self.showing.decided(
            scene, decided, self._posted(later, scene.wording), "approved", told
        )

    def _all_rejected(self, scene: Scene, reason: str) -> Done:
        """Reject every draft that nobody has written or edited: after many files, say."""
        say, deciding = scene.wording.drafting, self.showing.sheets.deciding
        if not reason:
            return Done(scene.say(say.no_reason), effect=False)
        made = [one for one in deciding.kept.waiting() if not one.author]
        done = [one for one in made if deciding.reject(one, reason[:_LONGEST]).verdict is _DONE]
        said = say.all_rejected.format(count=len(done))
        return Done(scene.say(said), detail=" ".join(f"#{one.number}" for one in done))

    def _counted(self, one: Announcement) -> Announcement:
        """The announcement without the approvals of those who may not approve any more."""
        ranks = self.telling.ranks
        still = tuple(who for who in one.approvals if may(ranks.rank(who), Deed.APPROVE))
        return replace(one, approvals=still)

    def _posted(self, one: Announcement, wording: Wording) -> str:
        """That it is posted, or when it will be."""
        say, at = wording.drafting, one.plan.at
        if at is None or at <= self.now():
            return say.approved
        return say.scheduled.format(at=f"{at.astimezone():%Y-%m-%d %H:%M}")

    def reject(self, scene: Scene, press: Press, one: Announcement) -> Done:
        """Ask for the reason, or take that of the button."""
        say = scene.wording.drafting
        reasons = (say.wrong, say.needless, say.double)
        if 1 <= press.number(3) <= len(reasons):
            return self.rejected(scene, one, reasons[press.number(3) - 1])
        if one.state is not State.DRAFT:
            return self.showing.late(scene, one)
        rows = tuple((button(label, Step.REJECT, one, at),) for at, label in enumerate(reasons, 1))
        asked = say.ask_reject.format(tag=Tag(one.number, Step.REJECT, one.turn))
        return Done(under(scene, [Outgoing(asked, rows=rows)]), effect=False)

    def spoken(self, scene: Scene) -> Done:
        """`/drafts 12 通过` and `/drafts 12 退回 日期不对`, for where there are no buttons."""
        order = ordered(scene)
        if order and not order.number:
            return self._all_rejected(scene, order.reason)
        one = self.showing.sheets.deciding.kept.found(order.number) if order else None
        if order is None or one is None:
            return Done(scene.say(scene.wording.drafting.how), effect=False)
        if order.step is Step.APPROVE:
            return self.approve(scene, Press(Verb.ANNOUNCEMENT), one)
        return self.rejected(scene, one, order.reason)

    def rejected(self, scene: Scene, one: Announcement, reason: str) -> Done:
        """Have it never posted, for a reason."""
        say, why = scene.wording.drafting, " ".join(reason.split())[:_LONGEST]
        if not why:
            return Done(scene.say(say.no_reason), effect=False)
        decided = self.showing.sheets.deciding.reject(one, why)
        told = self.telling.rejected(decided.announcement, scene.incoming.person)
        return self.showing.decided(scene, decided, say.rejected, "rejected", told)
