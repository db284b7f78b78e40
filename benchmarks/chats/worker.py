"""A bot as a process: started, weighed, killed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.chats.standin import StandIn, free_port
from benchmarks.material import ROOT

OURS = ("-m", "bot", "serve")
PLAIN = ("-m", "benchmarks.rivals.plain_telegram")
"""The rival: python-telegram-bot with its defaults around the same question line."""
_ENDING = 30.0
_MIB = 1024


@dataclass
class Worker:
    """A bot on a data directory of its own; what it logs lies beside it."""

    command: tuple[str, ...]
    data: Path
    settings: Mapping[str, str]
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def log(self) -> Path:
        """What it says on its standard streams."""
        return self.data.parent / "said.log"

    def start(self) -> None:
        """Begin, or begin again."""
        plain = {key: value for key, value in os.environ.items() if not key.startswith("ZHENGDA_")}
        ours = {"ZHENGDA_DATA": str(self.data), "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, *self.command],
                cwd=self.data.parent,
                env=plain | ours | dict(self.settings),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def kill(self) -> None:
        """End it as a power cut would, with every process it has started."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def stop(self) -> None:
        """Ask it to end; kill it where it does not."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(_ENDING)
        except subprocess.TimeoutExpired:
            self.kill()

    def alive(self) -> bool:
        """Whether it runs."""
        return self.process is not None and self.process.poll() is None

    def weight(self) -> float:
        """Its resident memory in MiB, with that of the processes it has started."""
        if self.process is None or not self.alive():
            return 0.0
        return sum(_resident(pid) for pid in _family(self.process.pid)) / _MIB


def _family(pid: int) -> Iterator[int]:
    yield pid
    for file in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = file.read_text().split()
        except OSError:  # it has ended meanwhile
            continue
        for child in children:
            yield from _family(int(child))


def _resident(pid: int) -> int:
    """Resident memory in KiB; 0 where the process has ended."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS:")), 0)


@contextmanager
def working(
    command: tuple[str, ...], stock: Path, standin: StandIn, **settings: str
) -> Iterator[Worker]:
    """A bot at work on a copy of a data directory."""
    with tempfile.TemporaryDirectory() as place:
        data = Path(place) / "data"
        shutil.copytree(stock, data)
        own = {"ZHENGDA_PORT": str(free_port()), "ZHENGDA_LOG_LEVEL": "WARNING"}
        worker = Worker(command, data, standin.settings() | own | settings)
        worker.start()
        try:
            yield worker
        finally:
            worker.stop()
