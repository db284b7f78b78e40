"""Backs everything up, and exports what people told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from bot.export import Export
from bot.message import Delivery, Enclosure, Outgoing, Reaction, Task
from bot.ports import Made, Saves, Tell
from bot.told import Content
from bot.wording import Wording
from bot.work.voice import Voice

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Saving:
    """Every method is a `bot.ports.Doer`.

    The first word of a task is how many bytes a file may have that is sent to its room (0: none
    is sent, it is said where it lies). `now` is the local time, for the names of files.
    """

    saves: Saves
    export: Export
    made: Made
    voice: Voice
    now: Callable[[], datetime] = datetime.now

    def back_up(self, task: Task, tell: Tell) -> Reaction:
        """Make a backup and send it."""
        say = self.voice.of(task)
        done: list[str] = []

        def write(file: BinaryIO) -> None:
            saved = self.saves.save(file, _plainly(tell))
            size = _megabytes(file.seek(0, 2))
            sentence = say.saving.backed_up
            done.append(
                sentence.format(documents=saved.documents, answers=saved.answers, size=size)
            )

        return self._sent(task, self.made.make(self._name("backup"), write), done[0], say)

    def hand_out(self, task: Task, tell: Tell) -> Reaction:
        """Export what people told; with `Content.ORIGINALS` as the second word the files, too."""
        say = self.voice.of(task)
        counts: dict[Content, int] = {}

        def write(file: BinaryIO) -> None:
            wanted = Content.ORIGINALS in task.words
            counts.update(self.export.write(file, _plainly(tell), originals=wanted))

        made = self.made.make(self._name("export"), write)
        return self._sent(task, made, say.saving.exported.format(counts=_listed(counts, say)), say)

    def _name(self, what: str) -> str:
        return f"zhengda-{what}-{self.now():%Y%m%d-%H%M%S}.zip"

    def _sent(self, task: Task, file: Enclosure, text: str, say: Wording) -> Reaction:
        """What was done, then the file, or where it lies."""
        size, most = self.made.weight(file.made), int(task.words[0])
        if size <= most:
            messages = [Outgoing(text), Outgoing(file.name, file=file)]
        else:
            lies = say.saving.lies.format(size=_megabytes(size), place=self.made.place(file.made))
            messages = [Outgoing(f"{text}\n{lies}")]
        return Reaction(tuple(Delivery(task.room, one) for one in messages))


def _plainly(tell: Tell) -> Callable[[int, int], None]:
    """Tells how far it is, without words."""

    def told(done: int, total: int) -> None:
        tell(done, total)

    return told


def _megabytes(size: int) -> str:
    return f"{max(size, 50_000) / _MEGABYTE:.1f}"


def _listed(counts: Mapping[Content, int], say: Wording) -> str:
    words = say.exports
    return say.saving.separator.join(f"{words[name]} {count}" for name, count in counts.items())
