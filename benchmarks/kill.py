"""Kills `add` and `reindex` at random moments and counts after how many the next start works.

    python benchmarks/kill.py [COUNT]

It uses the parts of the product (state database, Chroma, lexical index, generations) with an
embedder that costs nothing, so that most moments fall into writing, not into waiting.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.e2e import killing


def main() -> int:
    """Print a line a kind of work; the exit status tells whether a kill did harm."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    harmed = 0
    with tempfile.TemporaryDirectory() as place:
        base = Path(place) / "base"
        killing.prepare(base)
        for life in (killing.add, killing.reindex):
            verdicts = killing.kills(life, base, Path(place) / "work", count, seed=1)
            faults = [one for one in verdicts if one.fault]
            served = Counter(one.generation for one in verdicts if not one.fault)
            spread = ", ".join(f"{name} {times}" for name, times in sorted(served.items()))
            print(f"{life.__name__}: {count - len(faults)} of {count} (serving {spread})")
            for one in faults:
                print(f"  after {one.after:.3f} s: {one.fault}")
            harmed += len(faults)
    return min(harmed, 1)


if __name__ == "__main__":
    sys.exit(main())
