"""The bot is killed again and again while people write: is everybody answered, and once?"""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bench import Bench
from benchmarks.chats import people
from benchmarks.chats.drive import Load, Run, driven, warmed
from benchmarks.chats.figures import busyness, percentiles
from benchmarks.chats.said import BUSY, PASSING
from benchmarks.chats.standin import started
from benchmarks.chats.worker import OURS, PLAIN, Worker, working
from benchmarks.material import samples
from benchmarks.table import Table

COMMAND = "python benchmarks/run.py telegram kills"
RATE, CHATS = 20.0, 500
MANY, FEW = 20, 5
LIVES = (10.0, 20.0)
"""Seconds after which a bot is killed: a life in which it comes to itself, as 20 in 5 minutes."""
SHORT_LIVES = (4.0, 8.0)
"""Likewise, when there is hardly a life: it takes three to be there, and works for the rest."""
DOUBLES = 0.005
_PATIENCE, _RIVALS = 120.0, 30.0
"""Seconds that answers are waited for at the end."""


def tables(bench: Bench) -> list[Table]:
    """Ours, and the rival killed less often."""
    stock = bench.product(samples()).data
    count = MANY if bench.deep else FEW
    runs = (
        _killed(OURS, stock, Deaths(count, LIVES), _PATIENCE),
        _killed(OURS, stock, Deaths(count, SHORT_LIVES), _PATIENCE),
        _killed(PLAIN, stock, Deaths(FEW, LIVES), _RIVALS),
    )
    ledgers = [run.ledger for run in runs]
    rows = (
        ("kills", str(MANY), str(count), str(count), str(FEW)),
        ("questions", "–", *(str(run.asked) for run in runs)),
        ("not answered", "0", *(str(one.unanswered()) for one in ledgers)),
        ("told to ask again later", "–", *(str(one.saying(BUSY)) for one in ledgers)),
        ("doubled", f"≤ {DOUBLES:.1%}", *(_doubled(run) for run in runs)),
        ("out of order in a chat", "0", *(str(one.mixed_up(BUSY)) for one in ledgers)),
        ("answered after", "–", *(percentiles(one.waits()) for one in ledgers)),
    )
    head = ("figure", "asked", "zhengda", "zhengda, short lives", "plain python-telegram-bot")
    note = (
        f"`kill -9` of the bot and all it started, {_span(LIVES)} after its start (short lives:"
        f" {_span(SHORT_LIVES)}, of which the start takes three), and started again at once;"
        f" {RATE:.0f} questions a second from {CHATS} chats all the while. {busyness()}."
    )
    return [Table("telegram_kills", "The bot killed under load", COMMAND, head, rows, note)]


@dataclass(frozen=True, slots=True)
class Deaths:
    """How many there are, and how many seconds lie between two of them."""

    count: int
    between: tuple[float, float]

    @property
    def seconds(self) -> float:
        """How long it takes, about."""
        return self.count * sum(self.between) / 2


@dataclass(frozen=True, slots=True)
class Killer:
    """Ends lives and begins new ones."""

    worker: Worker
    deaths: Deaths

    def __call__(self) -> None:
        """Kill so many times; the last life is left alone."""
        dice = random.Random(1)
        for _ in range(self.deaths.count):
            time.sleep(dice.uniform(*self.deaths.between))
            self.worker.kill()
            self.worker.start()


def _killed(command: tuple[str, ...], stock: Path, deaths: Deaths, patience: float) -> Run:
    with started(lax=True) as standin, working(command, stock, standin) as worker:
        warmed(standin, worker, people.by_list, PASSING)
        load = Load(RATE, deaths.seconds, CHATS, people.by_list, patience=patience)
        return driven(load, standin, worker, PASSING, Killer(worker, deaths))


def _span(between: tuple[float, float]) -> str:
    return f"{between[0]:.0f} to {between[1]:.0f} s"


def _doubled(run: Run) -> str:
    doubled = run.ledger.doubled()
    return f"{doubled} ({doubled / run.asked:.2%})"
