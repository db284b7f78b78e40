"""Plays the people: writes at moments chosen beforehand, whether the bot keeps up or not."""

from __future__ import annotations

import random
import re
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count, islice

from benchmarks.chats.ledger import Ledger
from benchmarks.chats.people import Source
from benchmarks.chats.standin import StandIn
from benchmarks.chats.worker import Worker

FIRST_CHAT = 1_000
_BEAT = 0.01
_LOOK = 0.5
_WARMING = 120.0
_SERIAL = count(1)
"""Numbers of messages: no two alike in a run, whatever the chat."""


@dataclass(frozen=True, slots=True)
class Load:
    """How much is asked: so many questions a second, for so long, in so many chats."""

    rate: float
    seconds: float
    chats: int
    source: Source
    seed: int = 1
    patience: float = 60.0


@dataclass(frozen=True, slots=True)
class Arrival:
    """A question that will be put, so many seconds after the beginning."""

    at: float
    chat: int
    text: str


@dataclass(slots=True)
class Run:
    """What a load came to: the fate of the questions, and the bot's memory by the second."""

    ledger: Ledger
    asked: int
    distinct: int
    seconds: float
    memory: list[tuple[float, float]] = field(default_factory=list)


def arrivals(load: Load) -> list[Arrival]:
    """Moments as independent people choose them (Poisson), each in a chat chosen by chance."""
    dice, texts = random.Random(load.seed), load.source(load.seed)

    def moments() -> Iterator[float]:
        at = 0.0
        while (at := at + dice.expovariate(load.rate)) < load.seconds:
            yield at

    return [Arrival(at, FIRST_CHAT + dice.randrange(load.chats), next(texts)) for at in moments()]


def private(chat: int, number: int, text: str) -> dict[str, object]:
    """The update of somebody who writes to the bot alone."""
    person = {"id": chat, "is_bot": False, "first_name": "甲", "language_code": "zh"}
    home = {"id": chat, "type": "private", "first_name": "甲"}
    content: dict[str, object] = {
        "message_id": number,
        "date": int(time.time()),
        "chat": home,
        "from": person,
        "text": text,
    }
    if text.startswith("/"):
        length = len(text.split(maxsplit=1)[0])
        content["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
    return {"message": content}


def warmed(standin: StandIn, worker: Worker, source: Source, passing: re.Pattern[str]) -> float:
    """Wait until the bot answers, and until it has answered a few; gives the seconds it took.

    Raises:
        TimeoutError: it does not answer.
    """
    ledger, began = Ledger(passing), time.monotonic()
    for chat, text in enumerate(islice(source(0), 20), 1):
        _put(standin, ledger, [(began, chat, text)])
    while ledger.unanswered():
        ledger.read(standin.news())
        if time.monotonic() - began > _WARMING or not worker.alive():
            said = worker.log.read_text(encoding="utf-8", errors="replace")[-600:]
            raise TimeoutError(f"the bot does not answer: {said}")
        time.sleep(_LOOK / 5)
    return time.monotonic() - began


def driven(
    load: Load,
    standin: StandIn,
    worker: Worker,
    passing: re.Pattern[str],
    meanwhile: Callable[[], None] | None = None,
) -> Run:
    """Put the questions of a load, and wait until all are answered or patience ends.

    `meanwhile` runs in a thread of its own, from the beginning until it is done.
    """
    plan = arrivals(load)
    run = Run(Ledger(passing), len(plan), len({one.text for one in plan}), load.seconds)
    began = time.monotonic()
    asking = threading.Thread(target=_ask, args=(plan, StandIn(standin.port), run.ledger, began))
    threads = [asking, *([threading.Thread(target=meanwhile)] if meanwhile else [])]
    for thread in threads:
        thread.start()
    last = began
    while any(thread.is_alive() for thread in threads) or _open(run, last, load.patience):
        time.sleep(_LOOK)
        if any(thread.is_alive() for thread in threads):
            last = time.monotonic()
        run.ledger.read(standin.news())
        run.memory.append((time.monotonic() - began, worker.weight()))
    # What comes twice may come late.
    time.sleep(1)
    run.ledger.read(standin.news())
    return run


def _open(run: Run, last: float, patience: float) -> bool:
    return run.ledger.unanswered() > 0 and time.monotonic() - last < patience


def _ask(plan: Sequence[Arrival], standin: StandIn, ledger: Ledger, began: float) -> None:
    """Put every question at its moment; those that are due together go in one call."""
    at = 0
    while at < len(plan):
        now = time.monotonic() - began
        due = at
        while due < len(plan) and plan[due].at <= now:
            due += 1
        if due > at:
            _put(standin, ledger, [(began + p.at, p.chat, p.text) for p in plan[at:due]])
            at = due
        time.sleep(_BEAT)


def _put(standin: StandIn, ledger: Ledger, questions: Sequence[tuple[float, int, str]]) -> None:
    """The clock of a question begins at the moment it was to be put, not when it could be."""
    updates = []
    for at, chat, text in questions:
        number = next(_SERIAL)
        ledger.put(chat, number, at)
        updates.append(private(chat, number, text))
    standin.write(updates)
