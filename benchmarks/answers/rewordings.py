"""True sentences over the samples as a good model words them, written by hand.

`rewordings.txt` has a quote a block, and under it what may be said of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.answers.lies import Case

_FILE = Path(__file__).with_suffix(".txt")


def rewordings() -> Iterator[Case]:
    """Each sentence with its quote."""
    for block in _FILE.read_text(encoding="utf-8").strip().split("\n\n"):
        quote, *said = block.split("\n")
        yield from (Case("by hand, over the samples", one, (quote,), "", 0) for one in said)
