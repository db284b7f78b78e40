"""What every vector index promises: exact search, Chroma and mapped files behave alike."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from rag.backends import engines
from rag.backends.exact import ExactIndex
from rag.hits import Entry
from rag.ports import Matrix, VectorIndex

Build = Callable[[list[Entry]], VectorIndex]


@pytest.fixture(params=["exact", "chroma", "mapped", "graph"])
def build(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Makes an index of chunks; `graph`: mapped files, none of them searched exactly."""
    if request.param == "exact":
        return ExactIndex.of
    if request.param == "graph":
        monkeypatch.setattr("rag.backends.segment.LONG", 1)
    engine = engines.named("chroma" if request.param == "chroma" else "mapped")

    def on_disk(entries: list[Entry]) -> VectorIndex:
        writer = engine.writer(tmp_path)
        if entries:
            writer.put(entries)
        writer.finish()
        return engine.open(tmp_path)

    return on_disk


def vectors(count: int) -> Matrix:
    """Unit vectors, the same in every run."""
    rows = np.random.default_rng(7).normal(size=(count, 32)).astype(np.float32)
    unit: Matrix = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return unit


def entries(count: int) -> list[Entry]:
    """Chunks 10, 11 and so on."""
    return [Entry(at, "", "", vector) for at, vector in enumerate(vectors(count), 10)]


def test_every_chunk_finds_itself(build: Build) -> None:
    """With a cosine of one."""
    index = build(entries(60))

    best = [index.search(one.vector, 1)[0] for one in entries(60)]

    assert [hit.chunk for hit in best] == [one.chunk for one in entries(60)]
    assert [hit.score for hit in best] == pytest.approx([1.0] * 60, abs=1e-3)
    assert len(index) == 60


def test_the_nearest_come_first(build: Build) -> None:
    """Scores are cosines, in falling order."""
    held = entries(60)
    query = vectors(61)[60]
    cosines = {one.chunk: float(one.vector @ query) for one in held}
    expected = sorted(cosines, key=lambda chunk: -cosines[chunk])[:10]

    hits = build(held).search(query, 10)

    assert [hit.chunk for hit in hits] == expected
    assert [hit.score for hit in hits] == pytest.approx(
        [cosines[one] for one in expected], abs=1e-3
    )


def test_no_more_than_there_are_can_be_found(build: Build) -> None:
    """A limit beyond the count gives all, a limit of nothing none."""
    index = build(entries(3))

    assert len(index.search(vectors(1)[0], 50)) == 3
    assert index.search(vectors(1)[0], 0) == []


def test_an_empty_index_finds_nothing(build: Build) -> None:
    """It is no error to ask it."""
    index = build([])

    assert (len(index), index.search(vectors(1)[0], 5)) == (0, [])


def test_many_threads_may_search_at_once(build: Build) -> None:
    """Each gets what it would get alone."""
    index = build(entries(60))
    queries = vectors(20)
    alone = [index.search(one, 5) for one in queries]

    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda one: index.search(one, 5), queries))

    assert together == alone
