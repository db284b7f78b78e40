"""All that is done by chat about where announcements go: what admins do stands behind a gate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.desk.commands.choosing import NAME
from bot.desk.commands.subscribe import WHOLE, Subscribe, Whole
from bot.desk.press import Verb, read
from bot.desk.pressed import expired
from bot.desk.running.gate import Doing, Gate
from bot.desk.running.posting import targets
from bot.desk.running.posting.deliveries import ALL, ONE, Deliveries, Settling
from bot.desk.running.posting.means import PostingMeans
from bot.desk.running.posting.outcome import REPORT, SETTLE
from bot.desk.running.posting.targets import TargetChoosing
from bot.desk.scene import Handler, Scene
from bot.message import Reaction
from bot.ports import Log, Ranks
from bot.rank import Deed

COMMANDS = {"targets": Deed.TARGETS, "delivery": Deed.DELIVERY, "settle": Deed.SETTLE}
"""What each command of admins does."""
PRESSES = {
    targets.LIST: Deed.TARGETS,
    REPORT: Deed.DELIVERY,
    SETTLE: Deed.SETTLE,
    ONE: Deed.SETTLE,
    ALL: Deed.SETTLE,
}
"""What each of their buttons does, by its first word."""


@dataclass(frozen=True, slots=True)
class Posters:
    """Who handles which command, button and page."""

    commands: Mapping[str, Handler]
    presses: Mapping[Verb, Handler]
    pages: Mapping[str, Handler]


@dataclass(frozen=True, slots=True)
class Pressing:
    """Leads a button to its handler, by its first word."""

    handlers: Mapping[str, Handler]

    def __call__(self, scene: Scene) -> Reaction:
        """What it does."""
        found = read(scene.incoming.text)
        word = found.words[0] if found and found.words else ""
        return self.handlers.get(word, expired)(scene)


def posters(ranks: Ranks, log: Log, means: PostingMeans) -> Posters:
    """Everybody at where announcements go."""

    def gate(deed: Deed, doing: Doing) -> Gate:
        return Gate(ranks, log, deed, doing)

    choosing, deliveries = TargetChoosing(means.grounds), Deliveries(means.outcomes)
    settling, subscribe = Settling(means.outcomes), Subscribe(means.subscriptions)
    doings: dict[str, Doing] = {
        targets.LIST: choosing.pressed,
        REPORT: deliveries.failures,
        SETTLE: settling.shown,
        ONE: settling.one,
        ALL: settling.all,
    }
    pressed: dict[str, Handler] = {
        **{word: gate(PRESSES[word], doing) for word, doing in doings.items()},
        NAME: subscribe.pressed,
        WHOLE: Whole(means.outcomes),
    }
    return Posters(
        commands={
            "targets": gate(Deed.TARGETS, choosing),
            "delivery": gate(Deed.DELIVERY, deliveries),
            "settle": gate(Deed.SETTLE, settling),
            "subscribe": subscribe,
            "unsubscribe": subscribe.end,
        },
        presses={Verb.BOARD: Pressing(pressed)},
        pages={targets.LIST: gate(Deed.TARGETS, choosing.turned)},
    )
