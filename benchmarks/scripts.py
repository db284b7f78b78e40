"""The measures that are scripts of their own: `corpus` and `kill`; their lines become a table."""

from __future__ import annotations

import subprocess
import sys

from benchmarks import shared
from benchmarks.bench import Bench
from benchmarks.material import HERE, ROOT
from benchmarks.table import Table


def corpus(_: Bench) -> list[Table]:
    """What the document line does to real documents, where there are any."""
    if not shared.present():
        return []
    return [_table("corpus", "Documents read", "corpus_check.py")]


def kill(_: Bench) -> list[Table]:
    """After how many of 50 kills the next start works."""
    return [_table("kill", "Killed at random moments", "kill.py")]


def _table(key: str, title: str, script: str) -> Table:
    ran = subprocess.run(
        [sys.executable, str(HERE / script)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    said = ran.stdout if ran.returncode == 0 else f"{ran.stdout}{ran.stderr[-500:]}"
    rows = tuple((f"`{line}`",) for line in said.splitlines() if line.strip())
    note = "" if ran.returncode == 0 else f"It ended with status {ran.returncode}."
    return Table(key, title, f"python benchmarks/{script}", ("what it prints",), rows, note)
