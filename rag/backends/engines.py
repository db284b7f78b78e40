"""The engines that keep vectors, as a generation uses them.

Chroma keeps those of an ordinary corpus. It loads all of them at every start and rewrites its
files in place, so that every generation is a copy of the whole: beyond `MANY` chunks vectors lie
in files that are mapped into memory and shared between generations (figures in
`benchmarks/README.md`).
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from rag.backends import chroma, mapped, segment
from rag.backends.disk import share
from rag.backends.marks import Mark, intact, marks, unchanged
from rag.hits import Entry, Hit
from rag.ports import Vector

MANY = 5_000


class Opened(Protocol):
    """A `rag.ports.VectorIndex` over files."""

    def __len__(self) -> int:
        """Number of chunks."""

    def search(self, vector: Vector, limit: int) -> list[Hit]:
        """The chunks with the highest cosine, best first."""

    def close(self) -> None:
        """Let go of the files."""


class Writer(Protocol):
    """Takes chunks out of and into a directory that nobody reads."""

    def drop(self, chunks: Iterable[int]) -> None:
        """Take chunks out."""

    def put(self, entries: Sequence[Entry]) -> None:
        """Put chunks in."""

    def finish(self) -> None:
        """Write everything out."""


class Engine(Protocol):
    """What keeps vectors. Every path is a directory of its own."""

    @property
    def name(self) -> str:
        """The name of its directory, and with its version that of its files."""

    def library(self) -> str:
        """The version of what its files are made with."""

    def share(self, original: Path, directory: Path) -> None:
        """Make a directory that may be written to without any harm to its original."""

    def writer(self, directory: Path) -> Writer:
        """What writes to a directory."""

    def marks(self, directory: Path, known: Mapping[str, Mark]) -> Mapping[str, Mark]:
        """How to know its files again; `known` are those of the original."""

    def unchanged(self, directory: Path, wanted: Mapping[str, Mark]) -> bool:
        """Whether the files may be opened: a damaged one would end the process."""

    def intact(self, directory: Path, wanted: Mapping[str, Mark]) -> bool:
        """The same, with every file read."""

    def open(self, directory: Path) -> Opened:
        """The index of a directory."""


class ChromaEngine:
    """Chroma, which touches its files whenever it opens them: they are known by their contents."""

    name = "chroma"

    def library(self) -> str:
        """The version of Chroma."""
        return chroma.library()

    def share(self, original: Path, directory: Path) -> None:
        """A copy."""
        shutil.copytree(original, directory)

    def writer(self, directory: Path) -> Writer:
        """What writes to a collection."""
        return chroma.Writer(directory)

    def marks(self, directory: Path, known: Mapping[str, Mark]) -> Mapping[str, Mark]:
        """All files, read."""
        del known
        return {name: Mark(one, "") for name, one in chroma.fingerprint(directory).items()}

    def unchanged(self, directory: Path, wanted: Mapping[str, Mark]) -> bool:
        """Whether the files may be opened."""
        return self.marks(directory, {}) == wanted

    def intact(self, directory: Path, wanted: Mapping[str, Mark]) -> bool:
        """The same: they are read in any case."""
        return self.unchanged(directory, wanted)

    def open(self, directory: Path) -> Opened:
        """The collection."""
        return chroma.ChromaIndex(directory)


class MappedEngine:
    """Files that are mapped into memory, each written once and shared between generations."""

    name = "mapped"

    def library(self) -> str:
        """The version of usearch."""
        return segment.library()

    def share(self, original: Path, directory: Path) -> None:
        """The same files under other names."""
        share(original, directory)

    def writer(self, directory: Path) -> Writer:
        """What writes another segment."""
        return mapped.Writer(directory)

    def marks(self, directory: Path, known: Mapping[str, Mark]) -> Mapping[str, Mark]:
        """All files; those of the original are not read again."""
        return marks(directory, known)

    def unchanged(self, directory: Path, wanted: Mapping[str, Mark]) -> bool:
        """Whether the files may be opened."""
        return unchanged(directory, wanted)

    def intact(self, directory: Path, wanted: Mapping[str, Mark]) -> bool:
        """The same, with every file read."""
        return intact(directory, wanted)

    def open(self, directory: Path) -> Opened:
        """The segments."""
        return mapped.MappedIndex(directory)


ENGINES: tuple[Engine, ...] = (ChromaEngine(), MappedEngine())


def named(name: str) -> Engine:
    """The engine of a name; Chroma where nobody knows it."""
    return next((one for one in ENGINES if one.name == name), ENGINES[0])


def fitting(count: int, many: int, now: Engine | None) -> Engine:
    """The engine for so many chunks. One that serves gives way only at half as many."""
    few, large = ENGINES
    least = many // 2 if now is large else many
    return large if count >= least else few
