"""Writes down what became of work, beside who ordered it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.message import Task, Work
from bot.ports import Log, Ranks
from bot.rank import Act, Deed, Ending
from bot.wording import Wording

_DEEDS = {
    Work.REMOVE: Deed.REMOVE,
    Work.HIDE: Deed.HIDE,
    Work.RESTORE: Deed.RESTORE,
    Work.CORRECT: Deed.CORRECT,
    Work.JOIN: Deed.JOIN,
    Work.REINDEX: Deed.REINDEX,
    Work.REBUILD: Deed.REINDEX,
    Work.REREAD: Deed.REINDEX,
    Work.WATCH: Deed.REINDEX,
    Work.ROLL_BACK: Deed.ROLL_BACK,
    Work.SWITCH: Deed.SWITCH,
    Work.DISCARD: Deed.DISCARD,
}
_OF_DOCUMENTS = {Work.REMOVE, Work.HIDE, Work.RESTORE, Work.CORRECT, Work.JOIN, Work.REREAD}


@dataclass(frozen=True, slots=True)
class Book:
    """The log of deeds, in the operator's words; work that writes its own notes is left out."""

    log: Log
    ranks: Ranks
    words: Wording

    def note(self, task: Task, ending: Ending) -> None:
        """Note how it ended."""
        deed = _DEEDS.get(task.work)
        if deed is None:
            return
        rank = self.ranks.rank(task.person)
        document = int(task.words[0]) if task.work in _OF_DOCUMENTS else 0
        detail = self.words.endings[ending]
        self.log.note(Act(task.person, rank, deed, allowed=True, document=document, detail=detail))
