"""A re-index of two thousand documents of which one in a hundred has changed."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.bench import Bench
from benchmarks.switching.house import asking, opened, p95
from benchmarks.switching.towns import town
from benchmarks.table import Table
from bot.files import offers
from bot.wiring import House

COMMAND = "python benchmarks/run.py switching --deep"
DOCUMENTS = 2_000
_EVERY = 100
_IDLE = 20.0
"""Seconds of questions before and after."""


def table(bench: Bench) -> Table:
    """The folder taken in again, then every original read again."""
    folder, kept = bench.work / "towns", bench.work / "towns-data"
    _written(folder, 0)
    if not kept.is_dir():
        with opened(kept) as house:
            _embedded(house, folder)
    data = bench.work / "towns-now"
    shutil.rmtree(data, ignore_errors=True)
    shutil.copytree(kept, data)
    with opened(data) as house:
        house.library.catch_up()
        _written(folder, 1)
        rows = (
            _row(house, "`/reindex folder`", lambda: _embedded(house, folder)),
            _row(house, "`/reindex full`", lambda: house.library.rebuild().embedded),
        )
    heads = ("work", "documents", "changed", "passages embedded", "seconds")
    more = ("p95 of questions, idle / meanwhile", "ratio", "questions meanwhile")
    note = "One question after the other, none asked before; both run in one process, as served."
    return Table(
        "reindexing",
        "Questions while 2,000 documents are re-indexed",
        COMMAND,
        (*heads, *more),
        rows,
        note,
    )


def _written(folder: Path, raised: int) -> None:
    """The folder; with `raised`, every hundredth document has another amount."""
    folder.mkdir(exist_ok=True)
    for number in range(DOCUMENTS):
        one = town(number, raised if number % _EVERY == 0 else 0)
        (folder / one.name).write_text(one.text, encoding="utf-8")


def _embedded(house: House, folder: Path) -> int:
    return sum(change.embedded for change in house.library.add(list(offers([folder]))))


def _row(house: House, name: str, work: Callable[[], int]) -> tuple[str, ...]:
    seed = time.time_ns() % 1_000

    def question(turn: int) -> str:
        number = (seed + turn * 7) % DOCUMENTS
        return f"{town(number).question[:-1]}，第{turn}次问"

    with asking(house, question) as asked:
        time.sleep(_IDLE)
        began = time.perf_counter()
        embedded = work()
        ended = time.perf_counter()
        time.sleep(_IDLE / 2)
    idle = [*asked.seconds(until=began - 1), *asked.seconds(since=ended)]
    during = asked.seconds(began, ended)
    return (
        name,
        str(len(house.store.records())),
        str(DOCUMENTS // _EVERY),
        str(embedded),
        f"{ended - began:.1f}",
        f"{p95(idle):.3f} / {p95(during):.3f} s",
        f"{p95(during) / p95(idle):.2f}",
        str(len(during)),
    )
