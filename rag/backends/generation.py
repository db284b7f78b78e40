"""One generation of the index: built in a directory of its own, proved, opened.

A generation is `chroma/`, `lexical.sqlite` and `manifest.json`. Chroma dies of damaged files
(a segmentation fault, not an exception), so they are hashed before it may open them.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from rag.backends import chroma, lexical
from rag.backends.disk import sha256, sync_tree
from rag.backends.manifest import FORMAT, Canary, Manifest
from rag.index import Difference
from rag.ports import IndexDamagedError, Progress, Store, VectorIndex

_LEXICAL = "lexical.sqlite"
_CHROMA = "chroma"
_CANARIES = 5
_ITSELF = 0.999
"""A cosine that only the chunk itself, or its double, reaches."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a new generation is made of: `base` is copied, then `difference` applied.

    `dropped` counts the chunks taken out since the last build from nothing.
    """

    base: Path | None
    difference: Difference
    revision: int
    model: str
    chunks: frozenset[int]
    dropped: int


def libraries() -> str:
    """The versions that decide about the lexical index."""
    return f"pypinyin {version('pypinyin')}, OpenCC {version('OpenCC')}"


def build(directory: Path, plan: Plan, store: Store, progress: Progress) -> None:
    """Make a whole generation in a directory that is not there yet, and prove it.

    Raises:
        IndexDamagedError: what came out does not find what it holds.
    """
    if plan.base is None:
        directory.mkdir(parents=True)
    else:
        shutil.copytree(plan.base, directory)
    _write(directory, plan, store, progress)
    canaries = _canaries(plan, store)
    _prove(directory, len(plan.chunks), canaries)
    manifest = Manifest(
        format=FORMAT,
        revision=plan.revision,
        model=plan.model,
        count=len(plan.chunks),
        dropped=plan.dropped,
        libraries=libraries(),
        engine=chroma.library(),
        lexical=_lexical_marks(directory),
        vector=chroma.fingerprint(directory / _CHROMA),
        canaries=canaries,
    )
    manifest.write(directory)
    sync_tree(directory)


def _write(directory: Path, plan: Plan, store: Store, progress: Progress) -> None:
    change = plan.difference
    with closing(sqlite3.connect(directory / _LEXICAL)) as connection:
        # The generation is synchronised as a whole before it is published.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        lexical.write(connection, change.drop, store.entries(change.put, plan.model))
    done = 0
    progress(0, len(change.put))
    entries = store.entries(change.put, plan.model)
    for count in chroma.write(directory / _CHROMA, change.drop, entries):
        done += count
        progress(done, len(change.put))


def _canaries(plan: Plan, store: Store) -> tuple[Canary, ...]:
    chunks = sorted(plan.chunks)
    picked = chunks[:: max(1, len(chunks) // _CANARIES)]
    return tuple(
        Canary.of(entry.chunk, entry.vector) for entry in store.entries(picked, plan.model)
    )


def _prove(directory: Path, count: int, canaries: tuple[Canary, ...]) -> None:
    words = lexical.LexicalFile.open(directory / _LEXICAL)
    vectors = chroma.ChromaIndex(directory / _CHROMA)
    try:
        if len(words) != count:
            raise IndexDamagedError(f"{len(words)} texts instead of {count}")
        _sing(vectors, count, canaries)
    finally:
        words.close()
        vectors.close()


def _sing(vectors: VectorIndex, count: int, canaries: tuple[Canary, ...]) -> None:
    """Let every canary find itself."""
    if len(vectors) != count:
        raise IndexDamagedError(f"{len(vectors)} vectors instead of {count}")
    for canary in canaries:
        found = vectors.search(canary.query(), 1)
        if not found or found[0].score < _ITSELF:
            raise IndexDamagedError(f"chunk {canary.chunk} does not find itself")


def _lexical_marks(directory: Path) -> Mapping[str, str]:
    return {_LEXICAL: sha256(directory / _LEXICAL)}


def open_lexical(directory: Path, manifest: Manifest) -> lexical.LexicalFile:
    """The lexical index of a generation.

    Raises:
        IndexDamagedError: it is not as it was published, or of another format.
    """
    if (manifest.format, manifest.libraries) != (FORMAT, libraries()):
        raise IndexDamagedError("the lexical index is of another format")
    if _marks(lambda: _lexical_marks(directory)) != manifest.lexical:
        raise IndexDamagedError("the lexical index was altered")
    return lexical.LexicalFile.open(directory / _LEXICAL)


def open_vector(directory: Path, manifest: Manifest, model: str) -> chroma.ChromaIndex:
    """The vector index of a generation.

    Raises:
        IndexDamagedError: it is not as it was published, or of another model or Chroma.
    """
    made_with = (manifest.format, manifest.model, manifest.engine)
    if made_with != (FORMAT, model, chroma.library()):
        raise IndexDamagedError("the vector index is of another model or format")
    if _marks(lambda: chroma.fingerprint(directory / _CHROMA)) != manifest.vector:
        raise IndexDamagedError("the vector index was altered")
    vectors = chroma.ChromaIndex(directory / _CHROMA)
    try:
        _sing(vectors, manifest.count, manifest.canaries)
    except BaseException:
        vectors.close()
        raise
    return vectors


def _marks(hashed: Callable[[], Mapping[str, str]]) -> Mapping[str, str]:
    try:
        return hashed()
    except OSError as error:
        raise IndexDamagedError("a file of the index cannot be read") from error
