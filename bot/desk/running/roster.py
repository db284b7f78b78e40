"""All commands of those who run zhengda, each behind its gate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.desk.running import audit as log_pages
from bot.desk.running.announcing.roster import COMMANDS as ANNOUNCEMENTS
from bot.desk.running.audit import Audit
from bot.desk.running.documents.roster import COMMANDS as DOCUMENTS
from bot.desk.running.gate import Doing, Gate
from bot.desk.running.goldens.roster import COMMANDS as GOLDENS
from bot.desk.running.owned import OwnedRanks
from bot.desk.running.pausing import Pausing, Resuming
from bot.desk.running.pending.means import Pending
from bot.desk.running.posting.roster import COMMANDS as POSTING
from bot.desk.running.ranks import RankGiving
from bot.desk.running.saving import BackingUp, Exporting
from bot.desk.running.stats import Stats
from bot.desk.running.testing import Testing
from bot.desk.running.watch import Watch
from bot.desk.scene import Handler, Scene
from bot.message import Outgoing, Reaction, RoomKind
from bot.ports import Log
from bot.rank import Deed, may

COMMANDS = {
    "roles": Deed.RANK,
    "audit": Deed.AUDIT,
    "stats": Deed.STATS,
    "test": Deed.TEST,
    "pause": Deed.PAUSE,
    "resume": Deed.RESUME,
    "pending": Deed.TAKE_IN,
    "export": Deed.EXPORT,
    "backup": Deed.BACK_UP,
    "unanswered": Deed.UNANSWERED,
    "standard": Deed.STANDARD,
    **DOCUMENTS,
    **GOLDENS,
    **ANNOUNCEMENTS,
    **POSTING,
}
"""What each command does."""


@dataclass(frozen=True, slots=True)
class Running:
    """Who handles which command, and which list whose pages are turned."""

    commands: Mapping[str, Handler]
    pages: Mapping[str, Handler]


def running(ranks: OwnedRanks, log: Log, watch: Watch, pending: Pending) -> Running:
    """Everybody at a command."""

    def gate(deed: Deed, doing: Doing) -> Gate:
        return Gate(ranks, log, deed, doing)

    audit = Audit(log)
    doings: dict[str, Doing] = {
        "roles": RankGiving(ranks),
        "audit": audit,
        "stats": Stats(watch),
        "test": Testing(watch.trail, watch.ask, pending),
        "pause": Pausing(watch.pauses),
        "resume": Resuming(watch.pauses),
        "export": Exporting(),
        "backup": BackingUp(),
    }
    commands = {name: gate(COMMANDS[name], doing) for name, doing in doings.items()}
    return Running(commands, {log_pages.LIST: gate(Deed.AUDIT, audit.turned)})


@dataclass(frozen=True, slots=True)
class Guide:
    """`/help`, and for those who run zhengda, in private, also what they may."""

    help: Handler
    ranks: OwnedRanks

    def __call__(self, scene: Scene) -> Reaction:
        """The help for everybody, then the commands of one's rank."""
        told = self.help(scene)
        here, say = scene.incoming, scene.wording
        rank = self.ranks.rank(here.person)
        lines = [
            say.welcome.line.format(name=name, does=say.deeds[deed])
            for name, deed in COMMANDS.items()
            if may(rank, deed)
        ]
        if not lines or here.room.kind is not RoomKind.PRIVATE:
            return told
        more = scene.reply([Outgoing("\n".join([say.running.commands, *lines]))])
        return Reaction((*told.deliveries, *more.deliveries))
