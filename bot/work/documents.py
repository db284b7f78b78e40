"""Takes documents out and puts them back, corrects facts, joins versions."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk.press import Verb, press
from bot.desk.running.fields import label, shown
from bot.message import Button, Reaction, Task
from bot.ports import Changing, Stored, Tell
from bot.wording import Wording
from bot.work.named import named
from bot.work.voice import Voice, told
from rag.curate import UNDO_DAYS
from rag.event import Happening
from rag.records import Record


@dataclass(frozen=True, slots=True)
class Documents:
    """Every method is a `bot.ports.Doer`; the first word of a task is the number of a document.

    What was done before a crash is found done, and told as if it were done now.
    """

    library: Changing
    stored: Stored
    voice: Voice

    def remove(self, task: Task, tell: Tell) -> Reaction:
        """Take a document out of answers; a button undoes it."""
        tell(0, 0)
        say = self.voice.of(task)
        self.library.remove(_number(task))
        return self._gone(task, say.curated.removed, say)

    def hide(self, task: Task, tell: Tell) -> Reaction:
        """The same until it is restored."""
        tell(0, 0)
        say = self.voice.of(task)
        self.library.hide(_number(task))
        return self._gone(task, say.curated.hidden, say)

    def restore(self, task: Task, tell: Tell) -> Reaction:
        """Put a document back."""
        tell(0, 0)
        say, number = self.voice.of(task), _number(task)
        record = self.library.restore(number) or self._live(number)
        if record is None:
            return told(task, say.curated.not_withdrawn.format(id=number))
        return told(task, say.curated.restored.format(document=_called(record, say)))

    def correct(self, task: Task, tell: Tell) -> Reaction:
        """Correct a fact: the field, its value, and which text of the file it is of (from 1)."""
        tell(0, 0)
        say = self.voice.of(task)
        _, field, value, part = task.words
        details = self.library.correct(_number(task), field, value, part=int(part))
        sentence = say.curated.corrected.format(
            document=_called(details.record, say),
            field=label(field, say),
            value=shown(field, value, say) or say.curated.nothing,
        )
        return told(task, sentence)

    def join(self, task: Task, tell: Tell) -> Reaction:
        """Make the versions of a document those of another one, whose number follows."""
        tell(0, 0)
        say, number, other = self.voice.of(task), _number(task), int(task.words[1])
        record = self._live(other) if self._joined(number, other) else None
        record = record or self.library.join(number, other)
        document = named(record.title or record.name, other, say)
        return told(task, say.curated.joined.format(id=number, document=document))

    def _live(self, number: int) -> Record | None:
        return next((one for one in self.stored.records() if one.id == number), None)

    def _joined(self, number: int, other: int) -> bool:
        """Whether a document is gone because it was just joined with the other one."""
        happened = [one.happening for one in self.stored.events() if one.document == other]
        gone = number in {one.id for one in self.stored.withdrawn()}
        return happened[-1:] == [Happening.JOINED] and not gone and self._live(number) is None

    def _gone(self, task: Task, sentence: str, say: Wording) -> Reaction:
        """That a document is out, with a button that undoes this very removal and no later one."""
        number = _number(task)
        gone = next((one for one in self.stored.withdrawn() if one.id == number), None)
        if gone is None:
            return told(task, say.curated.not_there.format(id=number))
        document = named(gone.title or gone.name, number, say)
        text = sentence.format(document=document, id=number, days=UNDO_DAYS)
        undo = press(Verb.TASK, "undo", number, int(gone.at.timestamp()))
        return told(task, text, ((Button(say.curated.undo, undo),),))


def _number(task: Task) -> int:
    return int(task.words[0])


def _called(record: Record, say: Wording) -> str:
    return named(record.title or record.name, record.id, say)
