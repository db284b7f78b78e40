from __future__ import annotations

from pathlib import Path

import numpy as np

from rag.backends import chroma
from rag.backends.exact import ExactIndex
from rag.hits import Entry


def test_hardly_anything_near_is_passed_over(tmp_path: Path) -> None:
    """Or two machines with the same vectors would find different passages."""
    dice = np.random.default_rng(3)
    vectors = dice.normal(size=(2_000, 128)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    entries = [Entry(number + 1, "", "", vector) for number, vector in enumerate(vectors)]
    writer = chroma.Writer(tmp_path)
    writer.put(entries)
    writer.finish()
    index, exact = chroma.ChromaIndex(tmp_path), ExactIndex.of(entries)

    shared = [
        len(
            {hit.chunk for hit in index.search(one, 100)}
            & {h.chunk for h in exact.search(one, 100)}
        )
        for one in vectors[:40]
    ]
    index.close()
    assert sum(shared) >= 0.99 * 40 * 100
