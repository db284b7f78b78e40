"""Who does what about announcements, each behind its gate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.announcing.deciding import Deciding
from bot.announcing.drafting import Drafting
from bot.desk.press import Verb, read
from bot.desk.pressed import expired
from bot.desk.running.announcing.approving import Approving, ordered
from bot.desk.running.announcing.buttons import Step, tagged
from bot.desk.running.announcing.listing import LIST, Listing
from bot.desk.running.announcing.planning import Planning
from bot.desk.running.announcing.replacing import Replacing
from bot.desk.running.announcing.sheet import Sheets, is_sheet
from bot.desk.running.announcing.showing import Showing
from bot.desk.running.announcing.telling import Telling
from bot.desk.running.announcing.writing import Writing
from bot.desk.running.gate import Doing, Gate
from bot.desk.scene import Handler, Scene
from bot.incoming import Sort
from bot.message import Reaction
from bot.ports import Catalogue, Log, Ranks
from bot.rank import Deed
from rag.ports import Texts

COMMANDS = {"drafts": Deed.DRAFTS, "announce": Deed.ANNOUNCE}
"""What each command does."""
DEEDS = {
    Step.SHOW: Deed.DRAFTS,
    Step.BACK: Deed.DRAFTS,
    Step.APPROVE: Deed.APPROVE,
    Step.REJECT: Deed.APPROVE,
    Step.EDIT: Deed.EDIT_DRAFT,
    Step.TARGETS: Deed.EDIT_DRAFT,
    Step.TARGET: Deed.EDIT_DRAFT,
    Step.TIME: Deed.EDIT_DRAFT,
    Step.PIN: Deed.EDIT_DRAFT,
    Step.AMEND: Deed.AMEND,
    Step.WITHDRAW: Deed.AMEND,
}
"""What each step counts as."""


@dataclass(frozen=True, slots=True)
class Announcing:
    """What announcements are made with."""

    drafting: Drafting
    deciding: Deciding
    telling: Telling
    texts: Texts
    catalogue: Catalogue


@dataclass(frozen=True, slots=True)
class Editors:
    """Who handles which command, button, page and reply."""

    commands: Mapping[str, Handler]
    presses: Mapping[Verb, Handler]
    pages: Mapping[str, Handler]
    replies: Mapping[Deed, Handler]

    def sorts(self, others: Mapping[Sort, Handler]) -> dict[Sort, Handler]:
        """Everybody, with replies about announcements led here."""
        return {**others, Sort.TEXT: Replying(self.replies, others[Sort.TEXT])}


def editors(ranks: Ranks, log: Log, means: Announcing) -> Editors:
    """Everybody who has to do with announcements."""

    def gate(deed: Deed, doing: Doing) -> Gate:
        return Gate(ranks, log, deed, doing)

    showing = Showing(Sheets(means.deciding, means.texts))
    approving, planning = Approving(showing, means.telling), Planning(showing)
    replacing = Replacing(showing, approving, planning)
    listing = Listing(showing.sheets, means.drafting.catch_up)
    writing = Writing(showing, means.catalogue, means.drafting.about, means.telling)
    presses = _presses(showing, approving, planning, replacing)
    spoken = Spoken(gate(Deed.APPROVE, approving.spoken), gate(Deed.DRAFTS, listing))
    return Editors(
        {"drafts": spoken, "announce": gate(Deed.ANNOUNCE, writing)},
        {Verb.ANNOUNCEMENT: Pressing({s: gate(DEEDS[s], do) for s, do in presses.items()})},
        {LIST: gate(Deed.DRAFTS, listing.turned)},
        {deed: gate(deed, replacing.replied) for deed in set(DEEDS.values())},
    )


def _presses(
    showing: Showing, approving: Approving, planning: Planning, replacing: Replacing
) -> dict[Step, Doing]:
    fresh = showing.fresh
    return {
        Step.SHOW: showing.whole,
        Step.BACK: showing.back,
        Step.APPROVE: fresh(approving.approve),
        Step.REJECT: fresh(approving.reject),
        Step.EDIT: fresh(replacing.ask),
        Step.AMEND: fresh(replacing.ask),
        Step.WITHDRAW: fresh(replacing.ask),
        Step.TARGETS: fresh(planning.targets),
        Step.TARGET: fresh(planning.target),
        Step.TIME: fresh(planning.time),
        Step.PIN: fresh(planning.pin),
    }


@dataclass(frozen=True, slots=True)
class Spoken:
    """Leads `/drafts 12 通过` to whoever decides, all else to whoever shows."""

    deciding: Handler
    showing: Handler

    def __call__(self, scene: Scene) -> Reaction:
        """What follows."""
        return (self.deciding if ordered(scene) else self.showing)(scene)


@dataclass(frozen=True, slots=True)
class Pressing:
    """Leads a button of an announcement to the gate of its step."""

    gates: Mapping[Step, Handler]

    def __call__(self, scene: Scene) -> Reaction:
        """Do what it says, or say that it stands for nothing any more."""
        found = read(scene.incoming.text)
        step = found.words[0] if found and found.words else ""
        return self.gates[Step(step)](scene) if step in set(Step) else expired(scene)


@dataclass(frozen=True, slots=True)
class Replying:
    """Leads a reply to a message that asks for words to the gate of its step; else goes on."""

    gates: Mapping[Deed, Handler]
    following: Handler

    def __call__(self, scene: Scene) -> Reaction:
        """Take the words, where they are words about an announcement."""
        referred = scene.incoming.referred
        ours = referred.text if referred and referred.own else ""
        tag = tagged(ours)
        if tag is None:
            say = scene.wording.drafting
            return scene.say(say.how_reply) if is_sheet(ours, say) else self.following(scene)
        return self.gates[DEEDS[tag.step]](scene)
