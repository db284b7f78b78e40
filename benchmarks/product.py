"""Runs zhengda as a person would: as a process, on a data directory that is kept between runs."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.asked import Asked, Told, told, write
from benchmarks.material import ROOT, Material

READING = (
    "corpus",
    "rag/index.py",
    "rag/ingest.py",
    "rag/terms.py",
    "rag/sound.py",
    "rag/backends",
)
"""What decides about a stored index besides the documents; a change here means `reindex --full`."""
STAMP = "benchmark.json"
ANSWERED = {0, 1}


class ProductFailedError(Exception):
    """A command of zhengda broke; the message is what it said."""


@dataclass(frozen=True, slots=True)
class Product:
    """zhengda on one data directory. `workers` 0: one a processor."""

    data: Path
    workers: int = 0

    def run(self, *arguments: str) -> str:
        """What a command prints.

        Raises:
            ProductFailedError: its exit status says that it failed.
        """
        return self.timed(*arguments)[0]

    def timed(self, *arguments: str) -> tuple[str, float]:
        """What a command prints, and the seconds from its start to its end."""
        began = time.perf_counter()
        ran = subprocess.run(
            [sys.executable, "-m", "bot", "--data", str(self.data), *arguments],
            cwd=ROOT,
            env={**os.environ, "ZHENGDA_WORKERS": str(self.workers)},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        seconds = time.perf_counter() - began
        if ran.returncode not in ANSWERED:
            raise ProductFailedError(f"zhengda {arguments[0]}: {ran.stderr.strip()[-500:]}")
        return ran.stdout, seconds

    def ask(self, asked: Iterable[Asked]) -> list[Told]:
        """The answers to these questions, through `ask --batch`."""
        with tempfile.TemporaryDirectory() as place:
            batch = Path(place) / "questions.jsonl"
            write(batch, asked)
            return [told(line) for line in self.run("ask", "--batch", str(batch)).splitlines()]


def prepared(material: Material, work: Path) -> Product:
    """Zhengda with these documents, from an earlier run where they have not changed."""
    product = Product(work / material.key)
    wanted = {"documents": material.digests(), "reading": _code()}
    stamp = product.data / STAMP
    had = json.loads(stamp.read_text(encoding="utf-8")) if stamp.is_file() else {}
    if had == wanted:
        return product
    if had.get("documents") == wanted["documents"]:
        _reread(product, material)
    else:
        _anew(product, material)
    stamp.write_text(json.dumps(wanted, ensure_ascii=False), encoding="utf-8")
    return product


def _reread(product: Product, material: Material) -> None:
    """Vectors of chunks that came out as before are kept."""
    print(f"reading the documents of {product.data} again: the code that reads them has changed")
    try:
        product.run("reindex", "--full")
    except ProductFailedError as error:
        print(f"that did not work ({error})")
        _anew(product, material)


def _anew(product: Product, material: Material) -> None:
    print(f"adding {len(material.files)} documents to {product.data}")
    if product.data.is_dir() and not (product.data / STAMP).is_file():
        # An interrupted run: what it stored is whole and need not be embedded again.
        product.run("reindex", "--full")
    elif product.data.is_dir():
        shutil.rmtree(product.data)
    product.run("add", *map(str, material.paths))


def _code() -> str:
    digest = hashlib.sha256()
    for file in sorted(file for name in READING for file in _sources(ROOT / name)):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _sources(path: Path) -> Iterator[Path]:
    return iter([path]) if path.is_file() else path.rglob("*.py")
