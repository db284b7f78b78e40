"""Puts into words how work ends that does not end well: stopped by golden questions, or broken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.desk.press import Verb, press
from bot.message import Button, Reaction, Task
from bot.ports import Changing, Doer, StoppedError, Tell
from bot.rank import Ending
from bot.trouble import report
from bot.wording import Wording
from bot.work.book import Book
from bot.work.voice import Voice, told
from rag.answer import Answer
from rag.golden import Compared, Trial
from rag.ingest import RegressedError, WaitingError

_SHOWN = 8
_LONGEST = 120


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
    text = "\n".join(_told(trial, wording))
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


def _told(trial: Trial, wording: Wording) -> Iterator[str]:
    say = wording.curated
    regressed = trial.regressed
    yield say.regressed.format(count=len(regressed), all=len(trial.compared))
    for one in regressed[:_SHOWN]:
        yield ""
        yield from _compared(one, wording)
    if (left := len(regressed) - _SHOWN) > 0:
        yield say.more.format(count=left)


def _compared(one: Compared, wording: Wording) -> Iterator[str]:
    say = wording.curated
    yield say.question.format(question=one.golden.text)
    yield say.before.format(answer=_said(one.before, wording))
    yield say.after.format(answer=_said(one.after, wording))


def _said(answer: Answer, wording: Wording) -> str:
    """An answer in a line: its first words, and where they are from."""
    if answer.outcome.refused:
        return wording.curated.refuses
    words = " ".join(" ".join(claim.text for claim in answer.claims).split())
    words = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
    titles = dict.fromkeys(one.passage.source.title for one in answer.citations)
    return f"{words}（{'、'.join(titles)}）"
