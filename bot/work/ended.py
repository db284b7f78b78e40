"""Puts into words how work ends that does not end well: stopped by golden questions, or broken."""

from __future__ import annotations

from dataclasses import dataclass

from bot import trials
from bot.desk.press import Verb, press
from bot.message import Button, Reaction, Task
from bot.ports import Changing, Doer, StoppedError, Tell
from bot.rank import Ending
from bot.trouble import report
from bot.wording import Wording
from bot.work.book import Book
from bot.work.voice import Voice, told
from rag.golden import Trial
from rag.ingest import RegressedError, WaitingError


@dataclass(frozen=True, slots=True)
class Ended:
    """A `bot.ports.Doer` around another one: whatever happens there is told in plain words."""

    doer: Doer
    library: Changing
    voice: Voice
    book: Book

    def __call__(self, task: Task, tell: Tell) -> Reaction:
        """Do it, and note how it ended; what is cancelled goes through."""
        try:
            reaction = self.doer(task, tell)
        except StoppedError:
            raise
        except (RegressedError, WaitingError) as error:
            self.book.note(task, Ending.STOPPED)
            return self._stopped(task, error)
        except Exception as error:  # noqa: BLE001  the outermost handler of a work
            self.book.note(task, Ending.FAILED)
            trouble = report(error, self.voice.of(task), f"{task.work} failed")
            return told(task, trouble.sentence)
        self.book.note(task, Ending.DONE)
        return reaction

    def _stopped(self, task: Task, error: RegressedError | WaitingError) -> Reaction:
        """What golden questions say: of this change, or of one before that is not settled."""
        wording = self.voice.of(task)
        if isinstance(error, RegressedError):
            return stopped(task, error.trial, wording)
        trial = self.library.waiting
        rows = choices(trial, wording) if trial else ()
        return told(task, wording.curated.waiting, rows)


def stopped(task: Task, trial: Trial, wording: Wording) -> Reaction:
    """Which golden questions stop a change, with what they are answered now and would be."""
    text = "\n".join(trials.told(trial, wording))
    return told(task, text, choices(trial, wording))


def choices(trial: Trial, wording: Wording) -> tuple[tuple[Button, ...], ...]:
    """Publish it all the same, or give it up."""
    say = wording.curated
    return (
        (
            Button(say.switch, press(Verb.TASK, "switch", trial.revision)),
            Button(say.discard, press(Verb.TASK, "discard", trial.revision)),
        ),
    )
