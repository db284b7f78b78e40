"""Looks over files that came together, before anybody confirms them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import sleep

from bot.desk.running.files.lists import batch
from bot.desk.running.files.showing import Showing
from bot.message import Delivery, Limit, Outgoing, Reaction, Task
from bot.ports import Tell
from bot.previewed import quoted
from bot.proposal import Course, Proposal
from bot.wording import Wording
from bot.work.voice import Voice
from corpus.document import UnreadableFileError, Upload
from rag.change import Offer

_SIBLINGS = 2.0
"""Seconds in which another file of an album may still come."""
_WHOLE = Limit(units=1_000_000, marks=1_000_000)
"""Whoever sends what is said at the end of work cuts it."""


@dataclass(frozen=True, slots=True)
class LookingOver:
    """A `bot.ports.Doer`; the first word of a task is the name of a batch.

    What was looked at before a crash is not looked at again.
    """

    showing: Showing
    voice: Voice
    pause: Callable[[float], None] = sleep

    def __call__(self, task: Task, tell: Tell) -> Reaction:
        """Open what holds files, read all, and say in one message what they are."""
        wording, name = self.voice.of(task), task.words[0]
        tell(0, 0, wording.proposing.reading)
        broken: list[str] = []
        while fresh := self._fresh(name, task):
            for one in fresh:
                broken += self._looked(one, name, tell, wording)
        messages = self._shown(name, wording)
        if broken:
            head = wording.proposing.broken.format(count=len(broken))
            messages.append(Outgoing("\n".join([head, *broken])))
        return Reaction(tuple(Delivery(task.room, one) for one in messages))

    def _fresh(self, name: str, task: Task) -> list[Proposal]:
        """Those that nobody looked at; of an album, those too that come a little later."""
        found = self._unseen(name)
        if found or task.about:  # an archive came whole
            return found
        self.pause(_SIBLINGS)
        return self._unseen(name)

    def _unseen(self, name: str) -> list[Proposal]:
        return [
            one
            for one in self.showing.proposals.batch(name)
            if one.gist is None and not one.course.settled
        ]

    def _looked(self, one: Proposal, name: str, tell: Tell, wording: Wording) -> list[str]:
        """Look at a file, or at all those in it; gives the lines of those that can't be had."""
        say, proposals = wording.proposing, self.showing.proposals
        members = self._members(one)
        count = len(proposals.batch(name))
        if not members:
            tell(count - len(self._unseen(name)), count, say.reading)
            self.showing.note(one)
            return []
        broken: list[str] = []
        same = False
        for done, member in enumerate(members):
            tell(done, len(members), say.reading)
            try:
                upload = Upload(member.name, member.read())
            except UnreadableFileError as error:
                broken.append(say.failed.format(title=quoted(member.name, wording), reason=error))
                continue
            kept = proposals.put(one.person, upload, name, one.origin)
            same = same or kept.number == one.number  # mail is the first of what it holds
            if kept.gist is None:
                self.showing.note(kept)
        if not same:
            proposals.settle({one.number: one.turn}, Course.OPENED)
        return broken

    def _members(self, one: Proposal) -> Sequence[Offer]:
        upload = self.showing.proposals.upload(one.number)
        try:
            return self.showing.look.members(upload) if upload else ()
        except UnreadableFileError:
            return ()  # told when it is read itself

    def _shown(self, name: str, wording: Wording) -> list[Outgoing]:
        """One message about all of them; a preview where they are one file."""
        found = self.showing.proposals.batch(name)
        if len(found) == 1:
            return self.showing.messages(found[0], wording, _WHOLE)
        return [batch(found, 1, wording)] if found else [Outgoing(wording.proposing.gone)]
