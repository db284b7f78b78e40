"""A segment of mapped vectors: files that are written once; the only file that knows usearch.

A segment holds the numbers of its chunks, their vectors in half precision, and, where it is long,
a graph over them (HNSW, Malkov and Yashunin 2016) in bytes: the graph finds candidates, the
vectors put them in order.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from rag.ports import IndexDamagedError, Matrix, Vector

if TYPE_CHECKING:
    from usearch.index import Index

Numbers: TypeAlias = NDArray[np.int64]
Halves: TypeAlias = NDArray[np.float16]

LONG = 4_096
"""Vectors from which on a graph is quicker than looking at every one."""
_NEIGHBORS, _TRIED_TO_ADD = 16, 128
_TRIED = 4
"""So many candidates are tried for every hit that is asked for."""
_LEAST_TRIED = 400
_SPARE = 1.5
"""So many candidates are put in order for every hit."""
AT_ONCE = 8_192


def library() -> str:
    """The version of usearch, which a graph is built with."""
    return version("usearch")


@dataclass(frozen=True)
class Segment:
    """The files of a segment; places in one are places in the others.

    Every reading raises `IndexDamagedError` where it fails.
    """

    directory: Path
    number: int
    _searching: threading.Lock = field(default_factory=threading.Lock, repr=False, compare=False)
    """A graph keeps notes of the search it is at."""

    def file(self, kind: str) -> Path:
        """One of its files."""
        return self.directory / f"{self.number:06}.{kind}"

    @cached_property
    def chunks(self) -> Numbers:
        """Ascending, so that a chunk is found by halving."""
        return read(self.file("chunks"), np.dtype("<i8"))

    @cached_property
    def rows(self) -> Halves:
        """Shape (n, d)."""
        rows: Halves = read(self.file("rows"), np.dtype("<f2"))
        return rows.reshape(len(self.chunks), -1)

    @cached_property
    def whole(self) -> Matrix:
        """All vectors in memory; a short segment is searched so."""
        return self.rows.astype(np.float32)

    @cached_property
    def graph(self) -> Index | None:
        """What finds candidates; None where all are looked at."""
        file = self.file("graph")
        if not file.is_file():
            return None
        from usearch.index import Index  # noqa: PLC0415  short segments need none of it

        with translated():
            return Index.restore(file, view=True)

    def near(self, vector: Vector, limit: int) -> tuple[Numbers, Vector]:
        """At least so many places near a vector, as far as there are, and their cosines."""
        graph = self.graph
        if graph is None:
            scores: Vector = self.whole @ vector
            return np.arange(len(scores)), scores
        wanted = min(int(limit * _SPARE) + 1, len(self.chunks))
        tried = max(_TRIED * limit, _LEAST_TRIED)
        with self._searching, translated():
            graph.expansion_search = tried  # type: ignore[misc] # its setter is written oddly
            keys = graph.search(_bytes(vector), wanted, threads=1).keys
            places = np.sort(keys.astype(np.int64))
            return places, self.rows[places].astype(np.float32) @ vector

    def places(self, chunks: Numbers) -> Numbers:
        """Where those of some chunks stand that are in it."""
        at = np.searchsorted(self.chunks, chunks)
        inside = at < len(self.chunks)
        at = at[inside]
        return np.sort(at[self.chunks[at] == chunks[inside]])

    def write(self, chunks: Numbers, rows: Iterable[Matrix]) -> None:
        """Make its files."""
        with self.file("rows").open("wb") as out:
            for part in rows:
                out.write(part.astype("<f2").tobytes())
        self.file("chunks").write_bytes(chunks.astype("<i8").tobytes())
        if len(chunks) >= LONG:
            self._link()

    def _link(self) -> None:
        from usearch.index import Index  # noqa: PLC0415  likewise

        graph = Index(
            ndim=self.rows.shape[1],
            metric="cos",
            dtype="i8",
            connectivity=_NEIGHBORS,
            expansion_add=_TRIED_TO_ADD,
            enable_key_lookups=False,
        )
        for at in range(0, len(self.chunks), AT_ONCE):
            rows = _bytes(self.rows[at : at + AT_ONCE].astype(np.float32))
            # One thread: the same vectors are to make the same graph.
            graph.add(np.arange(at, at + len(rows), dtype=np.uint64), rows, threads=1)
        graph.save(self.file("graph"))


def read(file: Path, kind: np.dtype[Any]) -> NDArray[Any]:
    """A file as an array that is mapped into memory."""
    with translated():
        if not file.stat().st_size:
            return np.zeros(0, kind)
        return np.memmap(file, kind, "r")


def _bytes(rows: Matrix) -> NDArray[np.int8]:
    """Vectors in bytes, each in a scale of its own: a cosine does not ask for the length."""
    most = np.abs(rows).max(axis=-1, keepdims=True)
    scaled = rows * (127 / np.maximum(most, np.finfo(np.float32).tiny))
    small: NDArray[np.int8] = np.rint(scaled).astype(np.int8)
    return small


@contextmanager
def translated() -> Iterator[None]:
    """What fails in a library means that the files are of no use."""
    try:
        yield
    except (ValueError, RuntimeError, IndexError) as error:
        raise IndexDamagedError(f"mapped vectors: {type(error).__name__}") from error
