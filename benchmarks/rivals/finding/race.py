"""What a rival at finding is given, as arguments of its own process, and what it gives back."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from benchmarks.retrieval.ranked import (
    Query,
    Ranked,
    Row,
    first_of_each,
    put,
    queries,
    rows,
)

DOCUMENTS, SHOWN = 10, 5
DEPTH = 100


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage found: of which row (its place in the list), its words, how good it is."""

    row: int
    text: str
    score: float


Finder: TypeAlias = Callable[[Query], Sequence[Piece]]
"""The best passages of a question, the best first."""


@dataclass(frozen=True, slots=True)
class Race:
    """The documents and the questions; `work` may be used, and is kept between runs."""

    rows: tuple[Row, ...]
    queries: tuple[Query, ...]
    work: Path
    out: Path

    def rowsof(self, ids: Sequence[str]) -> frozenset[int]:
        """The places of the rows with these ids."""
        wanted = frozenset(ids)
        return frozenset(at for at, row in enumerate(self.rows) if row.id in wanted)

    def run(self, find: Finder) -> None:
        """Ask everything, warm, one question after the other."""
        for text in ("有哪些规定", "什么时候开始执行"):
            find(Query(0, text))
        put(self.out, (self._ranked(query, find) for query in self.queries))

    def _ranked(self, query: Query, find: Finder) -> Ranked:
        began = time.perf_counter()
        pieces = find(query)
        documents = first_of_each((self.rows[one.row].id for one in pieces), DOCUMENTS)
        seconds = time.perf_counter() - began
        best = pieces[0].score if pieces else 0.0
        shown = tuple(one.text for one in pieces[:SHOWN])
        return Ranked(query.number, documents, shown, float(best), seconds)


def race() -> Race:
    """Read the arguments: a file of rows, a file of queries, a folder, a file to write."""
    parser = argparse.ArgumentParser()
    for name in ("rows", "queries", "work", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    given = parser.parse_args()
    return Race(tuple(rows(given.rows)), tuple(queries(given.queries)), given.work, given.out)


def spoken(query: Query) -> str:
    """What a system without a conversation is asked: the earlier questions before this one."""
    return " ".join((*query.history, query.text))
