"""Takes in the files that somebody confirmed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from bot.desk.press import Verb, press
from bot.desk.running.files.lists import batch, waiting
from bot.message import Button, Delivery, Reaction, Task
from bot.ports import Changing, Log, Proposals, Ranks, StoppedError, Tell
from bot.previewed import quoted
from bot.proposal import Course, Proposal
from bot.rank import Act, Deed, may
from bot.wording import Wording
from bot.work.voice import Voice, told
from bot.work.watched import watched
from rag.change import Change, Fate, Offer, Wish
from rag.preview import Fit

_MOST_BUTTONS = 5
_SHOWN = 30
"""Files that are told one by one."""


@dataclass(frozen=True, slots=True)
class TakingIn:
    """A `bot.ports.Doer`; the words of a task are numbers of proposals.

    Done again after a crash it says what came of those that were taken in before.
    """

    library: Changing
    proposals: Proposals
    ranks: Ranks
    log: Log
    voice: Voice

    def __call__(self, task: Task, tell: Tell) -> Reaction:
        """Take them in, all in one change, and say what became of each."""
        wording = self.voice.of(task)
        found = [self.proposals.proposal(int(word)) for word in task.words]
        known = [one for one in found if one]
        ordered = [one for one in known if one.course is Course.ORDERED]
        if not may(self.ranks.rank(task.person), Deed.TAKE_IN):
            self._open_again(ordered)
            number = task.person.partition(":")[2]
            return told(task, wording.running.not_allowed.format(number=number))
        done = self._done(ordered, task, tell, wording) if ordered else []
        before = [(one, None) for one in known if one.course is not Course.ORDERED]
        return _said(task, [*before, *done], wording)

    def undo(self, task: Task) -> Reaction:
        """Let them be settled again, and show how they stand."""
        found = [self.proposals.proposal(int(word)) for word in task.words]
        ordered = [one for one in found if one and one.course is Course.ORDERED]
        if not ordered:
            return Reaction()
        self._open_again(ordered)
        wording = self.voice.of(task)
        together = self.proposals.batch(ordered[0].batch)
        opened = [one for one in map(self.proposals.proposal, _numbers(ordered)) if one]
        shown = batch(together, 1, wording) if together else waiting(opened, 1, wording)
        return Reaction((Delivery(task.room, shown),))

    def _done(
        self, ordered: Sequence[Proposal], task: Task, tell: Tell, wording: Wording
    ) -> list[tuple[Proposal, Change | None]]:
        """What became of each, noted; whatever stops it leaves all of them to be ordered again."""
        try:
            with watched(tell, wording.proposing.taking) as progress:
                offers = [self._offer(one) for one in ordered]
                changes = list(self.library.add(offers, progress))
        except StoppedError:
            raise  # whoever comes after a stop finds them as they are
        except BaseException:
            self._open_again(ordered)
            raise
        pairs = [(one, _resumed(one, change)) for one, change in _paired(ordered, changes)]
        for one, change in pairs:
            self._noted(one, change, task)
        return [(one, change) for one, change in pairs]

    def _offer(self, one: Proposal) -> Offer:
        return Offer(one.name, one.size, partial(self._bytes, one), _wish(one))

    def _bytes(self, one: Proposal) -> bytes:
        upload = self.proposals.upload(one.number)
        if upload is None:  # somebody let it go meanwhile
            raise FileNotFoundError(one.number)
        return upload.data

    def _noted(self, one: Proposal, change: Change, task: Task) -> None:
        failed = change.status is Fate.FAILED
        course = Course.OPEN if failed else Course.TAKEN
        self.proposals.end(one.number, course, change.document)
        act = Act(
            task.person,
            self.ranks.rank(task.person),
            Deed.TAKE_IN,
            allowed=True,
            document=change.document,
            detail=f"#{one.number} {change.status}",
        )
        self.log.note(act)

    def _open_again(self, ordered: Sequence[Proposal]) -> None:
        for one in ordered:
            self.proposals.end(one.number, Course.OPEN)


def _numbers(proposals: Sequence[Proposal]) -> list[int]:
    return [one.number for one in proposals]


def _wish(one: Proposal) -> Wish | None:
    """What was settled; None where nobody settled anything, and it is found out anew.

    So of two files of one batch, the second can become a version of the first.
    """
    choice, seen = one.choice, one.gist
    near = seen.of if seen and seen.fit is Fit.VERSION else 0
    if choice.of is not None:
        return Wish(choice.of, choice.instead, choice.corrections)
    if near or choice.corrections:
        return Wish(near, instead=False, corrections=choice.corrections)
    return None


def _paired(
    ordered: Sequence[Proposal], changes: Sequence[Change]
) -> Iterator[tuple[Proposal, Change]]:
    """Each proposal with its change: what is inside a file comes after it."""
    left = iter(ordered)
    now: Proposal | None = None
    for change in changes:
        if now is None or not change.file.startswith(f"{now.name}/"):
            now = next(left, None)
            if now is not None:
                yield now, change


def _resumed(one: Proposal, change: Change) -> Change:
    """What became of a file as if it had become that now.

    It is there under the very name it was sent by, and was not when it was looked at: so it was
    taken in by this very work, before a crash.
    """
    before = one.gist is None or one.gist.fit.held
    if before or change.status is not Fate.UNCHANGED or change.reason:
        return change
    return replace(change, status=Fate.ADDED if change.version == 1 else Fate.NEW_VERSION)


def _said(
    task: Task, pairs: Sequence[tuple[Proposal, Change | None]], wording: Wording
) -> Reaction:
    """A line a file, the counts where they are many, buttons to see the documents."""
    say = wording.proposing
    # What somebody has to see to is told first, and whatever is left out.
    order = sorted(pairs, key=lambda pair: not _notable(pair[1]))
    lines = [_line(one, change, wording) for one, change in order[:_SHOWN]]
    if (left := len(pairs) - _SHOWN) > 0:
        lines.append(wording.curated.more.format(count=left))
    fates = Counter(change.status for _, change in pairs if change)
    embedded = sum(change.embedded for _, change in pairs if change)
    if len(pairs) > 1:
        lines = [_total(len(pairs), fates, embedded, wording), "", *lines]
    elif embedded:
        lines.append(say.embedded.format(count=embedded))
    if fates[Fate.FAILED]:
        lines.append(say.again)
    return told(task, "\n".join(lines), _see(pairs, wording))


def _notable(change: Change | None) -> bool:
    return change is not None and (change.status is Fate.FAILED or bool(change.doubt))


def _line(one: Proposal, change: Change | None, wording: Wording) -> str:
    say = wording.proposing
    title = quoted((one.gist.title if one.gist else "") or one.name, wording)
    if change is None:
        gone = one.course is not Course.TAKEN
        return (
            say.failed.format(title=title, reason=say.gone)
            if gone
            else say.added.format(title=title, id=one.document)
        )
    sentence = {
        Fate.ADDED: say.added,
        Fate.NEW_VERSION: say.replaced if one.choice.instead else say.updated,
        Fate.UNCHANGED: say.unchanged,
        Fate.FAILED: say.failed,
    }[change.status]
    line = sentence.format(title=title, id=change.document, reason=change.reason)
    asked = f"{wording.frame.separator}{change.reason}" if change.doubt else ""
    return f"{line}{asked}"


def _total(count: int, fates: Counter[Fate], embedded: int, wording: Wording) -> str:
    return wording.proposing.total.format(
        count=count,
        added=fates[Fate.ADDED],
        updated=fates[Fate.NEW_VERSION],
        unchanged=fates[Fate.UNCHANGED],
        failed=fates[Fate.FAILED],
        embedded=embedded,
    )


def _see(
    pairs: Sequence[tuple[Proposal, Change | None]], wording: Wording
) -> tuple[tuple[Button, ...], ...]:
    """Buttons to see what was taken in, where it is not too much."""
    numbers = [change.document if change else one.document for one, change in pairs]
    known = list(dict.fromkeys(number for number in numbers if number))
    if not known or len(known) > _MOST_BUTTONS:
        return ()
    if len(known) == 1:
        return ((Button(wording.proposing.see, press(Verb.DOCUMENT, known[0])),),)
    return (tuple(Button(str(one), press(Verb.DOCUMENT, one)) for one in known),)
