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
        proposal = self.showing.proposals.proposal(press.number(0))
        if again := self._ordered(scene, proposal):
            return self._working(scene, again, Step(step))
        if step in _WHOLE:
            return self._whole(scene, press, Step(step), proposal)
        if proposal is None or proposal.course.settled:
            return Done(stale(scene, proposal), effect=False)
        return self._one(scene, press, Step(step), proposal)

    def pending(self, scene: Scene) -> Done:
        """`/pending`: what waits to be settled."""
        return Done(scene.reply([waiting(self._waiting(), 1, scene.wording)]), effect=False)

    def _ordered(self, scene: Scene, proposal: Proposal | None) -> list[Proposal]:
        """What this very press ordered before a crash: the order itself may be lost."""
        key = scene.incoming.key
        if proposal is None or not key:
            return []
        found = self.showing.proposals.batch(proposal.batch) or [proposal]
        return [one for one in found if one.by == key and one.course is Course.ORDERED]

    def _one(self, scene: Scene, press: Press, step: Step, proposal: Proposal) -> Done:
        if step is Step.LOOK:
            shown = self.showing.messages(proposal, scene.wording, scene.limit)
            return Done(under(scene, shown), effect=False)
        if proposal.turn != press.number(1):
            return Done(stale(scene, proposal), effect=False)
        if step in {Step.FIX, Step.SET}:
            return self.amending.pressed(scene, press, proposal)
        if step is Step.CHANGES:
            return self._changes(scene, proposal, press.number(3))
        if step is Step.CHECK:
            return Done(self._check(scene, proposal), effect=False)
        return self._settled(scene, step, proposal)

    def _settled(self, scene: Scene, step: Step, proposal: Proposal) -> Done:
        """Let a file go, or order it to be taken in, in the way that the button says."""
        turns = {proposal.number: proposal.turn}
        if step is Step.DROP:
            dropped = self._settle(scene, turns, Course.DROPPED)
            quiet = replace(instead(scene, [Outgoing("")]), toast=scene.wording.proposing.dropped)
            done = Done(quiet, detail=_noted(dropped)) if dropped else None
        else:
            ordered = self._settle(scene, turns, Course.ORDERED, _way(step, proposal))
            done = self._working(scene, ordered, step) if ordered else None
        return done or Done(stale(scene, proposal), effect=False)

    def _settle(
        self, scene: Scene, turns: dict[int, int], course: Course, choice: Choice | None = None
    ) -> list[Proposal]:
        proposals = self.showing.proposals
        return proposals.settle(turns, course, scene.incoming.key, choice) if turns else []

    def _working(self, scene: Scene, ordered: list[Proposal], step: Step) -> Done:
        """The work that is ordered; the buttons that ordered it go."""
        found = self.showing.proposals.batch(ordered[0].batch) if step is Step.ALL else []
        shown = instead(scene, [batch(found, 1, scene.wording) if found else Outgoing("")])
        toast = scene.wording.proposing.ordered
        reaction = replace(shown, toast=toast, tasks=(_order(scene, ordered),))
        return Done(reaction, detail=_noted(ordered))

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

    def _whole(self, scene: Scene, press: Press, step: Step, first: Proposal | None) -> Done:
        """Settle all of a batch, or turn the page of a list."""
        page = press.number(3)
        if first is None:
            listed = waiting(self._waiting(), page, scene.wording)
            return Done(instead(scene, [listed]), effect=False)
        found = self.showing.proposals.batch(first.batch) or [first]
        if step is Step.PAGE:
            return Done(instead(scene, [batch(found, page, scene.wording)]), effect=False)
        every = step is Step.ALL
        chosen = takeable(found) if every else undecided(found)
        turns = {one.number: one.turn for one in chosen}
        course = Course.ORDERED if every else Course.DROPPED
        fresh = state(found) == press.number(1)
        settled = self._settle(scene, turns, course) if fresh else []
        if settled and every:
            return self._working(scene, settled, step)
        return self._listed(scene, first, settled)

    def _listed(self, scene: Scene, first: Proposal, dropped: list[Proposal]) -> Done:
        """The list as it is now, in the place of the one whose button was pressed."""
        say, now = scene.wording.proposing, self.showing.proposals.batch(first.batch)
        shown = instead(scene, [batch(now, 1, scene.wording)] if now else [Outgoing("")])
        if not dropped:
            return Done(replace(shown, toast=say.stale), effect=False)
        return Done(replace(shown, toast=say.dropped), detail=_noted(dropped))

    def _waiting(self) -> list[Proposal]:
        """What waits and may be taken in, the newest first."""
        return [
            one
            for one in self.showing.proposals.waiting()
            if one.gist is not None and one.gist.welcome
        ]


def _way(step: Step, proposal: Proposal) -> Choice:
    """How a file is to be taken in."""
    seen, choice = proposal.gist, proposal.choice
    near = choice.of or (seen.of if seen else 0)
    if step is Step.OWN:
        return replace(choice, of=0, instead=False)
    return replace(choice, of=near, instead=step is Step.INSTEAD) if near else choice


def _order(scene: Scene, proposals: list[Proposal]) -> Task:
    """The order to take files in."""
    here, first = scene.incoming, proposals[0]
    title = (first.gist.title if first.gist else "") or first.name
    about = title if len(proposals) == 1 else ""
    numbers = tuple(str(one.number) for one in proposals)
    return Task(Work.TAKE_IN, here.room, here.person, numbers, about)


def _noted(settled: list[Proposal]) -> str:
    """What was settled, for the log."""
    first = settled[0]
    if len(settled) > 1:
        return f"#{first.number} {first.course} {len(settled)}"
    choice = first.choice
    if first.course is not Course.ORDERED or choice.of is None:
        return f"#{first.number} {first.course}"
    way = f"{'instead' if choice.instead else 'version'} {choice.of}" if choice.of else "own"
    return f"#{first.number} {way}"


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
