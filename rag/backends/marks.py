"""Knows files that are never changed: by what is in them, or by when they were last written.

At a million passages the files of an index are gigabytes: to read them all at every start would
take longer than to answer. A file whose stamp (size, time of its last change, inode) is that of
its publication was not written to since; only another one is read and hashed. What a disk lost
without writing is found where everything is hashed (`zhengda doctor`).
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rag.backends.disk import sha256

_PASSING = ".lock"


@dataclass(frozen=True, slots=True)
class Mark:
    """How to know a file again. A copy of a file has the same hash and another stamp."""

    sha256: str
    stamp: str


def marks(directory: Path, known: Mapping[str, Mark]) -> dict[str, Mark]:
    """The marks of all files below a directory; those with a known stamp are not read."""
    return {name: _mark(file, known.get(name)) for name, file in _files(directory).items()}


def unchanged(directory: Path, wanted: Mapping[str, Mark]) -> bool:
    """Whether the files below a directory are those that were marked, and no others."""
    files = _files(directory)
    return files.keys() == wanted.keys() and all(
        _stamp(file) == wanted[name].stamp or sha256(file) == wanted[name].sha256
        for name, file in files.items()
    )


def intact(directory: Path, wanted: Mapping[str, Mark]) -> bool:
    """The same, with every file read. What is damaged loses its stamp: no start trusts it again."""
    files = _files(directory)
    other = [
        file
        for name, file in files.items()
        if name in wanted and sha256(file) != wanted[name].sha256
    ]
    for file in other:
        os.utime(file)
    return files.keys() == wanted.keys() and not other


def _mark(file: Path, known: Mark | None) -> Mark:
    stamp = _stamp(file)
    return known if known and known.stamp == stamp else Mark(sha256(file), stamp)


def _stamp(file: Path) -> str:
    about = file.stat()
    return f"{about.st_size} {about.st_mtime_ns} {about.st_ino}"


def _files(directory: Path) -> dict[str, Path]:
    """By their names below the directory, without those that only whoever writes looks at."""
    files = (file for file in directory.rglob("*") if file.is_file())
    return {
        str(file.relative_to(directory)): file for file in sorted(files) if file.suffix != _PASSING
    }
