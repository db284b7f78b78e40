"""All that is done to documents and to the index by chat, each behind its gate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.desk.commands.lookup import Lookup
from bot.desk.press import Verb, read
from bot.desk.pressed import expired
from bot.desk.running.documents import docs as lists
from bot.desk.running.documents.about import About, Curated
from bot.desk.running.documents.archive import Archive
from bot.desk.running.documents.correcting import Correcting, Replies
from bot.desk.running.documents.docs import Docs
from bot.desk.running.documents.indexing import Reindexing, RollingBack, Settling
from bot.desk.running.documents.joining import Joining
from bot.desk.running.documents.stopping import Stopping
from bot.desk.running.documents.versions import Versions
from bot.desk.running.documents.withdrawing import Restoring, Withdrawing
from bot.desk.running.gate import Doing, Gate
from bot.desk.scene import Handler, Scene
from bot.incoming import Sort
from bot.message import Reaction, Work
from bot.ports import Log, Ranks
from bot.rank import Deed

COMMANDS = {
    "docs": Deed.DOCS,
    "versions": Deed.VERSIONS,
    "diff": Deed.DIFF,
    "correct": Deed.CORRECT,
    "expire": Deed.EXPIRE,
    "hide": Deed.HIDE,
    "remove": Deed.REMOVE,
    "restore": Deed.RESTORE,
    "join": Deed.JOIN,
    "apart": Deed.APART,
    "reindex": Deed.REINDEX,
    "rollback": Deed.ROLL_BACK,
    "switch": Deed.SWITCH,
    "discard": Deed.DISCARD,
}
"""What each command does."""
PRESSES = {
    "doc": Deed.DOCS,
    "versions": Deed.VERSIONS,
    "diff": Deed.DIFF,
    "correct": Deed.CORRECT,
    "hide": Deed.HIDE,
    "remove": Deed.REMOVE,
    "undo": Deed.RESTORE,
    "join": Deed.JOIN,
    "apart": Deed.APART,
    "reread": Deed.REINDEX,
    "rollback": Deed.ROLL_BACK,
    "switch": Deed.SWITCH,
    "discard": Deed.DISCARD,
    "stop": Deed.STOP,
}
"""What each button does, by its first word."""


@dataclass(frozen=True, slots=True)
class Clerks:
    """Who handles which command, button and page; `correcting` handles replies with a value."""

    ranks: Ranks
    commands: Mapping[str, Handler]
    presses: Mapping[Verb, Handler]
    pages: Mapping[str, Handler]
    correcting: Handler
    about: About

    def sorts(self, others: Mapping[Sort, Handler]) -> dict[Sort, Handler]:
        """Everybody, with replies that hold a value led here."""
        return {**others, Sort.TEXT: Replies(self.correcting, others[Sort.TEXT])}

    def curated(self, others: Mapping[str, Handler]) -> dict[str, Handler]:
        """All commands; `/doc` shows those who run zhengda more."""
        doc = Curated(others["doc"], self.about, self.ranks)
        return {**others, **self.commands, "doc": doc}


def clerks(ranks: Ranks, log: Log, archive: Archive, lookup: Lookup) -> Clerks:
    """Everybody at documents."""

    def gate(deed: Deed, doing: Doing) -> Gate:
        return Gate(ranks, log, deed, doing)

    docs, about, correcting = Docs(archive, lookup), About(archive), Correcting(archive)
    commands = _commands(archive, docs, correcting)
    presses = _presses(archive, about, correcting)
    return Clerks(
        ranks,
        {name: gate(COMMANDS[name], doing) for name, doing in commands.items()},
        {Verb.TASK: Presses({name: gate(PRESSES[name], do) for name, do in presses.items()})},
        {lists.LIST: gate(Deed.DOCS, docs.turned)},
        gate(Deed.CORRECT, correcting.replied),
        about,
    )


def _commands(archive: Archive, docs: Docs, correcting: Correcting) -> dict[str, Doing]:
    versions, joining = Versions(archive), Joining(archive)
    return {
        "docs": docs,
        "versions": versions,
        "diff": versions.diff,
        "correct": correcting,
        "expire": correcting.expire,
        "hide": Withdrawing(archive, Work.HIDE),
        "remove": Withdrawing(archive, Work.REMOVE),
        "restore": Restoring(archive),
        "join": joining,
        "apart": joining.apart,
        "reindex": Reindexing(archive),
        "rollback": RollingBack(archive),
        "switch": Settling(archive, Work.SWITCH),
        "discard": Settling(archive, Work.DISCARD),
    }


def _presses(archive: Archive, about: About, correcting: Correcting) -> dict[str, Doing]:
    versions, joining = Versions(archive), Joining(archive)
    return {
        "doc": about.pressed,
        "versions": versions.pressed,
        "diff": versions.compared,
        "correct": correcting.pressed,
        "hide": Withdrawing(archive, Work.HIDE).pressed,
        "remove": Withdrawing(archive, Work.REMOVE).pressed,
        "undo": Restoring(archive).pressed,
        "join": joining.pressed,
        "apart": joining.pressed,
        "reread": Reindexing(archive).pressed,
        "rollback": RollingBack(archive).pressed,
        "switch": Settling(archive, Work.SWITCH).pressed,
        "discard": Settling(archive, Work.DISCARD).pressed,
        "stop": Stopping(archive),
    }


@dataclass(frozen=True, slots=True)
class Presses:
    """Leads whoever pressed a button to who handles its first word."""

    handlers: Mapping[str, Handler]

    def __call__(self, scene: Scene) -> Reaction:
        """What follows."""
        found = read(scene.incoming.text)
        handler = self.handlers.get(found.words[0]) if found and found.words else None
        return handler(scene) if handler else expired(scene)
