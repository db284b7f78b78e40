"""`folder`: what a folder of a thousand documents costs to add, and to add again."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks import shared
from benchmarks.bench import Bench
from benchmarks.material import ROOT
from benchmarks.product import Product
from benchmarks.table import Table
from benchmarks.thousand import WRITERS, fill, texts

COMMAND = "python benchmarks/run.py folder"
COUNT = 1_000
SAMPLE = 20
"""Documents that are embedded for real."""


def tables(_: Bench) -> list[Table]:
    """A line a figure."""
    paths = sorted(file for folder in (shared.SEEDS, *shared.OTHERS) for file in folder.glob("*"))
    if not paths:
        print("../shared/corpus is not there: no folder is made")
        return []
    sources = [file.read_text(encoding="utf-8", errors="replace") for file in paths]
    with tempfile.TemporaryDirectory() as place:
        folder, data = Path(place) / "folder", Path(place) / "data"
        fill(folder, texts(sources, COUNT))
        size = sum(file.stat().st_size for file in folder.iterdir())
        first, second = (_filled(folder, data) for _ in range(2))
        rows = [*_parsing(first, size), *_again(second), *_embedding(folder, Path(place))]
    kinds = ", ".join(dict.fromkeys(ending for ending, _ in WRITERS))
    note = (
        f"{COUNT} documents ({kinds}) made of {len(paths)} real texts; {os.cpu_count()} processors."
        f" With an embedder that costs nothing, but for the last lines."
    )
    return [Table("folder", "A folder of 1,000", COMMAND, ("what", "figure"), tuple(rows), note)]


def _filled(folder: Path, data: Path) -> dict[str, Any]:
    ran = subprocess.run(
        [sys.executable, "-m", "benchmarks.filling", str(folder), str(data)],
        cwd=ROOT,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    told: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return told


def _parsing(told: dict[str, Any], size: int) -> list[tuple[str, str]]:
    parsing = sorted(told["parsing"])
    fates = ", ".join(f"{count} {fate}" for fate, count in told["fates"].items())
    p95 = statistics.quantiles(parsing, n=20)[-1]
    for reason, count in told["reasons"].items():
        print(f"{count}: {reason}")
    return [
        ("what became of them", fates),
        ("size", f"{size / 1e6:.0f} MB, {told['characters'] / 1e6:.1f} million characters"),
        (
            "parsing a document, median / p95 / most",
            f"{statistics.median(parsing):.3f} / {p95:.3f} / {parsing[-1]:.2f} s",
        ),
        ("the whole `add`", f"{told['seconds']:.0f} s"),
        (
            "memory at most, parent / child",
            f"{told['parent'] / 1024:.0f} / {told['child'] / 1024:.0f} MiB",
        ),
    ]


def _again(told: dict[str, Any]) -> list[tuple[str, str]]:
    fates = ", ".join(f"{count} {fate}" for fate, count in told["fates"].items())
    return [
        ("the same folder again", fates),
        ("passages embedded the second time", str(told["embedded"])),
        ("the second `add`", f"{told['seconds']:.1f} s"),
    ]


def _embedding(folder: Path, place: Path) -> list[tuple[str, str]]:
    """The same with the real embedder, on every fiftieth document, through the command line."""
    sample = place / "sample"
    sample.mkdir()
    files = sorted(folder.iterdir())
    for file in files[:: len(files) // SAMPLE][:SAMPLE]:
        shutil.copy(file, sample / file.name)
    product = Product(place / "real")
    began = time.perf_counter()
    lines = product.run("add", "--json", str(sample)).splitlines()
    seconds = time.perf_counter() - began
    embedded = sum(json.loads(line)["embedded"] for line in lines if line.startswith("{"))
    again = product.run("add", "--json", str(sample)).splitlines()
    second = sum(json.loads(line)["embedded"] for line in again if line.startswith("{"))
    return [
        (
            f"with the real embedder, {SAMPLE} of them",
            f"{seconds / SAMPLE:.2f} s a document, {embedded} passages",
        ),
        ("… and again", f"{second} passages embedded"),
    ]
