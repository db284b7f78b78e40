"""Tells those who decide, and those who wrote, what became of an announcement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.announcement import Announcement
from bot.desk.running.announcing.buttons import Step, button
from bot.desk.running.owned import CONSOLE
from bot.message import Button, Delivery, Outgoing, Room
from bot.ports import People, Ranks
from bot.rank import Deed, may
from bot.wording import Wording, Wordings

_MANY = 3
"""More new drafts than these are told in one message."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Writes to people in private, in their language; nobody is told what they did themselves."""

    ranks: Ranks
    people: People
    wordings: Wordings
    words: Wording

    def fresh(self, drafts: Sequence[Announcement]) -> list[Delivery]:
        """That there are new drafts, to everybody who may approve."""
        return [
            Delivery(_private(person), message)
            for person in self._approvers()
            for message in self._new(drafts, self._wording(person))
        ]

    def waits(self, one: Announcement, by: str) -> tuple[Delivery, ...]:
        """That one more person has to approve."""
        return tuple(
            Delivery(
                _private(person),
                Outgoing(
                    self._wording(person).drafting.waits.format(title=one.draft.title),
                    rows=((_view(one, self._wording(person)),),),
                ),
            )
            for person in self._approvers()
            if person not in {by, *one.approvals}
        )

    def approved(self, one: Announcement, by: str) -> tuple[Delivery, ...]:
        """That what somebody wrote was approved."""
        if not _tellable(one.author) or one.author == by:
            return ()
        said = self._wording(one.author).drafting.told_approved.format(title=one.draft.title)
        return (Delivery(_private(one.author), Outgoing(said)),)

    def rejected(self, one: Announcement, by: str) -> tuple[Delivery, ...]:
        """That what somebody wrote was rejected, and why."""
        if not _tellable(one.author) or one.author == by:
            return ()
        said = self._wording(one.author).drafting.told_rejected
        text = said.format(title=one.draft.title, reason=one.reason)
        return (Delivery(_private(one.author), Outgoing(text)),)

    def _new(self, drafts: Sequence[Announcement], wording: Wording) -> Iterator[Outgoing]:
        say = wording.drafting
        if len(drafts) > _MANY:
            yield Outgoing(say.new_drafts.format(count=len(drafts)))
            return
        for one in drafts:
            occasion = wording.occasions[one.draft.occasion]
            said = say.new_draft.format(title=one.draft.title, occasion=occasion)
            yield Outgoing(said, rows=((_view(one, wording),),))

    def _approvers(self) -> list[str]:
        everybody = self.ranks.everybody()
        return [
            one.person for one in everybody if may(one.rank, Deed.APPROVE) and _tellable(one.person)
        ]

    def _wording(self, person: str) -> Wording:
        chosen = self.people.language(person)
        return self.wordings.for_language(chosen) if chosen else self.words


def _view(one: Announcement, wording: Wording) -> Button:
    return button(wording.drafting.view.format(number=one.number), Step.SHOW, one)


def _tellable(person: str) -> bool:
    return bool(person) and person.partition(":")[0] != CONSOLE


def _private(person: str) -> Room:
    messenger, _, chat = person.partition(":")
    return Room(messenger, chat)
