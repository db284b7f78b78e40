"""Takes documents out and puts them back, corrects facts, joins versions."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk.press import Verb, press
from bot.desk.running.documents.fields import label, shown
from bot.message import Button, Reaction, Task
from bot.ports import Changing, Stored, Tell
from bot.wording import Wording
from bot.work.named import named
from bot.work.voice import Voice, told
from rag.curate import UNDO_DAYS
from rag.records import Record

_Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Documents:
    """Every method is a `bot.ports.Doer`; the first word of a task is the number of a document."""

    library: Changing
    stored: Stored
    voice: Voice

    def remove(self, task: Task, tell: Tell) -> Reaction:
        """Take a document out of answers; a button undoes it."""
        tell(0, 0)
        say = self.voice.of(task)
        record = self.library.remove(_number(task))
        return self._gone(task, record, say.curated.removed, say)

    def hide(self, task: Task, tell: Tell) -> Reaction:
        """The same until it is restored."""
        tell(0, 0)
        say = self.voice.of(task)
        record = self.library.hide(_number(task))
        return self._gone(task, record, say.curated.hidden, say)

    def restore(self, task: Task, tell: Tell) -> Reaction:
        """Put a document back."""
        tell(0, 0)
        say, number = self.voice.of(task), _number(task)
        record = self.library.restore(number)
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
        say, other = self.voice.of(task), int(task.words[1])
        record = self.library.join(_number(task), other)
        document = named(record.title or record.name, other, say)
        return told(task, say.curated.joined.format(id=_number(task), document=document))

    def _gone(self, task: Task, record: Record | None, sentence: str, say: Wording) -> Reaction:
        if record is None:
            return told(task, say.curated.not_there.format(id=_number(task)))
        text = sentence.format(document=_called(record, say), id=record.id, days=UNDO_DAYS)
        return told(task, text, self._undo(record.id, say))

    def _undo(self, number: int, say: Wording) -> _Rows:
        """A button that stands for this very removal, and for no later one."""
        gone = next((one for one in self.stored.withdrawn() if one.id == number), None)
        if gone is None:
            return ()
        since = int(gone.at.timestamp())
        return ((Button(say.curated.undo, press(Verb.TASK, "undo", number, since)),),)


def _number(task: Task) -> int:
    return int(task.words[0])


def _called(record: Record, say: Wording) -> str:
    return named(record.title or record.name, record.id, say)
