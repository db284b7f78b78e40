"""What becomes of a proposed file: the buttons under its preview, and under a list of many."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.desk.commands.leaves import instead
from bot.desk.press import Press, read
from bot.desk.pressed import expired, under
from bot.desk.running.files.amending import Amending
from bot.desk.running.files.buttons import Step, button, state
from bot.desk.running.files.lists import batch, takeable, undecided, waiting
from bot.desk.running.files.showing import Showing, ending, stale
from bot.desk.running.gate import Done
from bot.desk.scene import Handler, Scene
from bot.incoming import Sort
from bot.message import Outgoing, Reaction, Task, Work
from bot.previewed import changes
from bot.proposal import Choice, Course, Proposal
from bot.split import split
from corpus.document import Upload

_A_PAGE = 8
"""Changes shown at once, where all of them are asked for."""
_WHOLE = {Step.ALL, Step.NONE, Step.PAGE}
_ASKS = ("?", "？", "吗", "么")


@dataclass(frozen=True, slots=True)
class Deciding:
    """Does what a button says, unless somebody settled something since it was shown.

    `reading` answers what anybody may ask of a file.
    """

    showing: Showing
    amending: Amending
    reading: Handler

    def __call__(self, scene: Scene) -> Done:
        """Settle something about a file, or about all of a batch."""
        press = read(scene.incoming.text)
        step = press.words[2] if press and len(press.words) > 2 else ""  # noqa: PLR2004  the third
        if press is None or step not in set(Step):
            return Done(expired(scene), effect=False)
        if step in _WHOLE:
            return self._whole(scene, press, Step(step))
        proposal = self.showing.proposals.proposal(press.number(0))
        if proposal is None or proposal.course.settled:
            return Done(stale(scene, proposal), effect=False)
        if step == Step.LOOK:
            shown = self.showing.messages(proposal, scene.wording, scene.limit)
            return Done(under(scene, shown), effect=False)
        if proposal.turn != press.number(1):
            return Done(stale(scene, proposal), effect=False)
        return self._one(scene, press, Step(step), proposal)

    def pending(self, scene: Scene) -> Done:
        """`/pending`: what waits to be settled."""
        return Done(scene.reply([waiting(self._waiting(), 1, scene.wording)]), effect=False)

    def _one(self, scene: Scene, press: Press, step: Step, proposal: Proposal) -> Done:
        if step in {Step.FIX, Step.SET}:
            return self.amending.pressed(scene, press, proposal)
        if step is Step.CHANGES:
            return self._changes(scene, proposal, press.number(3))
        if step is Step.CHECK:
            return Done(self._check(scene, proposal), effect=False)
        if step is Step.DROP:
            return self._drop(scene, [proposal])
        return self._take(scene, self._settled(step, proposal))

    def _settled(self, step: Step, proposal: Proposal) -> Proposal | None:
        """The proposal with the way in which it is to be taken in."""
        seen = proposal.gist
        choice = proposal.choice
        near = choice.of or (seen.of if seen else 0)
        ways = {
            Step.TAKE: replace(choice, of=near) if near else choice,
            Step.INSTEAD: replace(choice, of=near, instead=True),
            Step.OWN: replace(choice, of=0, instead=False),
        }
        if ways[step] == choice:
            return proposal
        return self.showing.proposals.choose(proposal.number, proposal.turn, ways[step])

    def _take(self, scene: Scene, proposal: Proposal | None) -> Done:
        """Order a file to be taken in."""
        turns = {proposal.number: proposal.turn} if proposal else {}
        ordered = self.showing.proposals.settle(turns, Course.ORDERED) if turns else []
        if proposal is None or not ordered:
            return Done(stale(scene, proposal), effect=False)
        task = _order(scene, ordered)
        quiet = instead(scene, [Outgoing("")])
        reaction = replace(quiet, toast=scene.wording.proposing.ordered, tasks=(task,))
        return Done(reaction, detail=f"#{proposal.number} {_way(proposal.choice)}")

    def _drop(self, scene: Scene, proposals: list[Proposal]) -> Done:
        """Let files go."""
        turns = {one.number: one.turn for one in proposals}
        if not self.showing.proposals.settle(turns, Course.DROPPED):
            return Done(stale(scene, proposals[0] if proposals else None), effect=False)
        quiet = instead(scene, [Outgoing("")])
        told = f"#{proposals[0].number} {Course.DROPPED} {len(proposals)}"
        return Done(replace(quiet, toast=scene.wording.proposing.dropped), detail=told)

    def _changes(self, scene: Scene, proposal: Proposal, first: int) -> Done:
        """All that a file changes, some at a time, below its preview."""
        upload = self.showing.proposals.upload(proposal.number)
        preview = self.showing.preview(proposal, upload) if upload else None
        against = preview.against if preview else None
        if against is None or first >= len(against.differences):
            return Done(stale(scene, proposal), effect=False)
        count = len(against.differences)
        last = min(first + _A_PAGE, count)
        head = scene.wording.preview.changes.format(
            first=first + 1, last=last, count=count, number=proposal.number
        )
        blocks = [Outgoing(head), *changes(against, first, _A_PAGE, scene.wording)]
        say = scene.wording.catalogue
        around = ((first - _A_PAGE, say.previous), (last, say.next))
        row = [button(label, proposal, Step.CHANGES, at) for at, label in around if 0 <= at < count]
        labelled = ending(split(blocks, scene.limit), (tuple(row),) if row else ())
        return Done(under(scene, labelled), effect=False)

    def _check(self, scene: Scene, proposal: Proposal) -> Reaction:
        """What anybody would be told who sends this file."""
        upload = self.showing.proposals.upload(proposal.number)
        if upload is None:
            return stale(scene, proposal)
        return self.reading(_asking(scene, upload))

    def _whole(self, scene: Scene, press: Press, step: Step) -> Done:
        """Settle all of a batch, or turn the page of a list."""
        first = self.showing.proposals.proposal(press.number(0))
        if first is None:
            page = waiting(self._waiting(), press.number(3), scene.wording)
            return Done(instead(scene, [page]), effect=False)
        found = self.showing.proposals.batch(first.batch) or [first]
        if step is Step.PAGE:
            return Done(
                instead(scene, [batch(found, press.number(3), scene.wording)]), effect=False
            )
        chosen = takeable(found) if step is Step.ALL else undecided(found)
        turns = {one.number: one.turn for one in chosen}
        course = Course.ORDERED if step is Step.ALL else Course.DROPPED
        fresh = state(found) == press.number(1)
        settled = self.showing.proposals.settle(turns, course) if fresh and turns else []
        return self._settled_all(scene, first, settled, course)

    def _settled_all(
        self, scene: Scene, first: Proposal, settled: list[Proposal], course: Course
    ) -> Done:
        """The list as it is now, in the place of the one whose button was pressed."""
        say, now = scene.wording.proposing, self.showing.proposals.batch(first.batch)
        shown = instead(scene, [batch(now, 1, scene.wording)] if now else [Outgoing("")])
        if not settled:
            return Done(replace(shown, toast=say.stale), effect=False)
        ordered = course is Course.ORDERED
        reaction = replace(
            shown,
            toast=say.ordered if ordered else say.dropped,
            tasks=(_order(scene, settled),) if ordered else (),
        )
        return Done(reaction, detail=f"#{first.number} {course} {len(settled)}")

    def _waiting(self) -> list[Proposal]:
        """What waits and may be taken in, the newest first."""
        return [
            one
            for one in self.showing.proposals.waiting()
            if one.gist is not None and one.gist.welcome
        ]


def _order(scene: Scene, proposals: list[Proposal]) -> Task:
    """The order to take files in."""
    here, first = scene.incoming, proposals[0]
    title = (first.gist.title if first.gist else "") or first.name
    about = title if len(proposals) == 1 else ""
    numbers = tuple(str(one.number) for one in proposals)
    return Task(Work.TAKE_IN, here.room, here.person, numbers, about)


def _way(choice: Choice) -> str:
    """How a file is taken in, for the log."""
    if choice.of is None:
        return "ordered"
    return f"{'instead of' if choice.instead else 'version of'} {choice.of}" if choice.of else "own"


def _asking(scene: Scene, upload: Upload) -> Scene:
    """The moment as if the file had just come, with the question that stood under it."""
    here = scene.incoming
    referred = here.referred
    said = referred.under if referred and referred.file else ""
    asked = replace(
        here,
        sort=Sort.FILE,
        text=said if said.strip().endswith(_ASKS) else "",
        message=(referred.to or referred.message) if referred else here.message,
        referred=None,
    )
    return replace(scene, incoming=asked, upload=upload)
