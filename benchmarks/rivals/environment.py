"""Makes the environment of a rival and runs it there; ours stays thin."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.asked import Told, answers, write
from benchmarks.loading import Loaded, results
from benchmarks.material import HERE, ROOT, Material
from benchmarks.retrieval.ranked import Query, Ranked, Row, findings, put

RIVALS = ("langchain_chroma", "baisitong")
FINDERS = ("bm25", "langchain_chroma", "baisitong")
LOADERS = ("markitdown", "kreuzberg")
ENVIRONMENTS = ROOT / ".venv-rivals"


class RivalMissingError(Exception):
    """A rival cannot be installed or does not run; the message is the reason in one line."""


def ask(rival: str, material: Material, work: Path) -> list[Told]:
    """What a rival answers.

    Raises:
        RivalMissingError: it cannot be installed or does not run.
    """
    python = _installed(rival)
    kept = work / rival
    kept.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        listed, asked, out = (Path(place) / name for name in ("documents", "questions", "answers"))
        listed.write_text("\n".join(map(str, material.files)), encoding="utf-8")
        write(asked, material.questions)
        names = {"documents": listed, "questions": asked, "work": kept, "out": out}
        arguments = [part for name, file in names.items() for part in (f"--{name}", str(file))]
        _run(rival, str(python), "-m", f"benchmarks.rivals.{rival}", *arguments)
        return answers(out)


def find(finder: str, rows: Sequence[Row], queries: Sequence[Query], work: Path) -> list[Ranked]:
    """What a rival at finding ranks for every query.

    Raises:
        RivalMissingError: it cannot be installed or does not run.
    """
    python = _installed(finder)
    kept = work / finder
    kept.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        names = {name: Path(place) / name for name in ("rows", "queries", "out")}
        put(names["rows"], rows)
        put(names["queries"], queries)
        files = {**names, "work": kept}.items()
        arguments = [part for name, file in files for part in (f"--{name}", str(file))]
        _run(finder, str(python), "-m", f"benchmarks.rivals.finding.{finder}", *arguments)
        return findings(names["out"])


def load(loader: str, files: Sequence[Path], limit: float) -> list[Loaded]:
    """What a loader makes of files.

    Raises:
        RivalMissingError: it cannot be installed or does not run.
    """
    python = _installed(loader)
    with tempfile.TemporaryDirectory() as place:
        listed, out = Path(place) / "files", Path(place) / "loaded"
        listed.write_text("\n".join(map(str, files)), encoding="utf-8")
        arguments = ("--files", str(listed), "--out", str(out), "--limit", str(limit))
        _run(loader, str(python), "-m", f"benchmarks.rivals.{loader}", *arguments)
        return results(out)


def said(rival: str, module: str, *arguments: str) -> str:
    """What a module prints in the environment of a rival.

    Raises:
        RivalMissingError: it cannot be installed or does not run.
    """
    return _run(rival, str(_installed(rival)), "-m", module, *arguments)


def talking(rival: str, module: str, *arguments: str) -> subprocess.Popen[str]:
    """A module that runs in the environment of a rival, with pipes to talk to it line by line.

    Raises:
        RivalMissingError: it cannot be installed.
    """
    command = (str(_installed(rival)), "-m", module, *arguments)
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True)


def _installed(rival: str) -> Path:
    """The interpreter of its environment, made when it is not there or asks for other packages."""
    wanted = HERE / "rivals" / f"{rival}.txt"
    place = ENVIRONMENTS / rival
    python = place / "bin" / "python"
    made = place / "made-from.txt"
    if made.is_file() and made.read_bytes() == wanted.read_bytes():
        return python
    print(f"making the environment of {rival}", flush=True)
    _run(rival, sys.executable, "-m", "venv", "--clear", str(place))
    _run(rival, str(python), "-m", "pip", "install", "--quiet", "--requirement", str(wanted))
    made.write_bytes(wanted.read_bytes())
    return python


def _run(rival: str, *command: str) -> str:
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if ran.returncode:
        last = (ran.stderr.strip() or "no reason given").splitlines()[-1]
        raise RivalMissingError(f"{rival}: {last}")
    return ran.stdout
