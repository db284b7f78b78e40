"""Reads files one by one, each in a child that is killed when it takes too long.

Standard library only: the same lines run in the environments of the rivals. What loads a file is
imported once, before the first child is forked.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

READ, REFUSED, CRASHED, HUNG = "read", "refused", "crashed", "hung"
LIMIT = 60.0
"""Seconds a file may take; what is not done then has hung."""
_PAUSE = 0.005


class RefusedError(Exception):
    """A loader will not read a file and says why."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a loader makes of a file: its text and, in their order, its headings."""

    text: str
    headings: tuple[str, ...] = ()
    removed: int = 0
    """Chinese characters taken out on purpose, where a loader tells them."""
    notes: tuple[str, ...] = ()
    """What the loader itself says is not whole."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of a file. `words` are those of the refusal or of the crash.

    `peak` is the most memory in KiB, of the child and of those it started itself.
    """

    file: str
    fate: str
    words: str
    seconds: float
    peak: int
    content: Content = Content("")


Load = Callable[[Path], Content]


def run(load: Load) -> None:
    """Read the files that the arguments name; write one JSON object a file."""
    parser = argparse.ArgumentParser()
    for name in ("files", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--limit", type=float, default=LIMIT)
    given = parser.parse_args()
    files = [Path(line) for line in given.files.read_text(encoding="utf-8").splitlines()]
    with given.out.open("w", encoding="utf-8") as out:
        for loaded in loading(load, files, given.limit):
            out.write(json.dumps(asdict(loaded), ensure_ascii=False) + "\n")


def loading(load: Load, files: list[Path], limit: float) -> Iterator[Loaded]:
    """What becomes of every file."""
    for file in files:
        with tempfile.TemporaryDirectory() as place:
            yield _loaded(load, file, limit, Path(place) / "content.json")


def results(file: Path) -> list[Loaded]:
    """What `run` wrote."""
    rows = (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())
    return [Loaded(**{**row, "content": _content(row["content"])}) for row in rows]


def _content(row: dict[str, object]) -> Content:
    tuples = {key: tuple(v) if isinstance(v, list) else v for key, v in row.items()}
    return Content(**tuples)  # type: ignore[arg-type]  # the file's form is this record's


def _loaded(load: Load, file: Path, limit: float, out: Path) -> Loaded:
    began = time.perf_counter()
    child = os.fork()
    if not child:
        _in_child(load, file, out)
    status, peak, hung = _ended(child, began + limit)
    seconds = time.perf_counter() - began
    if hung:
        return Loaded(file.name, HUNG, f"over {limit:.0f} s", seconds, peak)
    if os.WIFSIGNALED(status) or not out.is_file():
        how = f"signal {os.WTERMSIG(status)}" if os.WIFSIGNALED(status) else "died"
        return Loaded(file.name, CRASHED, how, seconds, peak)
    said = json.loads(out.read_text(encoding="utf-8", errors="surrogatepass"))
    return Loaded(file.name, said["fate"], said["words"], seconds, peak, _content(said["content"]))


def _ended(child: int, until: float) -> tuple[int, int, bool]:
    """The status and the peak memory of a child, and whether it had to be killed."""
    while time.perf_counter() < until:
        pid, status, used = os.wait4(child, os.WNOHANG)
        if pid:
            return status, used.ru_maxrss, False
        time.sleep(_PAUSE)
    os.killpg(child, signal.SIGKILL)
    _, status, used = os.wait4(child, 0)
    return status, used.ru_maxrss, True


def _in_child(load: Load, file: Path, out: Path) -> None:
    """Never returns: the child must not run on into its parent's work."""
    os.setsid()
    fate, words, content = READ, "", Content("")
    try:
        content = load(file)
    except RefusedError as error:
        fate, words = REFUSED, str(error)
    except Exception as error:  # noqa: BLE001  whatever else is raised is a crash
        fate, words = CRASHED, f"{type(error).__name__}: {error}"[:300]
        traceback.print_exc()
    said = {"fate": fate, "words": words, "content": asdict(content)}
    plain = json.dumps(said, ensure_ascii=False).encode("utf-8", "backslashreplace")
    out.write_bytes(plain)
    os._exit(0)
