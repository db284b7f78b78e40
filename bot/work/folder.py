"""Takes in what lies in the folder that is watched."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.message import Reaction, Task
from bot.ports import Changing, Tell
from bot.wording import Wording
from bot.work.voice import Voice, told
from bot.work.watched import watched
from corpus.document import UnreadableFileError
from rag.change import Change, Fate, Offer

_SHOWN = 20
_LONG = 32


@dataclass(frozen=True, slots=True)
class Folder:
    """A `bot.ports.Doer`. `files` are those of the folder; None: no folder is watched.

    The words of a task name the bytes of the files that are meant; without any, all are.
    """

    library: Changing
    voice: Voice
    files: Callable[[], Sequence[Offer]] | None

    def __call__(self, task: Task, tell: Tell) -> Reaction:
        """Offer the files to the library; what is stored already changes nothing."""
        wording = self.voice.of(task)
        if self.files is None:
            return told(task, wording.curated.no_folder)
        found = [one for one in self.files() if not task.words or _meant(one, task.words)]
        if not found:
            return told(task, wording.curated.empty_folder)
        with watched(tell) as progress:
            changes = list(self.library.add(found, progress))
        return told(task, "\n".join(_summary(changes, wording)))


def digested(offer: Offer) -> str:
    """What names the bytes of a file.

    Raises:
        OSError: it cannot be read.
    """
    return hashlib.sha256(offer.read()).hexdigest()[:_LONG]


def _meant(offer: Offer, words: Sequence[str]) -> bool:
    try:
        return digested(offer) in words
    except (OSError, UnreadableFileError):
        return False


def _summary(changes: Sequence[Change], wording: Wording) -> Iterator[str]:
    """How many met each fate, then those to which something happened."""
    say, fates = wording.curated, Counter(one.status for one in changes)
    yield say.taken.format(
        count=len(changes),
        added=fates[Fate.ADDED],
        updated=fates[Fate.NEW_VERSION],
        unchanged=fates[Fate.UNCHANGED],
        failed=fates[Fate.FAILED],
    )
    told = [one for one in changes if one.status is not Fate.UNCHANGED]
    for one in told[:_SHOWN]:
        fate = getattr(wording.files, one.status)
        yield say.taken_line.format(fate=fate, file=one.file, reason=one.reason).rstrip("　")
        if one.doubt:
            yield say.doubt.format(id=one.document, other=one.doubt)
    if (left := len(told) - _SHOWN) > 0:
        yield say.more.format(count=left)
