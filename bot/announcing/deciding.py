"""Decides on announcements: approve, reject, correct, withdraw; and does what was decided.

What is decided is kept first, with the note that it is still to be done; then it is done, then
the note goes. Whoever dies in between leaves a note that the next one finds, and to hand over the
same thing twice is to hand it over once (see `bot.ports.Posts`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from bot.announcement import Announcement, State
from bot.announcing.post import LIMIT, bold
from bot.message import Outgoing
from bot.ports import Announcements, Posts, Targets
from bot.split import split
from bot.wording import Wording


class Verdict(StrEnum):
    """What came of a decision."""

    LATE = "late"
    """Somebody did something to it meanwhile; nothing was done."""
    ANOTHER = "another"
    """It was approved; one more person has to."""
    AGAIN = "again"
    """The same person has approved already; another one has to."""
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Decided:
    """What came of a decision, and the announcement as it is now."""

    verdict: Verdict
    announcement: Announcement


@dataclass(frozen=True, slots=True)
class Deciding:
    """Whoever decides must have seen the announcement as it is: of an older turn nothing counts.

    `needed` is how many persons must approve.
    """

    kept: Announcements
    posts: Posts
    targets: Targets
    needed: int = 1

    def approve(self, one: Announcement, person: str) -> Decided:
        """Post it, or note that one of two persons is for it."""
        if one.state is not State.DRAFT:
            return Decided(Verdict.LATE, one)
        if person in one.approvals:
            return Decided(Verdict.AGAIN, one)
        approvals = (*one.approvals, person)
        if len(approvals) < self.needed:
            return self._saved(replace(one, approvals=approvals), Verdict.ANOTHER)
        return self._due(replace(one, approvals=approvals, state=State.APPROVED))

    def reject(self, one: Announcement, reason: str) -> Decided:
        """Have it never posted."""
        if one.state is not State.DRAFT:
            return Decided(Verdict.LATE, one)
        return self._saved(replace(one, state=State.REJECTED, reason=reason), Verdict.DONE)

    def change(self, one: Announcement) -> Decided:
        """Keep a draft that was edited, or is to go elsewhere; nobody has approved of that yet."""
        if one.state is not State.DRAFT:
            return Decided(Verdict.LATE, one)
        return self._saved(replace(one, approvals=()), Verdict.DONE)

    def amend(self, one: Announcement, messages: Sequence[Outgoing], reason: str) -> Decided:
        """Correct what was posted."""
        if not one.state.posted:
            return Decided(Verdict.LATE, one)
        draft = replace(one.draft, messages=tuple(messages))
        return self._due(replace(one, draft=draft, state=State.AMENDED, reason=reason))

    def withdraw(self, one: Announcement, reason: str) -> Decided:
        """Take back what was posted."""
        if not one.state.posted:
            return Decided(Verdict.LATE, one)
        return self._due(replace(one, state=State.WITHDRAWN, reason=reason))

    def settle_all(self, wording: Wording) -> int:
        """Do what was decided by somebody who died; gives how many there were."""
        owed = self.kept.owed()
        for one in owed:
            self.settle(one, wording)
        return len(owed)

    def settled(self, decided: Decided, wording: Wording) -> Decided:
        """What was decided and done, where something is to be done."""
        if not decided.announcement.owed or decided.verdict is not Verdict.DONE:
            return decided
        return Decided(decided.verdict, self.settle(decided.announcement, wording))

    def settle(self, one: Announcement, wording: Wording) -> Announcement:
        """Do what was decided, and take the note away."""
        if one.state is State.APPROVED:
            plan = one.plan
            chosen = [target.number for target in self.targets.chosen()]
            self.posts.send(
                one.number,
                one.draft.messages,
                chosen if plan.targets is None else [n for n in plan.targets if n in chosen],
                one.draft.facets,
                at=plan.at,
                pin=plan.pin,
                by=one.approvals[-1] if one.approvals else one.author,
            )
        else:
            messages = one.draft.messages if one.state is State.AMENDED else ()
            self.posts.amend(one.number, one.turn, messages, notice(one, wording))
        return self.kept.save(replace(one, owed=False)) or self.kept.found(one.number) or one

    def _due(self, one: Announcement) -> Decided:
        return self._saved(replace(one, owed=True), Verdict.DONE)

    def _saved(self, one: Announcement, verdict: Verdict) -> Decided:
        saved = self.kept.save(one)
        return Decided(verdict, saved) if saved else Decided(Verdict.LATE, one)


def amended(
    messages: Sequence[Outgoing], reason: str, day: date, wording: Wording
) -> tuple[Outgoing, ...]:
    """Messages that say on top that they are corrected, since when and why."""
    say = wording.announcing
    sentence = say.amended_reason if reason else say.amended
    head = bold(sentence.format(day=day.isoformat(), reason=reason))
    first, *rest = [plain(one, wording) for one in messages]
    top = split([head, replace(first, rows=(), file=None)], LIMIT)
    return (*top[:-1], replace(top[-1], rows=first.rows, file=first.file), *rest)


def plain(message: Outgoing, wording: Wording) -> Outgoing:
    """A message without the line that says it is corrected."""
    sign = wording.announcing.amended.partition("{day}")[0]
    head, _, text = message.text.partition("\n")
    if not (sign and head.startswith(sign)):
        return message
    cut = len(head) + 1
    marks = tuple(
        replace(mark, start=mark.start - cut, end=mark.end - cut)
        for mark in message.marks
        if mark.start >= cut
    )
    return replace(message, text=text, marks=marks)


def notice(one: Announcement, wording: Wording) -> tuple[Outgoing, ...]:
    """What follows a post that cannot be edited, or stands where a withdrawn one stood."""
    say = wording.announcing
    if one.state is State.WITHDRAWN:
        lines = [bold(say.withdrawn.format(title=one.draft.title))]
        if one.reason:
            lines.append(Outgoing(say.withdrawn_reason.format(reason=one.reason)))
        return tuple(split(lines, LIMIT))
    first, *rest = one.draft.messages
    head = bold(say.notice.format(title=one.draft.title))
    top = split([head, replace(first, rows=(), file=None)], LIMIT)
    return (*top[:-1], replace(top[-1], rows=first.rows, file=first.file), *rest)
