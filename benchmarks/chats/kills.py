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
LIFE = (4.0, 8.0)
"""Seconds after which a bot is killed: it takes two to be there, and works for the rest."""
DOUBLES = 0.005
_RIVALS = 30.0


def tables(bench: Bench) -> list[Table]:
    """Ours, and the rival killed less often."""
    stock = bench.product(samples()).data
    count = MANY if bench.deep else FEW
    ours, rival = _killed(OURS, stock, count, 120.0), _killed(PLAIN, stock, FEW, _RIVALS)
    rows = (
        ("kills", str(MANY), str(count), str(FEW)),
        ("questions", "–", str(ours.asked), str(rival.asked)),
        ("not answered", "0", str(ours.ledger.unanswered()), str(rival.ledger.unanswered())),
        ("doubled", f"≤ {DOUBLES:.1%}", *(_doubled(run) for run in (ours, rival))),
        ("out of order in a chat", "0", *(str(r.ledger.mixed_up(BUSY)) for r in (ours, rival))),
        ("answered after", "–", *(percentiles(run.ledger.waits()) for run in (ours, rival))),
    )
    head = ("figure", "asked", "zhengda", "plain python-telegram-bot")
    note = (
        f"`kill -9` of the bot and all it started, {LIFE[0]:.0f} to {LIFE[1]:.0f} s after its"
        f" start, and started again at once; {RATE:.0f} questions a second from {CHATS} chats all"
        f" the while. {busyness()}."
    )
    return [Table("telegram_kills", "The bot killed under load", COMMAND, head, rows, note)]


@dataclass(frozen=True, slots=True)
class Killer:
    """Ends lives and begins new ones."""

    worker: Worker
    count: int

    def __call__(self) -> None:
        """Kill so many times; the last life is left alone."""
        dice = random.Random(1)
        for _ in range(self.count):
            time.sleep(dice.uniform(*LIFE))
            self.worker.kill()
            self.worker.start()


def _killed(command: tuple[str, ...], stock: Path, count: int, patience: float) -> Run:
    with started(lax=True) as standin, working(command, stock, standin) as worker:
        warmed(standin, worker, people.by_list, PASSING)
        load = Load(RATE, count * sum(LIFE) / 2, CHATS, people.by_list, patience=patience)
        return driven(load, standin, worker, PASSING, Killer(worker, count))


def _doubled(run: Run) -> str:
    doubled = run.ledger.doubled()
    return f"{doubled} ({doubled / run.asked:.2%})"
