"""`files`: every file of `../shared/files` read or refused, ours and other loaders beside it."""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import shared
from benchmarks.bench import ZHENGDA, Bench
from benchmarks.expectation import EXPECTED, READABLE, Expectation, expectations
from benchmarks.headings import headings
from benchmarks.loading import CRASHED, HUNG, READ, REFUSED, Loaded, results
from benchmarks.material import ROOT
from benchmarks.metrics import share, squash
from benchmarks.rivals.environment import LOADERS, RivalMissingError, load
from benchmarks.table import Table, figure

COMMAND = "python benchmarks/run.py files"
FILES = shared.SHARED / "files"
LIMIT = 120.0
"""Seconds a file may take before it counts as a hang."""
ENOUGH = 50
"""Chinese characters from which on a file's share recovered is counted."""
LOW = 0.8
FAULT = ("file", "what is not as expected")
LOW_HEAD = ("file", "of the manifest", "of the document", "reason")
ABSENT = "../shared/files is not there: no file is read"
_HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Judged:
    """One file as one system read it.

    `share` is what was recovered of the characters that the manifest counts, `own` of those of
    the document itself; None where there are too few. `fault` is empty where all is as expected.
    """

    loaded: Loaded
    expected: Expectation
    share: float | None
    own: float | None
    surplus: int
    kept: tuple[bool, ...]
    fault: str

    @property
    def reason(self) -> str:
        """Why less than 80 % was recovered; empty where nothing explains it."""
        if self.loaded.fate == REFUSED and not self.fault:
            return f"refused: {self.expected.why}"
        found = len(_HAN.findall(self.loaded.content.text))
        if self.expected.beyond and found >= READABLE * self.expected.own:
            return f"the rest: {self.expected.beyond}"
        return ""


def tables(_: Bench) -> list[Table]:
    """A line a system; below it what is not as expected, and where much is missing."""
    if not FILES.is_dir():
        print(ABSENT)
        return []
    expected = expectations(EXPECTED, FILES / "manifest.json")
    paths = [FILES / one.file for one in expected]
    truth = {path.name: headings(path) for path in paths}
    rows, missing, ours = [], [], []
    for system in (ZHENGDA, *LOADERS):
        try:
            loaded = _loaded(system, paths)
        except RivalMissingError as error:
            missing.append(str(error))
            continue
        judged = [judge(one, truth[one.file], e) for one, e in zip(loaded, expected, strict=True)]
        rows.append((system, *_line(judged)))
        if system == ZHENGDA:
            ours = judged
    note = f"Left out: {'; '.join(missing)}." if missing else ""
    return [_systems(rows, note), *_ours(ours)]


def judge(loaded: Loaded, marked: Sequence[str], expected: Expectation) -> Judged:
    """One file against what is expected of it."""
    found = len(_HAN.findall(loaded.content.text))
    own = [marked[at] for at in expected.headings] if expected.headings is not None else marked
    return Judged(
        loaded=loaded,
        expected=expected,
        share=_share(found, expected.counted),
        own=_share(found, expected.own),
        surplus=max(found - expected.own, 0),
        kept=tuple(_kept(own, loaded.content.headings)),
        fault=expected.fault(loaded),
    )


def _share(found: int, of: int) -> float | None:
    return min(found / of, 1.0) if of > ENOUGH else None


def _kept(marked: Sequence[str], found: Sequence[str]) -> Iterator[bool]:
    """Whether each heading of the file is one of those found, signs and marks aside."""
    have = {squash(one) for one in found}
    for heading in marked:
        wanted = squash(heading)
        yield any(wanted == one or (len(wanted) > 1 and wanted in one) for one in have)


def _loaded(system: str, paths: Sequence[Path]) -> list[Loaded]:
    if system != ZHENGDA:
        return load(system, paths, LIMIT)
    with tempfile.TemporaryDirectory() as place:
        listed, out = Path(place) / "files", Path(place) / "loaded"
        listed.write_text("\n".join(map(str, paths)), encoding="utf-8")
        arguments = ("--files", str(listed), "--out", str(out), "--limit", str(LIMIT))
        command = (sys.executable, "-m", "benchmarks.reading", *arguments)
        subprocess.run(command, cwd=ROOT, check=True, stderr=subprocess.DEVNULL)
        return results(out)


def _line(judged: Sequence[Judged]) -> tuple[str, ...]:
    fates = [one.loaded.fate for one in judged]
    empty = sum(o.loaded.fate == READ and not o.loaded.content.text.strip() for o in judged)
    shares = [one.share for one in judged if one.share is not None]
    own = [one.own for one in judged if one.own is not None]
    pages = [one for one in judged if one.loaded.file.endswith(".html") and one.expected.beyond]
    clutter = sum(o.surplus for o in pages) / max(sum(o.expected.own for o in pages), 1)
    low = sum(o.share is not None and o.share < LOW and not o.reason for o in judged)
    return (
        f"{len(judged) - sum(bool(o.fault) for o in judged)} of {len(judged)}",
        f"{fates.count(CRASHED)} / {fates.count(HUNG)} / {empty}",
        figure(statistics.median(shares)),
        figure(statistics.median(own)),
        str(low),
        figure(share(kept for one in judged for kept in one.kept)),
        figure(clutter, 2),
        _spread([one.loaded.seconds for one in judged], "s", 2),
        _spread([one.loaded.peak / 1024 for one in judged], "MiB", 0),
    )


def _spread(values: Sequence[float], unit: str, digits: int) -> str:
    return f"{statistics.median(values):.{digits}f} / {max(values):.{digits}f} {unit}"


def _systems(rows: Sequence[tuple[str, ...]], note: str) -> Table:
    head = (
        "system",
        "as expected",
        "crashed / hung / read as nothing",
        "characters of the manifest (median)",
        "characters of the document (median)",
        "files under 80 % without a reason",
        "headings kept",
        "web clutter",
        "time (median / most)",
        "memory (median / most)",
    )
    return Table("files", "Files as they come", COMMAND, head, tuple(rows), note)


def _ours(judged: Sequence[Judged]) -> Iterator[Table]:
    """Every file of ours that is not as expected, and every one of which little is left."""
    for one in judged:
        if one.fault:
            print(f"{one.loaded.file}: {one.fault}: {one.loaded.words}", flush=True)
    faults = [(_short(one.loaded.file), one.fault) for one in judged if one.fault]
    yield Table("files_faults", "Files not as expected", COMMAND, FAULT, tuple(faults))
    low = [one for one in judged if one.share is not None and one.share < LOW]
    left = tuple(
        (_short(o.loaded.file), figure(o.share), figure(o.own), o.reason or "**none**") for o in low
    )
    yield Table("files_low", "Files of which less than 80 % is left", COMMAND, LOW_HEAD, left)


def _short(name: str) -> str:
    """A file's name as a table can hold it: no title of a document."""
    return _HAN.sub("", name) if len(_HAN.findall(name)) > 6 else name
