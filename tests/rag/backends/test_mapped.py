from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from rag.backends import mapped
from rag.backends.exact import ExactIndex
from rag.backends.mapped import MappedIndex
from rag.hits import Entry
from rag.ports import Matrix


def vectors(count: int, size: int = 64) -> Matrix:
    """Unit vectors, the same in every run."""
    rows = np.random.default_rng(3).normal(size=(count, size)).astype(np.float32)
    unit: Matrix = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return unit


def entries(first: int, last: int) -> list[Entry]:
    """The chunks with these numbers."""
    rows = vectors(last)
    return [Entry(at, "", "", rows[at - 1]) for at in range(first, last + 1)]


def write(place: Path, drop: list[int], put: list[Entry]) -> MappedIndex:
    """The index after a change."""
    writer = mapped.Writer(place)
    writer.drop(drop)
    if put:
        writer.put(put)
    writer.finish()
    return MappedIndex(place)


def segments(place: Path) -> list[str]:
    """The names of its segments."""
    return sorted(file.stem for file in place.glob("*.chunks"))


@pytest.fixture(params=["looked at", "graph"], autouse=True)
def searched(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each segment is searched whole, or by its graph."""
    if request.param == "graph":
        monkeypatch.setattr("rag.backends.segment.LONG", 1)


def test_hardly_anything_near_is_passed_over(tmp_path: Path) -> None:
    """As exact search finds it."""
    index, exact = write(tmp_path, [], entries(1, 2000)), ExactIndex.of(entries(1, 2000))

    shared = [
        len({h.chunk for h in index.search(one, 100)} & {h.chunk for h in exact.search(one, 100)})
        for one in vectors(40)
    ]

    assert sum(shared) >= 0.97 * 40 * 100


def test_what_is_new_makes_another_segment(tmp_path: Path) -> None:
    """Little beside much leaves what was there as it is."""
    write(tmp_path, [], entries(1, 100))
    before = (tmp_path / "000001.rows").stat().st_ino

    index = write(tmp_path, [], entries(101, 105))

    assert segments(tmp_path) == ["000001", "000002"]
    assert (tmp_path / "000001.rows").stat().st_ino == before
    assert {hit.chunk for hit in index.search(vectors(105)[104], 105)} == set(range(1, 106))


def test_segments_that_are_no_longer_are_made_into_one(tmp_path: Path) -> None:
    """So there are never many."""
    for number in range(30):
        index = write(tmp_path, [], entries(number + 1, number + 1))

    assert len(segments(tmp_path)) <= 5
    assert len(index) == 30


def test_what_is_dropped_is_found_no_more(tmp_path: Path) -> None:
    """Although its files stay; what stands next is found in its place."""
    write(tmp_path, [], entries(1, 100))
    rows = vectors(100)
    nearest = [hit.chunk for hit in ExactIndex.of(entries(1, 100)).search(rows[6], 20)]

    index = write(tmp_path, nearest[:10], [])

    assert segments(tmp_path) == ["000001"]
    assert [hit.chunk for hit in index.search(rows[6], 5)] == nearest[10:15]
    assert len(index) == 90


def test_what_comes_back_is_found_again(tmp_path: Path) -> None:
    """Once, from where it was."""
    write(tmp_path, [], entries(1, 100))
    write(tmp_path, [7, 8], [])

    index = write(tmp_path, [], [entries(7, 7)[0]])

    assert segments(tmp_path) == ["000001"]
    assert len(index) == 99
    assert index.search(vectors(100)[6], 1)[0].chunk == 7


def test_a_segment_that_is_mostly_gone_is_written_anew(tmp_path: Path) -> None:
    """Without what was dropped."""
    write(tmp_path, [], entries(1, 100))

    index = write(tmp_path, list(range(1, 51)), [])

    assert segments(tmp_path) == ["000002"]
    assert (tmp_path / "000002.chunks").stat().st_size == 50 * 8
    assert len(index) == 50
    assert index.search(vectors(100)[60], 1)[0].chunk == 61


def test_dropping_everything_leaves_nothing(tmp_path: Path) -> None:
    """It is no error to search there."""
    write(tmp_path, [], entries(1, 10))

    index = write(tmp_path, list(range(1, 11)), [])

    assert len(index) == 0
    assert index.search(vectors(1)[0], 5) == []


def test_the_same_chunks_make_the_same_files(tmp_path: Path) -> None:
    """Or two builds would answer differently."""
    for name in ("a", "b"):
        write(tmp_path / name, [], entries(1, 300))

    for file in (tmp_path / "a").iterdir():
        assert file.read_bytes() == (tmp_path / "b" / file.name).read_bytes()
