"""Adds a folder as `zhengda add` does, with an embedder that costs nothing, and tells what it cost.

    python -m benchmarks.filling FOLDER DATA

It opens the same parts as the product; only the embedder is another one. One JSON object is
printed: what became of the files, the seconds of each, the memory of parent and child.
"""

from __future__ import annotations

import json
import resource
import sys
import time
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from bot.files import offers
from corpus.document import Chunk, Document, Upload
from corpus.limits import Limits
from rag.backends.home import home
from rag.backends.orders import Allowance
from rag.backends.workshop import workshop
from rag.change import Offer
from rag.ingest import Library
from rag.ports import Matrix, Vector, Workshop

_DIMENSIONS = 384


class FreeEmbedder:
    """Gives every text a vector of its own at next to no cost."""

    name = "free-1"
    dimensions = _DIMENSIONS
    measured = True

    def begin(self, text: str) -> None:
        """Nothing: a vector is made at once."""

    def query(self, text: str) -> Vector:
        """A vector of unit length, the same for the same text."""
        random = np.random.default_rng(zlib.crc32(text.encode()))
        vector = random.standard_normal(_DIMENSIONS, np.float32)
        unit: Vector = vector / np.linalg.norm(vector)
        return unit

    def passages(self, texts: Sequence[str]) -> Matrix:
        """Vectors of unit length."""
        return np.stack([self.query(text) for text in texts])


@dataclass(frozen=True, slots=True)
class Timed:
    """A workshop that writes down how long each file took."""

    real: Workshop
    seconds: list[float] = field(default_factory=list)

    @property
    def limits(self) -> Limits:
        """Those of the real one."""
        return self.real.limits

    def compose(self, upload: Upload) -> tuple[Document, tuple[Chunk, ...]]:
        """What the real one makes of a file."""
        began = time.perf_counter()
        try:
            return self.real.compose(upload)
        finally:
            self.seconds.append(time.perf_counter() - began)

    def unpack(self, upload: Upload) -> tuple[Offer, ...]:
        """What the real one finds in a file."""
        return self.real.unpack(upload)


def main() -> None:
    """Add the folder and print what it cost."""
    folder, data = Path(sys.argv[1]), Path(sys.argv[2])
    embedder = FreeEmbedder()
    began = time.perf_counter()
    with home(data, embedder.name, "") as rooms, workshop(Limits(), Allowance()) as reading:
        timed = Timed(reading)
        library = Library(rooms.store, rooms.shelf, embedder, timed)
        changes = list(library.add(list(offers([folder]))))
    spent = time.perf_counter() - began
    told = {
        "fates": Counter(str(one.status) for one in changes),
        "reasons": Counter(one.reason for one in changes if one.reason),
        "embedded": sum(one.embedded for one in changes),
        "characters": sum(one.characters for one in changes),
        "parsing": timed.seconds,
        "seconds": spent,
        "parent": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
        "child": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss,
    }
    print(json.dumps(told, ensure_ascii=False))


if __name__ == "__main__":
    main()
