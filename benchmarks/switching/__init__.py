"""`switching`: what questions notice of a corpus that changes under them."""

from __future__ import annotations

from benchmarks.bench import Bench
from benchmarks.switching import regressing, reindexing, repeating, replacing
from benchmarks.table import Table


def tables(bench: Bench) -> list[Table]:
    """A replacement, a re-index, a regression, the same file many times."""
    short = [replacing.table(bench), regressing.table(bench), repeating.table(bench)]
    return [*short, reindexing.table(bench)] if bench.deep else short
