"""Answers the lines of a batch, several at a time, in their order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from typing import TypeVar

from bot.contract.answers import AnswerLine, answer_line, failed_line
from bot.contract.asked import MalformedLineError, asked, identity
from bot.ports import Asking
from bot.trouble import noted, sentence
from bot.wording import Wordings
from rag.answer import Question, Script

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

_AHEAD = 4
"""Lines that wait for a worker, for each worker; more would only fill memory."""


def answer_all(
    lines: Iterable[str], ask: Asking, wordings: Wordings, pool: Executor, workers: int
) -> Iterator[AnswerLine]:
    """One answer a line, each as soon as it and those before it are computed.

    An empty line is passed over; a line that fails is told in its place.
    """
    wanted = (line for line in lines if line.strip())
    return _in_order(wanted, lambda line: _answered(line, ask, wordings), pool, workers * _AHEAD)


def _answered(line: str, ask: Asking, wordings: Wordings) -> AnswerLine:
    identifier = identity(line)
    try:
        wanted = asked(line)
        answer = ask(Question(wanted.question, wanted.history))
        return answer_line(wanted.id, answer, wordings[answer.script])
    except MalformedLineError as error:
        return failed_line(identifier, sentence(error, wordings[Script.SIMPLIFIED], ""))
    except Exception as error:  # noqa: BLE001  the outermost handler of a line
        reference = noted(error, "question failed")
        return failed_line(identifier, sentence(error, wordings[Script.SIMPLIFIED], reference))


def _in_order(
    items: Iterable[_Item], work: Callable[[_Item], _Result], pool: Executor, ahead: int
) -> Iterator[_Result]:
    """The results in the order of the items, with at most `ahead` of them under way."""
    under_way: deque[Future[_Result]] = deque()
    for item in items:
        under_way.append(pool.submit(work, item))
        if len(under_way) >= ahead or under_way[0].done():
            yield under_way.popleft().result()
    while under_way:
        yield under_way.popleft().result()
