"""Puts into words how work ends that does not end well: stopped by golden questions, or broken."""

from __future__ import annotations

from dataclasses import dataclass

from bot import trials
from bot.desk.press import Verb, press
from bot.message import Button, Reaction, Task
from bot.ports import Changing, Doer, StoppedError, Tell
from bot.rank import Deed, Ending, may
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
            return self._asks(task, error.trial)
        trial, waits = self.library.waiting, wording.curated.waiting
        return self._asks(task, trial, f"{waits}\n") if trial else told(task, waits)

    def _asks(self, task: Task, trial: Trial, *before: str) -> Reaction:
        """As `stopped`, for whoever ordered it."""
        # What was found in the watched folder is nobody's order: the room's owner decides.
        leads = may(self.book.ranks.rank(task.room.lane), Deed.SWITCH)
        return stopped(task, trial, self.voice.of(task), *before, leads=leads)


def stopped(
    task: Task, trial: Trial, wording: Wording, *before: str, leads: bool = True
) -> Reaction:
    """Which golden questions stop a change, and what whoever is told may do about it.

    Who `leads` may publish it all the same; everybody who ordered it may give it up.
    """
    lines = [*before, *trials.told(trial, wording)]
    say = wording.curated
    lines += ["", say.how_settles if leads else say.who_switches]
    return told(task, "\n".join(lines), _choices(trial, wording, leads=leads))


def _choices(trial: Trial, wording: Wording, *, leads: bool) -> tuple[tuple[Button, ...], ...]:
    say = wording.curated
    switch = Button(say.switch, press(Verb.TASK, "switch", trial.revision))
    discard = Button(say.discard, press(Verb.TASK, "discard", trial.revision))
    return ((switch, discard),) if leads else ((discard,),)
