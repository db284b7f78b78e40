"""Keeps vectors in files that are mapped into memory.

For corpora that Chroma would load whole at every start and copy whole at every change (figures in
`benchmarks/README.md`). Vectors lie in segments whose files are never changed; what is new makes
another segment, what is dropped is noted in `gone`.

Segments grow like the digits of a number: with what is new, those are made into one that hold no
more than twice as much, so that a chunk is moved a few times in the life of a large corpus.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from rag.backends.recent import Recent
from rag.backends.segment import AT_ONCE, Halves, Numbers, Segment, read
from rag.hits import Entry, Hit
from rag.ports import Matrix, Vector

_EMPTY = 4
"""A segment is written anew when one of so many of its chunks is dropped."""
_SEARCHES = 32
_GONE = "gone"


def _segments(directory: Path) -> list[Segment]:
    files = sorted(directory.glob("*.chunks"))
    return [Segment(directory, int(file.stem)) for file in files]


def _gone(directory: Path) -> Numbers:
    file = directory / _GONE
    return read(file, np.dtype("<i8")) if file.is_file() else np.zeros(0, np.int64)


class Writer:
    """Takes chunks out of and into a directory that nobody reads."""

    def __init__(self, directory: Path) -> None:
        """`directory` is made where it is not there."""
        directory.mkdir(parents=True, exist_ok=True)
        self._directory = directory
        self._gone = _gone(directory).copy()
        self._chunks: list[Numbers] = []
        self._rows: list[Halves] = []

    def drop(self, chunks: Iterable[int]) -> None:
        """Take chunks out; those that are not there are none."""
        dropped = np.fromiter(chunks, np.int64)
        here = [one.chunks[one.places(dropped)] for one in _segments(self._directory)]
        self._gone = np.unique(np.concatenate([self._gone, *here]))

    def put(self, entries: Sequence[Entry]) -> None:
        """Put chunks in, which are not there."""
        self._chunks.append(np.array([entry.chunk for entry in entries], np.int64))
        self._rows.append(np.stack([entry.vector for entry in entries]).astype(np.float16))

    def finish(self) -> None:
        """Write everything out; the writer is of no use any more."""
        segments = _segments(self._directory)
        self._bring_back(segments)
        merged = self._merged(segments)
        chunks, rows = self._together(merged)
        if len(chunks):
            last = max((one.number for one in segments), default=0)
            order = np.argsort(chunks, kind="stable")
            Segment(self._directory, last + 1).write(chunks[order], _ordered(rows, order))
        for one in merged:
            self._gone = np.setdiff1d(self._gone, one.chunks)
            for file in self._directory.glob(f"{one.number:06}.*"):
                file.unlink()
        (self._directory / _GONE).unlink(missing_ok=True)  # it may be shared with the original
        (self._directory / _GONE).write_bytes(self._gone.astype("<i8").tobytes())

    def _bring_back(self, segments: Iterable[Segment]) -> None:
        """What is put and still stands in a segment is only noted to be there again.

        The vector of a chunk never changes.
        """
        for at, chunks in enumerate(self._chunks):
            here = [one.chunks[one.places(chunks)] for one in segments]
            there = np.concatenate([np.zeros(0, np.int64), *here])
            self._gone = np.setdiff1d(self._gone, there)
            new = ~np.isin(chunks, there)
            self._chunks[at], self._rows[at] = chunks[new], self._rows[at][new]

    def _merged(self, segments: Sequence[Segment]) -> list[Segment]:
        """The segments that are made into one with what is new."""
        new = sum(map(len, self._chunks))
        merged: list[Segment] = []
        for one in sorted(segments, key=lambda one: len(one.chunks)):
            dropped = len(one.places(self._gone))
            if (new and len(one.chunks) <= 2 * new) or dropped * _EMPTY > len(one.chunks):
                merged.append(one)
                new += len(one.chunks) - dropped
        return merged

    def _together(self, merged: Iterable[Segment]) -> tuple[Numbers, Halves]:
        chunks, rows = list(self._chunks), list(self._rows)
        for one in merged:
            kept = np.setdiff1d(np.arange(len(one.chunks)), one.places(self._gone))
            chunks.append(one.chunks[kept])
            rows.append(one.rows[kept])
        if not chunks:
            return np.zeros(0, np.int64), np.zeros((0, 0), np.float16)
        return np.concatenate(chunks), np.concatenate(rows)


def _ordered(rows: Halves, order: Numbers) -> Iterator[Matrix]:
    for at in range(0, len(order), AT_ONCE):
        yield rows[order[at : at + AT_ONCE]].astype(np.float32)


class MappedIndex:
    """A `rag.ports.VectorIndex` over one directory, whose files were found to be whole."""

    def __init__(self, directory: Path) -> None:
        """Map the files; they are read where they are searched.

        Raises:
            IndexDamagedError: they cannot be read.
        """
        gone = _gone(directory)
        self._searched = [_Searched(one, gone) for one in _segments(directory)]
        self._count = sum(len(one) for one in self._searched)
        self._found: Recent[tuple[bytes, int], list[Hit]] = Recent(_SEARCHES)

    def __len__(self) -> int:
        return self._count

    def search(self, vector: Vector, limit: int) -> list[Hit]:
        """The chunks with the highest cosine, best first."""
        if limit < 1 or not self._count:
            return []
        asked = vector.tobytes(), limit
        return list(self._found.get(asked) or self._found.put(asked, self._search(vector, limit)))

    def _search(self, vector: Vector, limit: int) -> list[Hit]:
        hits = [hit for one in self._searched for hit in one.search(vector, limit)]
        return sorted(hits, key=lambda hit: (-hit.score, hit.chunk))[:limit]

    def close(self) -> None:
        """Let go of the files, as soon as nobody searches in them."""
        self._searched = []


class _Searched:
    """A segment that is searched, without what is gone."""

    def __init__(self, segment: Segment, gone: Numbers) -> None:
        self._segment = segment
        self._gone = segment.places(gone)

    def __len__(self) -> int:
        return len(self._segment.chunks) - len(self._gone)

    def search(self, vector: Vector, limit: int) -> Iterator[Hit]:
        """The best hits, in any order."""
        asked = limit
        while True:
            places, scores = self._segment.near(vector, asked)
            kept = ~np.isin(places, self._gone)
            if kept.sum() >= min(limit, len(self)) or len(places) == len(self._segment.chunks):
                break
            asked *= 2  # what was found first is gone
        places, scores = places[kept], scores[kept]
        if len(places) > limit:
            best = np.argpartition(-scores, limit - 1)[:limit]
            places, scores = places[best], scores[best]
        chunks = self._segment.chunks[places]
        for chunk, score in zip(chunks.tolist(), scores.tolist(), strict=True):
            yield Hit(chunk, score)
