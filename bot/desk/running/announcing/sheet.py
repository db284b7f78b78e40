"""Shows an announcement to those who decide on it: exactly as it is posted, then what is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.announcement import Announcement, Report, State
from bot.announcing.deciding import Deciding
from bot.announcing.editing import quotes
from bot.desk.running.announcing.buttons import Step, button
from bot.message import Button, Mark, Outgoing, Style
from bot.wording import Wording
from bot.words.announcing import DraftingWords
from rag.announce.witnessed import strayed
from rag.ports import Texts

_NAMES = 3
"""Targets that are named."""
_STRAYED = 5
_Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheets:
    """Whoever decides sees everything on one sheet, and decides by its buttons."""

    deciding: Deciding
    texts: Texts

    def shown(self, one: Announcement, wording: Wording) -> list[Outgoing]:
        """The messages as they are posted, and the sheet below them."""
        return [*one.draft.messages, self.sheet(one, wording)]

    def sheet(self, one: Announcement, wording: Wording) -> Outgoing:
        """What is known of an announcement, with the buttons that fit it."""
        lines = list(self._lines(one, wording))
        mark = Mark(0, len(lines[0]), Style.BOLD)
        return Outgoing("\n".join(lines), (mark,), _rows(one, wording))

    def _lines(self, one: Announcement, wording: Wording) -> Iterator[str]:
        say = wording.drafting
        yield say.head.format(
            number=one.number,
            occasion=wording.occasions[one.draft.occasion],
            state=wording.states[one.state],
        )
        titled = say.title if one.state is State.DRAFT else say.titled
        yield titled.format(title=one.draft.title)
        if one.reason:
            yield say.reason.format(reason=one.reason)
        if one.state is State.DRAFT:
            yield from self._plan(one, wording)
            yield from self._strayed(one, wording)
        elif one.state is not State.REJECTED:
            report = reported(self.deciding.posts.report(one.number), wording)
            yield say.report.format(counts=report or self._not_yet(one, wording))

    def _not_yet(self, one: Announcement, wording: Wording) -> str:
        """When the first post goes out, where none has."""
        say, at = wording.delivery, one.plan.at
        if one.state is State.WITHDRAWN:
            return say.withdrawn
        if at is None or at <= datetime.now(UTC):
            return say.opening
        return say.waiting.format(at=f"{at.astimezone():%Y-%m-%d %H:%M}")

    def _plan(self, one: Announcement, wording: Wording) -> Iterator[str]:
        say, plan = wording.drafting, one.plan
        yield f"{self._going(one, wording)}{say.subscribers}"
        yield from self._lost(one, wording)
        yield say.at.format(at=f"{plan.at.astimezone():%Y-%m-%d %H:%M}") if plan.at else say.at_once
        yield say.pinned if plan.pin else say.unpinned
        if self.deciding.needed > 1:
            yield say.approved_by.format(count=len(one.approvals), needed=self.deciding.needed)

    def _lost(self, one: Announcement, wording: Wording) -> Iterator[str]:
        """Where it goes and will not arrive."""
        chosen, wanted = self.deciding.targets.chosen(), one.plan.targets
        going = [each for each in chosen if wanted is None or each.number in wanted]
        if lost := [each.title for each in going if not each.reached]:
            yield wording.drafting.lost.format(titles=wording.announcing.joiner.join(lost[:_NAMES]))

    def _going(self, one: Announcement, wording: Wording) -> str:
        """Where it goes, by name where these are few."""
        say, chosen = wording.drafting, self.deciding.targets.chosen()
        if not chosen:
            return say.to_none
        if one.plan.targets is None:
            return say.to_all.format(count=len(chosen))
        titles = [target.title for target in chosen if target.number in one.plan.targets]
        more = "…" if len(titles) > _NAMES else ""
        named = f"{wording.announcing.joiner.join(titles[:_NAMES])}{more}"
        return say.to_some.format(count=len(titles), titles=named)

    def _strayed(self, one: Announcement, wording: Wording) -> Iterator[str]:
        """Quotes that somebody changed, so that the document says so no longer."""
        draft, say = one.draft, wording.drafting
        if not draft.version or not one.author:
            return
        rows = filter(None, (draft.version, draft.before))
        said = [quote for message in draft.messages for quote in quotes(message.text, wording)]
        if found := strayed(said, [self.texts.text(row) for row in rows]):
            yield say.strayed
            yield from (say.strayed_line.format(quote=quote) for quote in found[:_STRAYED])


def is_sheet(text: str, say: DraftingWords) -> bool:
    """Whether a message of ours is the sheet of an announcement, to which nobody need reply."""
    head = re.escape(say.head.format(number="\0", occasion="\1", state="\1"))
    pattern = head.replace(re.escape("\0"), r"\d+").replace(re.escape("\1"), ".+")
    return re.fullmatch(pattern, text.partition("\n")[0]) is not None


def reported(report: Report, wording: Wording) -> str:
    """How many targets have which state, in a line; empty where there are none yet."""
    say = wording.drafting
    told = (
        say.count.format(state=wording.poststates[state], count=count)
        for state, count in report.counts.items()
        if count
    )
    return wording.announcing.joiner.join(told)


def _rows(one: Announcement, wording: Wording) -> _Rows:
    """Buttons for a draft, or for what was posted; none for what was rejected or withdrawn."""
    say = wording.drafting
    if one.state is State.DRAFT:
        return (
            (
                button(say.approve, Step.APPROVE, one),
                button(say.reject, Step.REJECT, one),
            ),
            *parts(one, Step.EDIT, wording),
            (
                button(say.targets, Step.TARGETS, one, 1),
                button(say.time, Step.TIME, one),
                button(say.unpin if one.plan.pin else say.pin, Step.PIN, one),
            ),
        )
    if one.state.posted:
        below = (
            button(say.withdraw, Step.WITHDRAW, one),
            button(say.refresh, Step.BACK, one),
        )
        return (*parts(one, Step.AMEND, wording), below)
    return ()


def parts(one: Announcement, step: Step, wording: Wording) -> _Rows:
    """A button for each of the messages: one can be replaced by a reply at a time."""
    say, count = wording.drafting, len(one.draft.messages)
    single, several = (
        (say.edit, say.edit_part) if step is Step.EDIT else (say.amend, say.amend_part)
    )
    if count == 1:
        return ((button(single, step, one, 0),),)
    return tuple((button(several.format(part=part + 1), step, one, part),) for part in range(count))
