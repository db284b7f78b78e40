"""A server that bids to wait, breaks, and takes messages without saying so."""

from __future__ import annotations

from pathlib import Path

from benchmarks.bench import Bench
from benchmarks.chats import people
from benchmarks.chats.drive import Load, Run, driven, warmed
from benchmarks.chats.figures import busyness, percentiles
from benchmarks.chats.said import BUSY, PASSING
from benchmarks.chats.standin import StandIn, started
from benchmarks.chats.worker import OURS, PLAIN, working
from benchmarks.material import samples
from benchmarks.table import Table

COMMAND = "python benchmarks/run.py telegram faults"
RATE, CHATS = 20.0, 500
LONG, SHORT = 120.0, 30.0
_METHODS = ("sendMessage", "editMessageText")


def tables(bench: Bench) -> list[Table]:
    """Ours and the rival, one after the other."""
    stock = bench.product(samples()).data
    seconds = bench.seconds or (LONG if bench.deep else SHORT)
    ours, cut = _faulty(OURS, stock, seconds, 240.0)
    rival, rivals_cut = _faulty(PLAIN, stock, min(seconds, SHORT), 30.0)
    both = (ours, rival)
    rows = (
        ("questions", "–", *(str(run.asked) for run in both)),
        ("lost", "0", *(str(run.ledger.unanswered()) for run in both)),
        ("out of order in a chat", "0", *(str(run.ledger.mixed_up(BUSY)) for run in both)),
        ("time-outs after delivery", "–", str(cut), str(rivals_cut)),
        ("doubled", "≤ those", *(str(run.ledger.doubled()) for run in both)),
        ("answered after", "–", *(percentiles(run.ledger.waits()) for run in both)),
    )
    head = ("figure", "asked", "zhengda", "plain python-telegram-bot")
    note = (
        "10 % of what is sent is answered 429 (1 to 30 s), 5 % 502; 2 % is delivered and the"
        f" connection cut. {RATE:.0f} questions a second from {CHATS} chats. {busyness()}."
    )
    return [Table("telegram_faults", "A server that fails", COMMAND, head, rows, note)]


def _faulty(
    command: tuple[str, ...], stock: Path, seconds: float, patience: float
) -> tuple[Run, int]:
    """The run, and how many messages were delivered and not confirmed."""
    with started(lax=True) as standin, working(command, stock, standin) as worker:
        warmed(standin, worker, people.by_list, PASSING)
        _break(standin)
        load = Load(RATE, seconds, CHATS, people.by_list, patience=patience)
        run = driven(load, standin, worker, PASSING)
        return run, sum(int(fault.get("met", 0)) for fault in standin.met() if fault.get("after"))


def _break(standin: StandIn) -> None:
    for method in _METHODS:
        standin.fail(method, share=0.10, retry_after=[1, 30])
        standin.fail(method, share=0.05, status=502, description="Bad Gateway")
        standin.fail(method, share=0.02, after=True)
