"""`backup`: whether a backup that is restored elsewhere finds and quotes the same.

Made while another process answers questions from the same data directory, restored into an empty
one; then both are asked the same questions, and what they found and quoted is compared.
"""

from __future__ import annotations

import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import Any

from benchmarks.asked import Asked, write
from benchmarks.bench import Bench
from benchmarks.material import ROOT, Material, samples
from benchmarks.product import Product
from benchmarks.table import Table

COMMAND = "python benchmarks/run.py backup"
COUNT = 100
TOP = 5
_SCORE = re.compile(r" -?\d+\.\d\d(?=;|$)")
_WARM = 20
_PAUSE = 3.0
"""Seconds of answering before and after the backup."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What was found for a question (the first five passages, in order), quoted and said."""

    found: str
    quoted: tuple[tuple[Any, ...], ...]
    said: str


def tables(bench: Bench) -> list[Table]:
    """A line a set of documents."""
    heads = ("documents", "questions", "same top 5", "same citations", "same answer")
    more = ("backup", "restore", "size", "median answer, idle / during the backup")
    rows = [_row(bench.product(one), one) for one in bench.materials]
    note = (
        f"{COUNT} questions: those of each set, then those about the samples. The top {TOP} are the"
        " same where they are the same passages in the same order, citations where document,"
        " version, place and words are. The backup is made beside a process that answers without a"
        " pause; the restored index is built from the vectors in it."
    )
    return [Table("backup", "Backup and restore", COMMAND, (*heads, *more), tuple(rows), note)]


def _row(product: Product, material: Material) -> tuple[str, ...]:
    asked = _asked(material)
    with tempfile.TemporaryDirectory() as place:
        file, other = Path(place, "backup.zip"), Product(Path(place, "data"), product.workers)
        before = _answered(product, asked)
        with _busy(product, asked) as seconds:
            time.sleep(_PAUSE)
            began = time.perf_counter()
            product.run("backup", str(file))
            made = time.perf_counter() - began
            ended = time.perf_counter()
            time.sleep(_PAUSE)
        idle = [taken for at, taken in seconds if at < began or at > ended]
        during = [taken for at, taken in seconds if began <= at <= ended]
        _, restored = other.timed("restore", str(file))
        after = _answered(other, asked)
        size = file.stat().st_size / 1e6
    return (
        material.title,
        str(len(asked)),
        _same([one.found for one in before], [one.found for one in after]),
        _same([one.quoted for one in before], [one.quoted for one in after]),
        _same([one.said for one in before], [one.said for one in after]),
        f"{made:.1f} s",
        f"{restored:.1f} s",
        f"{size:.1f} MB",
        f"{_median(idle)} / {_median(during)}",
    )


def _asked(material: Material) -> tuple[Asked, ...]:
    """The questions of a set, with those of the samples after them where they are too few."""
    own = material.questions
    more = [one for one in samples().questions if one not in own]
    return (*own, *more)[:COUNT]


def _answered(product: Product, asked: Sequence[Asked]) -> list[Answered]:
    """The answers of one process, with what it found first."""
    with tempfile.TemporaryDirectory() as place:
        batch = Path(place, "questions.jsonl")
        write(batch, asked)
        lines = product.run("ask", "--batch", str(batch), "--trace").splitlines()
    return [_read(json.loads(line)) for line in lines]


def _read(line: dict[str, Any]) -> Answered:
    steps = [step["words"] for step in line["trace"] if step["station"] == "retrieve"]
    # Without the scores: the last hits of an approximate index move them by a hundredth.
    steps = [_SCORE.sub("", one) for one in steps]
    shown = [*line["citations"], *line.get("nearest", [])]
    names = ("document", "version", "start", "end", "quote")
    quoted = tuple(tuple(one[name] for name in names if name in one) for one in shown)
    return Answered(" | ".join(steps), quoted, line["answer"])


@contextmanager
def _busy(product: Product, asked: Sequence[Asked]) -> Iterator[list[tuple[float, float]]]:
    """A process that answers from the directory as long as the block runs: when, and how long."""
    seconds: list[tuple[float, float]] = []
    stop = Event()
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "--data", str(product.data), "chat", "--json"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        thread = Thread(target=_ask_on, args=(process, asked, stop, seconds))
        thread.start()
        try:
            while len(seconds) < _WARM and thread.is_alive():
                time.sleep(0.1)
            del seconds[:]
            yield seconds
        finally:
            stop.set()
            thread.join()
            if process.stdin:
                process.stdin.close()


def _ask_on(
    process: subprocess.Popen[str],
    asked: Sequence[Asked],
    stop: Event,
    seconds: list[tuple[float, float]],
) -> None:
    if process.stdin is None or process.stdout is None:
        return
    turn = 0
    while not stop.is_set():
        began = time.perf_counter()
        # With its turn, or it would be remembered and not computed.
        print(f"{asked[turn % len(asked)].question} {turn}", file=process.stdin, flush=True)
        if not process.stdout.readline():
            return
        seconds.append((began, time.perf_counter() - began))
        turn += 1


def _same(before: Sequence[object], after: Sequence[object]) -> str:
    same = sum(one == other for one, other in zip(before, after, strict=True))
    return f"{same} of {len(before)}"


def _median(seconds: Sequence[float]) -> str:
    return f"{statistics.median(seconds) * 1000:.0f} ms" if seconds else "-"
