"""Answers the lines of a batch, several at a time, in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from queue import Queue
from threading import Thread
from typing import TypeVar

from bot.contract.answers import AnswerLine, answer_line, failed_line
from bot.contract.asked import asked, identity
from bot.ports import Asking
from bot.trouble import report
from bot.wording import Wording, Wordings
from rag.answer import Answer, Question, Script

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

_AHEAD = 4
"""Lines that wait for a worker, for each worker; more would only fill memory."""


@dataclass(frozen=True, slots=True)
class Write:
    """How answers become lines: in whose words, and by which form."""

    wordings: Wordings
    form: Callable[[object, Answer, Wording], AnswerLine] = answer_line

    def line(self, identifier: object, answer: Answer) -> AnswerLine:
        """An answer as a line, in the words of its script."""
        return self.form(identifier, answer, self.wordings[answer.script])


def answer_all(
    lines: Iterable[str], ask: Asking, write: Write, pool: Executor, workers: int
) -> Iterator[AnswerLine]:
    """One answer a line, each as soon as it and those before it are computed.

    An empty line is passed over; a line that fails is told in its place.
    """
    wanted = (line for line in lines if line.strip())
    return _in_order(wanted, lambda line: _answered(line, ask, write), pool, workers * _AHEAD)


def told(identifier: object, compute: Callable[[], Answer], write: Write) -> AnswerLine:
    """An answer as a line; also where there is none, for this line only."""
    try:
        return write.line(identifier, compute())
    except Exception as error:  # noqa: BLE001  the outermost handler of a line
        wording = write.wordings[Script.SIMPLIFIED]
        return failed_line(identifier, report(error, wording, "question failed").sentence)


def _answered(line: str, ask: Asking, write: Write) -> AnswerLine:
    def compute() -> Answer:
        wanted = asked(line)
        return ask(Question(wanted.question, wanted.history, wanted.as_of))

    return told(identity(line), compute, write)


def _in_order(
    items: Iterable[_Item], work: Callable[[_Item], _Result], pool: Executor, ahead: int
) -> Iterator[_Result]:
    """The results in the order of the items, with at most `ahead` of them under way.

    The items are read in a thread of their own: whoever writes a line and waits for its answer
    gets it before writing the next.
    """
    under_way: Queue[Future[_Result] | None] = Queue(ahead)
    reading: Future[None] = Future()

    def read() -> None:
        try:
            for item in items:
                under_way.put(pool.submit(work, item))
            reading.set_result(None)
        except Exception as error:  # noqa: BLE001  raised where the results are read
            reading.set_exception(error)
        under_way.put(None)

    Thread(target=read, name="batch", daemon=True).start()
    while (result := under_way.get()) is not None:
        yield result.result()
    reading.result()
