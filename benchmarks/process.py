"""What a process can tell of itself. Standard library only: rivals import it, too."""

from __future__ import annotations

import os
import time
from pathlib import Path

_STARTED = 19
"""The place of the start among the fields that follow the name of the program."""


def age() -> float:
    """The seconds since this process was started, to a hundredth."""
    after_name = Path("/proc/self/stat").read_text("ascii").rpartition(")")[2].split()
    started = int(after_name[_STARTED]) / os.sysconf("SC_CLK_TCK")
    return time.clock_gettime(time.CLOCK_BOOTTIME) - started


def memory() -> dict[str, float]:
    """Megabytes in memory, and what of them is no page of a file."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    sizes = {line.split()[0]: float(line.split()[1]) / 1e3 for line in lines if " kB" in line}
    return {"resident": sizes["VmRSS:"], "own": sizes["RssAnon:"]}
