"""The same file taken in ten times at once."""

from __future__ import annotations

import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.bench import Bench
from benchmarks.switching.house import opened
from benchmarks.switching.replacing import COMMAND
from benchmarks.switching.towns import town
from benchmarks.table import Table
from corpus.document import Upload
from rag.change import Offer

_TIMES = 10


def table(bench: Bench) -> Table:
    """A new file, then one that is stored already."""
    del bench
    with tempfile.TemporaryDirectory() as place, opened(Path(place)) as house:

        def add(number: int) -> tuple[str, int]:
            one = town(number)
            [change] = house.library.add([Offer.of(Upload(one.name, one.text.encode()))])
            return change.status.value, change.embedded

        rows = []
        for name in ("a file that is new", "the same file again"):
            before = len(house.store.events())
            with ThreadPoolExecutor(_TIMES) as pool:
                done = list(pool.map(add, [0] * _TIMES))
            fates = Counter(fate for fate, _ in done)
            rows.append(
                (
                    name,
                    ", ".join(f"{count} {fate}" for fate, count in fates.items()),
                    str(len(house.store.records())),
                    str(sum(embedded for _, embedded in done)),
                    str(len(house.store.events()) - before),
                )
            )
    heads = ("what", "fates", "documents", "passages embedded", "events to announce")
    title = f"The same file {_TIMES} times at once"
    return Table("repeating", title, COMMAND, heads, tuple(rows))
