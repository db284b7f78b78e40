"""Forty questions a second from a thousand chats: lost, doubled, how long, how heavy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.bench import Bench
from benchmarks.chats import people
from benchmarks.chats.drive import Load, Run, driven, warmed
from benchmarks.chats.figures import busyness, memory, percentile, percentiles, slope
from benchmarks.chats.said import BUSY, PASSING
from benchmarks.chats.standin import started
from benchmarks.chats.worker import OURS, PLAIN, working
from benchmarks.material import samples
from benchmarks.table import Table

COMMAND = "python benchmarks/run.py telegram load"
RATE, CHATS = 40.0, 1_000
LONG, SHORT = 300.0, 45.0
STEPS = (10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 80.0)
STEP = 15.0
LATEST, SIGN, GROWTH = 2.5, 1.0, 1.0
_RIVAL = 20.0
_RIVALS = 60.0
"""A rival that falls behind is not waited for longer than this."""


def tables(bench: Bench) -> list[Table]:
    """The load that is asked for, and the highest that holds when no two questions are alike."""
    seconds = bench.seconds or (LONG if bench.deep else SHORT)
    stock = bench.product(samples()).data
    ours = measured(OURS, stock, Load(RATE, seconds, CHATS, people.by_list))
    load = Load(RATE, min(seconds, _RIVAL), CHATS, people.by_list, patience=_RIVALS)
    rival = measured(PLAIN, stock, load)
    unlike = list(_rising(stock))
    return [_table(ours, rival), _rates(unlike)]


def measured(command: tuple[str, ...], stock: Path, load: Load) -> Run:
    """A load on a bot that was started for it and has answered a few questions."""
    with started(lax=True) as standin, working(command, stock, standin) as worker:
        warmed(standin, worker, people.by_list, PASSING)
        return driven(load, standin, worker, PASSING)


def _rising(stock: Path) -> Iterator[tuple[float, Run]]:
    """Ever more questions a second, no two alike, until the answers come too late."""
    with started(lax=True) as standin, working(OURS, stock, standin) as worker:
        warmed(standin, worker, people.by_list, PASSING)
        load = Load(0, STEP, CHATS, people.unlike)
        for step, rate in enumerate(STEPS):
            run = driven(replace(load, rate=rate, seed=step + 2), standin, worker, PASSING)
            yield rate, run
            if not holds(run):
                return


def holds(run: Run) -> bool:
    """Whether every question was answered, none twice, and in time."""
    whole = run.ledger.unanswered() == run.ledger.doubled() == run.ledger.saying(BUSY) == 0
    return whole and percentile(run.ledger.waits(), 0.99) <= LATEST


def _table(ours: Run, rival: Run) -> Table:
    head = ("figure", "asked", "zhengda", "plain python-telegram-bot")
    rows = [
        (name, asked, *(figure(run) for run in (ours, rival))) for name, asked, figure in _FIGURES
    ]
    note = (
        f"{CHATS} chats, {RATE:.0f} questions a second on average (Poisson, open loop), from a"
        " fixed list; from the moment a question is due to the moment the server has taken the"
        f" answer. {busyness()}; bot, server and people share them. The rival: the same question"
        " line behind `Application.run_polling()`."
    )
    return Table("telegram_load", "Telegram under load", COMMAND, head, tuple(rows), note)


def _size(run: Run) -> str:
    return f"{run.asked} ({run.distinct}), {run.seconds:.0f} s"


_FIGURES = (
    ("questions (distinct), seconds", "12,000 in 300 s", _size),
    ("lost", "0", lambda r: str(r.ledger.unanswered())),
    ("doubled", "0", lambda r: str(r.ledger.doubled())),
    ("out of order in a chat", "0", lambda r: str(r.ledger.mixed_up(BUSY))),
    ("told to come back later", "–", lambda r: str(r.ledger.saying(BUSY))),
    ("answered after, p50 / p95 / p99", "p99 ≤ 2.5 s", lambda r: percentiles(r.ledger.waits())),
    ("first sign of life, p50 / p95 / p99", "p95 ≤ 1 s", lambda r: percentiles(r.ledger.signs())),
    ("memory", "flat", lambda r: memory(r.memory)),
    ("its growth after warm-up", "≤ 1 MiB/min", lambda r: f"{slope(r.memory):+.1f} MiB/min"),
)


def _rates(runs: list[tuple[float, Run]]) -> Table:
    head = ("questions a second", "asked", "told to wait", "lost", "p50 / p95 / p99", "holds")
    rows = tuple(
        (
            f"{rate:.0f}",
            str(run.asked),
            str(run.ledger.saying(BUSY)),
            str(run.ledger.unanswered()),
            percentiles(run.ledger.waits()),
            "yes" if holds(run) else "no",
        )
        for rate, run in runs
    )
    best = max((rate for rate, run in runs if holds(run)), default=0)
    note = (
        f"Highest rate with p99 ≤ {LATEST} s, none lost, doubled or told to wait: **{best:.0f} a"
        f" second**, {STEP:.0f} s each. No answer can be given from memory: no two questions are"
        f" alike. {busyness()}."
    )
    title = "Telegram under load, no two questions alike"
    return Table("telegram_unlike", title, COMMAND, head, rows, note)
