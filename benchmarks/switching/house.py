"""zhengda in this process, and questions that are asked of it without a pause."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

from bot import wiring
from bot.setup import prepare
from bot.wiring import House
from rag.answer import Answer, Question


@contextmanager
def opened(data: Path) -> Iterator[House]:
    """A data directory with everything that answers from it."""
    with wiring.opened(prepare(data)) as house:
        yield house


@dataclass(slots=True)
class Asking:
    """Questions that were answered: when each began and ended, and what was said."""

    answers: list[tuple[float, float, Answer]] = field(default_factory=list)

    def seconds(self, since: float = 0.0, until: float = float("inf")) -> list[float]:
        """How long those took that began within some time."""
        return [end - begin for begin, end, _ in self.answers if since <= begin < until]


@contextmanager
def asking(house: House, questions: Callable[[int], str]) -> Iterator[Asking]:
    """Ask one after the other as long as the block runs; nothing is remembered from before."""
    asked, stop = Asking(), Event()
    thread = Thread(target=_ask_on, args=(house, questions, asked, stop))
    thread.start()
    try:
        yield asked
    finally:
        stop.set()
        thread.join()


def _ask_on(house: House, questions: Callable[[int], str], asked: Asking, stop: Event) -> None:
    turn = 0
    while not stop.is_set():
        began = time.perf_counter()
        answer = house.ask(Question(questions(turn)))
        asked.answers.append((began, time.perf_counter(), answer))
        turn += 1


def p95(seconds: Sequence[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(seconds, n=20)[-1] if len(seconds) > 1 else float("nan")
