"""Brings the index up to date, builds it anew, goes back, and settles what was stopped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import monotonic

from bot.message import Reaction, Task
from bot.ports import Changing, Stored, Tell
from bot.wording import Wording
from bot.work.named import named
from bot.work.voice import Voice, told
from bot.work.watched import watched
from rag.change import Change, Reindexed

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Indexing:
    """Every method is a `bot.ports.Doer`."""

    library: Changing
    stored: Stored
    voice: Voice

    def reindex(self, task: Task, tell: Tell) -> Reaction:
        """Publish what differs."""
        began = monotonic()
        with watched(tell) as progress:
            done = self.library.reindex(progress)
        return self._indexed(task, done, monotonic() - began)

    def rebuild(self, task: Task, tell: Tell) -> Reaction:
        """Read every file again, and build the index anew."""
        began = monotonic()
        with watched(tell) as progress:
            done = self.library.rebuild(progress)
        return self._indexed(task, done, monotonic() - began)

    def reread(self, task: Task, tell: Tell) -> Reaction:
        """Read one document again, whose number is the first word."""
        began = monotonic()
        with watched(tell) as progress:
            done = self.library.reread(int(task.words[0]), progress)
        return self._indexed(task, done, monotonic() - began)

    def roll_back(self, task: Task, tell: Tell) -> Reaction:
        """Go back to what was published before; the first word is the revision to go back from.

        Another revision is there when something was published meanwhile; or when this was done
        before a crash: doing it again would undo it.
        """
        say = self.voice.of(task).curated
        if task.words != (str(self.stored.revision),):
            return told(task, say.published_since)
        with watched(tell) as progress:
            rolled = self.library.roll_back(progress)
        if rolled is None:
            return told(task, say.nothing_to_roll)
        lines = [say.rolled.format(count=len(rolled.documents))]
        lines += self._documents(rolled.documents, self.voice.of(task))
        return told(task, "\n".join(lines))

    def switch(self, task: Task, tell: Tell) -> Reaction:
        """Publish what the golden questions stopped; the first word is its revision."""
        say = self.voice.of(task).curated
        if not self._waits(task):
            return told(task, say.nothing_waits)
        with watched(tell) as progress:
            self.library.switch(progress)
        return told(task, say.switched)

    def discard(self, task: Task, tell: Tell) -> Reaction:
        """Give it up."""
        tell(0, 0)
        say = self.voice.of(task).curated
        if not self._waits(task):
            return told(task, say.nothing_waits)
        self.library.discard()
        return told(task, say.discarded)

    def _waits(self, task: Task) -> bool:
        trial = self.library.waiting
        return trial is not None and str(trial.revision) == task.words[0]

    def _indexed(self, task: Task, done: Reindexed, seconds: float) -> Reaction:
        wording = self.voice.of(task)
        say = wording.curated
        lines = [
            say.indexed.format(
                documents=done.documents,
                passages=done.chunks,
                embedded=done.embedded,
                seconds=f"{seconds:.1f}",
            ),
            *_changes(say.changed, done.changed, wording),
            *_changes(say.failed, done.failed, wording),
        ]
        return told(task, "\n".join(lines))

    def _documents(self, numbers: Sequence[int], wording: Wording) -> Iterator[str]:
        """The documents that are again what they were, as far as they are there again."""
        titles = {one.id: one.title or one.name for one in self.stored.records()}
        known = [number for number in numbers if number in titles]
        yield from (f"· {named(titles[one], one, wording)}" for one in known[:_SHOWN])
        if (left := len(known) - _SHOWN) > 0:
            yield wording.curated.more.format(count=left)


def _changes(head: str, changes: Sequence[Change], wording: Wording) -> Iterator[str]:
    if not changes:
        return
    yield head.format(count=len(changes))
    for one in changes[:_SHOWN]:
        yield f"· {one.file}　{one.reason}".rstrip("　")
    if (left := len(changes) - _SHOWN) > 0:
        yield wording.curated.more.format(count=left)
